import { firstApproval, signedAt } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { isFormal, recordedHashes } from '../../../../../model/results.ts';
import { dayOf, isLater } from '../../../../../model/times.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { someOf } from '../../../../words.ts';
import { activityOf, casesIn } from '../../test-levels.ts';

export default defineRule({
  id: 'procedure-is-approved-before-its-run',
  clause: '5.7.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'warning' },
  expect: eachOf(formalRuns).passes(({ item: run, tests }, { graph }) => {
    const started = answer(run, 'started') ?? '';
    const late = tests.flatMap((test) => {
      const approval = firstApproval(test, graph);
      return approval !== undefined && isLater(signedAt(approval), started) ? [{ test, approval }] : [];
    });
    return [...Map.groupBy(late, ({ approval }) => approval)].map(([approval, cases]) => ({
      message: `${run.id} began on ${dayOf(started)}, and the wording of ${someOf(cases.map(({ test }) => test.id))} that it followed was first approved on ${dayOf(signedAt(approval))}`,
      related: [{ message: `${approval.id} is the first approval`, place: approval.idPlace }],
    }));
  }),
  fix: () =>
    'Say in the evaluation why the criteria were not made to fit what was seen. Have the next procedures approved before they are run formally.',
});

/** Formal runs, and the tests of the system that read now as they did then. That one changed, or that nobody approved it, is found by itself. */
function* formalRuns({ graph }: RuleContext) {
  for (const item of graph.ofKind('test-run')) {
    const tests = isFormal(item) ? unchangedTests(item, graph) : [];
    if (tests.length > 0) yield { item, tests };
  }
}

function unchangedTests(run: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const hashes = recordedHashes(run);
  return casesIn(run, graph).filter((test) => activityOf(test, graph) === 'system' && hashes.get(test.id) === graph.hashOf(test).whole);
}
