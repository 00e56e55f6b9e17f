import type { Element } from 'hast';
import type { Root } from 'mdast';
import type { Kind } from '../../src/model/kind.ts';
import { type KindName, kinds } from '../../src/model/kinds.ts';
import { type CoverageStep, coverageOf } from '../../src/view/coverage.ts';
import { element, headed, idLinks, renderBlocks, type TraceBlockOptions, text, wide } from '../trace-block.ts';
import { inEnglish } from '../words.ts';
import { type CoverageWords, coverageStrings } from './words.ts';

export interface TraceCoverageOptions extends TraceBlockOptions {
  /** How tables speak; English when left out. */
  readonly words?: CoverageWords;
}

const englishWords: CoverageWords = { say: inEnglish(coverageStrings), kind: (kind) => (kinds[kind as KindName] as Kind).title };

/** Renders fenced `dhf-coverage` blocks: how many items of each kind of a chain are linked with the next. */
export default function remarkTraceCoverage({ graph, href, words }: TraceCoverageOptions): (tree: Root) => void {
  return (tree) => renderBlocks(tree, 'dhf-coverage', graph, ({ chain }) => wide(coverageTable(coverageOf(graph, chain), href, words)));
}

/** Steps of a chain with what is linked and what is open. */
export function coverageTable(steps: readonly CoverageStep[], href: TraceBlockOptions['href'], words = englishWords): Element {
  const { say, kind } = words;
  const rows = steps.map((step) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [text(`${kind(step.from)} → ${kind(step.to)}`)]),
      element('td', {}, [text(say('of', { covered: step.covered, total: step.total }))]),
      element('td', {}, step.open.length === 0 ? [text(say('none'))] : idLinks(step.open, href)),
    ]),
  );
  return headed([say('step'), say('linked'), say('open')], element('tbody', {}, rows));
}
