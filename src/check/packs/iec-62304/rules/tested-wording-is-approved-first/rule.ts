import { firstApproval, signedAt } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { isFormal, recordedHashes } from '../../../../../model/results.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import { dayOf, isLater } from '../../../../../model/times.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { someOf } from '../../../../words.ts';
import { activityOf, casesIn } from '../../test-levels.ts';

export default defineRule({
  id: 'tested-wording-is-approved-first',
  clause: '5.7.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'warning' },
  expect: every('test-run')
    .where((run) => isFormal(run))
    .passes((run, { graph }) => [...late(run, requirementsOf(run, graph), graph), ...late(run, architectureOf(run, graph), graph)]),
  fix: () =>
    'Say in the evaluation why what was tested was not made to fit the tests. Have requirements and architecture approved before the next formal run.',
});

/** What a run tested, first approved after it began; one finding for each approval. What nobody ever approved is told by itself. */
function late(run: TraceItem, tested: readonly TraceItem[], graph: TraceGraph): readonly Breach[] {
  const started = answer(run, 'started') ?? '';
  const found = tested.flatMap((item) => {
    const approval = firstApproval(item, graph);
    return approval !== undefined && isLater(signedAt(approval), started) ? [{ item, approval }] : [];
  });
  return [...Map.groupBy(found, ({ approval }) => approval)].map(([approval, items]) => ({
    message: `${run.id} began on ${dayOf(started)}, and what it tested, ${someOf(items.map(({ item }) => item.id))}, was first approved on ${dayOf(signedAt(approval))}`,
    related: [{ message: `${approval.id} is the first approval`, place: approval.idPlace }],
  }));
}

/** Requirements that the run tested as they read now. */
function requirementsOf(run: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const hashes = recordedHashes(run);
  const targets = casesIn(run, graph).flatMap((test) => graph.targets(test, 'verifies'));
  return [...new Set(targets)].filter((each) => requirements.has(each.kind) && hashes.get(each.id) === graph.hashOf(each).whole);
}

const requirements: ReadonlySet<string> = new Set(['software-requirement', 'system-requirement']);

/** The architecture of the software systems whose integration the run tested. */
function architectureOf(run: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const tests = casesIn(run, graph).filter((test) => activityOf(test, graph) === 'integration');
  const systems = new Set(tests.flatMap((test) => graph.targets(test, 'verifies')).flatMap((each) => systemsOf(each, graph)));
  return [...new Set([...systems].flatMap((system) => graph.targets(system, 'architecture')))];
}
