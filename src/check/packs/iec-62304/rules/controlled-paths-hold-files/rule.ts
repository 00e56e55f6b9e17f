import type { Place } from '../../../../../model/place.ts';
import { finderIn } from '../../../../../model/source-files.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

export default defineRule({
  id: 'controlled-paths-hold-files',
  clause: '5.1.9',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'warning' },
  checks: ['R-5.1.9-2'],
  needs: ['source'],
  expect: eachOf(productPaths).passes(({ item, pattern, place, files }) =>
    files.length > 0
      ? undefined
      : {
          place,
          message: `The product files of ${item.id} are said to be at ${pattern}, and no file is there`,
          fix: 'Correct the path, or take it out: what it was meant to find is under no control.',
        },
  ),
});

interface PathSubject extends ItemSubject {
  readonly pattern: string;
  readonly place: Place;
  readonly files: readonly string[];
}

/** Each path that `dhf.yaml` gives for the product files of a software system of this DHF. */
function* productPaths({ graph }: RuleContext): Iterable<PathSubject> {
  const { declared, evidence } = graph;
  if (declared === undefined) return;
  const find = finderIn(evidence.source) ?? (() => []);
  for (const item of graph.ofKind('software-system')) {
    // What stands in another repository was not looked at.
    if (evidence.source?.elsewhere?.includes(item.id)) continue;
    for (const [at, pattern] of (declared.systems[item.id]?.product ?? []).entries())
      yield { item, pattern, place: declared.placeOf(['systems', item.id, 'product', at]), files: find(pattern) };
  }
}
