import type { Element } from 'hast';
import type { Root } from 'mdast';
import type { Kind } from '../../src/model/kind.ts';
import { type KindName, kinds } from '../../src/model/kinds.ts';
import { type CoverageStep, coverageOf } from '../../src/view/coverage.ts';
import { element, idLinks, renderBlocks, type TraceBlockOptions, text, wide } from '../trace-block.ts';

/** Renders fenced `dhf-coverage` blocks: how many items of each kind of a chain are linked with the next. */
export default function remarkTraceCoverage({ graph, href }: TraceBlockOptions): (tree: Root) => void {
  return (tree) => renderBlocks(tree, 'dhf-coverage', graph, ({ chain }) => wide(coverageTable(coverageOf(graph, chain), href)));
}

/** Steps of a chain with what is linked and what is open. */
export function coverageTable(steps: readonly CoverageStep[], href: TraceBlockOptions['href']): Element {
  const head = element(
    'tr',
    {},
    ['Step', 'Linked', 'Open'].map((name) => element('th', { scope: 'col' }, [text(name)])),
  );
  const rows = steps.map((step) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [text(`${title(step.from)} → ${title(step.to)}`)]),
      element('td', {}, [text(`${step.covered} of ${step.total}`)]),
      element('td', {}, step.open.length === 0 ? [text('none')] : idLinks(step.open, href)),
    ]),
  );
  return element('table', {}, [element('thead', {}, [head]), element('tbody', {}, rows)]);
}

function title(kind: KindName): string {
  return (kinds[kind] as Kind).title;
}
