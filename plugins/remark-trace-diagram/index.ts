import type { Element } from 'hast';
import type { Root } from 'mdast';
import type { LinkState } from '../../src/model/link.ts';
import type { TraceItem } from '../../src/model/trace-item.ts';
import { type Diagram, neighbourhood } from '../../src/view/diagram.ts';
import type { Figure } from '../../src/view/draw/drawing.ts';
import { layeredDrawing } from '../../src/view/draw/layered.ts';
import { mermaidNode } from '../../src/view/draw/mermaid.ts';
import { renderBlocks, said, type TraceBlockOptions } from '../trace-block.ts';
import { figureElement } from './figure.ts';
import { type DiagramWords, englishWords } from './words.ts';

export interface TraceDiagramOptions extends TraceBlockOptions {
  /** How pictures speak; English when left out. */
  readonly words?: DiagramWords;
}

/** Renders fenced `dhf-diagram` blocks: what an item is linked with, as a picture and as a table that says the same. */
export default function remarkTraceDiagram({ graph, href, words = englishWords }: TraceDiagramOptions): (tree: Root) => void {
  return (tree) => {
    let count = 0;
    renderBlocks(tree, 'dhf-diagram', graph, ({ item, depth }) => {
      count += 1;
      return diagramFigure(neighbourhood(graph, graph.item(item) as TraceItem, depth), href, `diagram-${count}`, words);
    });
  };
}

/** A layered diagram with the table that says the same. `key` is unique on its page; `title` names the picture, after the items it is about when left out. */
export function diagramFigure(
  diagram: Diagram,
  href: TraceBlockOptions['href'],
  key: string,
  words = englishWords,
  title?: string,
): Element {
  const { say } = words;
  if (diagram.edges.length === 0) return said(say('nothing'));
  const ids = diagram.about.map(({ id }) => id).join(', ');
  return figureElement(layeredFigure(diagram, words, title ?? say('neighbours', { id: ids })), href, say, key);
}

function layeredFigure(diagram: Diagram, { say, kind, field }: DiagramWords, title: string): Figure {
  const { nodes, edges, left } = diagram;
  const stateOf = (state: LinkState) => (state === 'suspect' ? say('suspect') : say('resolved'));
  const drawing = layeredDrawing(diagram, {
    title,
    text: say('neighboursText', { items: nodes.length, links: edges.length }),
    kind,
    link: (from, name, to, state) => {
      const link = { from, label: field(name), to };
      return state === 'resolved' ? say('link', link) : say('linkInState', { ...link, state: stateOf(state) });
    },
  });
  return {
    drawing,
    caption: `${left === 0 ? '' : `${say('left', { count: left })} `}${say('lines')}`,
    table: {
      heads: [say('from'), say('field'), say('to'), say('state')],
      rows: edges.map(({ from, label, to, state }) => [[{ item: from.id }], field(label), [{ item: to.id }], stateOf(state)]),
    },
    mermaid: flowchart(diagram),
  };
}

/** The same as a flowchart of mermaid, from left to right. */
function flowchart({ nodes, edges }: Diagram): string {
  const names = new Map(nodes.map(({ item }, at) => [item, `n${at + 1}`]));
  const lines = edges.map(
    ({ from, label, to, state }) => `  ${names.get(from)} ${state === 'suspect' ? '-.->' : '-->'}|${label}| ${names.get(to)}`,
  );
  return ['flowchart LR', ...nodes.map(({ item }, at) => mermaidNode(`n${at + 1}`, item.id, item.title.text)), ...lines].join('\n');
}
