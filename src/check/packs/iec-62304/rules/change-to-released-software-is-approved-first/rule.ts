import { commitsByRequest, firstApproval, isRejected, nameOf, saysCarriedOut, signedAt } from '../../../../../model/changes.ts';
import type { Commit, History } from '../../../../../model/evidence.ts';
import { isLater } from '../../../../../model/times.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';

/** A change request for released software, and the commits that carry it out. */
interface Merged extends ItemSubject {
  readonly commits: readonly Commit[];
}

export default defineRule({
  id: 'change-to-released-software-is-approved-first',
  clause: '6.2.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-6.2.4-1'],
  needs: ['history'],
  expect: eachOf(merged).passes(({ item, commits }, { graph }) => {
    const approval = firstApproval(item, graph);
    return approval === undefined ? unapproved(item, commits) : late(item, commits, approval);
  }),
});

function* merged({ graph }: RuleContext): Iterable<Merged> {
  for (const [item, commits] of commitsByRequest(graph, graph.evidence.history as History)) {
    if (answer(item, 'released-software') === 'yes' && !isRejected(item)) yield { item, commits };
  }
}

/** A request that says itself that it was carried out is told by 8.2.4. */
function unapproved(item: TraceItem, commits: readonly Commit[]): Breach | undefined {
  const [first] = commits;
  if (first === undefined || saysCarriedOut(item)) return undefined;
  return {
    message: `${item.id} changes released software and was merged with ${nameOf(first)} on ${first.at}, but nobody approved it`,
    fix: `Have it approved with \`dhf approve ${item.id}\`, or take the change back.`,
  };
}

function late(item: TraceItem, commits: readonly Commit[], approval: TraceItem): Breach | undefined {
  const early = commits.filter((commit) => isLater(signedAt(approval), commit.at)).at(-1);
  if (early === undefined) return undefined;
  return {
    message: `${item.id} changes released software and was approved only at ${signedAt(approval)}, after ${nameOf(early)} was merged at ${early.at}`,
    fix: 'A date cannot be mended: have the change looked at as if it were not made yet, and record that in the request; next time approve before merging.',
    related: [{ message: `${approval.id} is its first approval`, place: fieldPlace(approval, 'signed-at') }],
  };
}
