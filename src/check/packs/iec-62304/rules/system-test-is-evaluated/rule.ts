import type { TraceGraph } from '../../../../../model/graph.ts';
import { endOf } from '../../../../../model/results.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';
import { activityOf, casesIn, formalRunsOf } from '../../test-levels.ts';

export default defineRule({
  id: 'system-test-is-evaluated',
  clause: '5.7.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.7.4-2'],
  expect: reviewed(({ graph }) => runsThatCount(graph), { kind: 'test-evaluation', clause: '5.7.4', points: ['a', 'b', 'c'] }),
});

/** Formal runs in which some test of the system was run the last time: what is evaluated are these. */
function runsThatCount(graph: TraceGraph): readonly TraceItem[] {
  const last = new Map<TraceItem, TraceItem>();
  for (const run of formalRunsOf('system', graph).toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : 1))) {
    for (const test of casesIn(run, graph)) if (activityOf(test, graph) === 'system') last.set(test, run);
  }
  return [...new Set(last.values())];
}
