import type { Element } from 'hast';
import type { Root } from 'mdast';
import type { TraceItem } from '../../src/model/trace-item.ts';
import { type Diagram, neighbourhood } from '../../src/view/diagram.ts';
import { element, idLink, renderBlocks, said, type TraceBlockOptions, text, wide } from '../trace-block.ts';
import { diagramSvg } from './svg.ts';

/** Renders fenced `dhf-diagram` blocks: what an item is linked with, as a picture and as a table that says the same. */
export default function remarkTraceDiagram({ graph, href }: TraceBlockOptions): (tree: Root) => void {
  return (tree) => {
    let count = 0;
    renderBlocks(tree, 'dhf-diagram', graph, ({ item, depth }) => {
      count += 1;
      return diagramFigure(neighbourhood(graph, graph.item(item) as TraceItem, depth), href, `diagram-${count}`);
    });
  };
}

/** A generated picture with the table that says the same. `key` is unique on its page. */
export function diagramFigure(diagram: Diagram, href: TraceBlockOptions['href'], key: string): Element {
  if (diagram.edges.length === 0) return said('It is linked with nothing, so there is nothing to draw.');
  const left = diagram.left === 0 ? '' : `${diagram.left} more items are not drawn. `;
  const scroll = diagram.nodes.some((node) => node.rank > 3) ? ' A wide picture scrolls sideways.' : '';
  return element('figure', {}, [
    wide(diagramSvg(diagram, href, key)),
    element('figcaption', { className: ['quiet'] }, [text(`${left}Solid lines are resolved links, dashed ones suspect.${scroll}`)]),
    element('details', {}, [element('summary', {}, [text('The same as a table')]), wide(edgeTable(diagram, href))]),
  ]);
}

function edgeTable(diagram: Diagram, href: TraceBlockOptions['href']): Element {
  const head = element(
    'tr',
    {},
    ['From', 'Link', 'To', 'State'].map((name) => element('th', { scope: 'col' }, [text(name)])),
  );
  const rows = diagram.edges.map(({ from, label, to, state }) =>
    element('tr', {}, [
      element('td', {}, [idLink(from.id, href)]),
      element('td', {}, [text(label)]),
      element('td', {}, [idLink(to.id, href)]),
      element('td', {}, [text(state)]),
    ]),
  );
  return element('table', {}, [element('thead', {}, [head]), element('tbody', {}, rows)]);
}
