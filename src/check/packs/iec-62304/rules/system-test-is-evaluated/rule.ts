import { endOf, isFormal } from '../../../../../model/results.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import type { Gathering, Sight } from '../../../../gather.ts';
import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';
import { activityOf, casesIn } from '../../test-levels.ts';

/** Formal runs by each test of the system that they ran. */
const byTest: Gathering<TraceItem> = {
  kinds: ['test-run'],
  says: (run, { graph }) =>
    (isFormal(run) ? casesIn(run, graph) : []).flatMap((test) => (activityOf(test, graph) === 'system' ? [[test.id, run]] : [])),
};

export default defineRule({
  id: 'system-test-is-evaluated',
  clause: '5.7.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.7.4-2'],
  expect: reviewed({ kinds: ['test-run'], where: isLastOfSome }, { kind: 'test-evaluation', clause: '5.7.4', points: ['a', 'b', 'c'] }),
});

/** What is evaluated: formal runs in which some test of the system was run the last time. */
function isLastOfSome(run: TraceItem, { graph, gathered }: Sight): boolean {
  if (!isFormal(run)) return false;
  return casesIn(run, graph).some((test) => isLastOf(gathered.of(byTest, test.id), run));
}

/** Did none of the runs of a test end after this one? Of those that ended together the last in order is the last. */
function isLastOf(runs: readonly TraceItem[], run: TraceItem): boolean {
  const [at, end] = [runs.indexOf(run), endOf(run)];
  return at >= 0 && runs.every((each, index) => index === at || (index < at ? endOf(each) <= end : endOf(each) < end));
}
