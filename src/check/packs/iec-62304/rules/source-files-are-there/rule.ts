import type { Value } from '../../../../../model/facts.ts';
import { finderIn, sourceHolders } from '../../../../../model/source-files.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import { answers, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

export default defineRule({
  id: 'source-files-are-there',
  clause: '5.5.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.5.1-1'],
  needs: ['source'],
  expect: eachOf(namedSources).passes(({ missing }) => missing.map((path) => ({ place: path.place, path }))),
  message: ({ item, path }) => `${item.id} names ${path.text} as its source, and the product has no such file`,
  fix: () =>
    'Write the path as it is from the folder of dhf.yaml, with `/`, or a pattern such as `software/src/pump/**`; a file that is part of the product is one that `product` in dhf.yaml finds.',
});

interface Named {
  readonly item: TraceItem;
  readonly missing: readonly Value[];
}

/** What names source files of its own, and the paths that lead to none. That nothing is named at all is demanded, and found, by itself. */
function* namedSources({ graph }: RuleContext): Iterable<Named> {
  const { source } = graph.evidence;
  const find = finderIn(source) ?? (() => []);
  for (const item of sourceHolders(graph)) {
    // What stands in another repository was not looked at.
    if (systemsOf(item, graph).some(({ id }) => source?.elsewhere?.includes(id))) continue;
    const named = answers(item, 'source');
    if (named.length > 0) yield { item, missing: named.filter(({ text }) => find(text).length === 0) };
  }
}
