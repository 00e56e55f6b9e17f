import { verifiedAfter } from '../../../../../model/change-evidence.ts';
import { commitsByRequest, isRejected, lastOf, nameOf } from '../../../../../model/changes.ts';
import type { Commit, History } from '../../../../../model/evidence.ts';
import { isLater } from '../../../../../model/times.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';

/** A change request that is closed, and its last commit. */
interface Closed extends ItemSubject {
  readonly last: Commit;
}

export default defineRule({
  id: 'closed-change-is-verified',
  clause: '8.2.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-8.2.3-1'],
  needs: ['history'],
  expect: eachOf(closed).passes(
    ({ item, last }, { graph }) => tooEarly(item, last) ?? unverified(item, last, verifiedAfter(item, last, graph)),
  ),
});

function* closed({ graph }: RuleContext): Iterable<Closed> {
  for (const [item, commits] of commitsByRequest(graph, graph.evidence.history as History)) {
    const last = lastOf(commits);
    if (last !== undefined && answer(item, 'closed-on') !== undefined && !isRejected(item)) yield { item, last };
  }
}

function tooEarly(item: TraceItem, last: Commit): Breach | undefined {
  const on = answer(item, 'closed-on') ?? '';
  if (!isLater(last.at, on)) return undefined;
  return {
    place: fieldPlace(item, 'closed-on'),
    message: `${item.id} was closed on ${on}, before its last commit ${nameOf(last)} at ${last.at}`,
    fix: 'Close the request when its last change is verified; a change that came later needs a request of its own.',
  };
}

function unverified(item: TraceItem, last: Commit, records: readonly TraceItem[]): Breach | undefined {
  if (records.length > 0) return undefined;
  return {
    place: fieldPlace(item, 'closed-on'),
    message: `${item.id} is closed, but no formal run and no review shows its change to work after ${nameOf(last)} was merged at ${last.at}`,
    fix: `Repeat the tests that the change touches with \`under-change: [${item.id}]\`, or record the review of it; until then take \`closed-on\` out.`,
  };
}
