import { approvalsBefore, isOnRecord, recordedAt } from '../../../../../model/change-approval.ts';
import { commitsByRequest, isRejected, nameOf, signedAt } from '../../../../../model/changes.ts';
import { controlStart } from '../../../../../model/control-start.ts';
import type { Commit, History } from '../../../../../model/evidence.ts';
import { fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';

/** A change request with its first commit under control, and the approvals that bear an earlier date than this. */
interface Dated extends ItemSubject {
  readonly first: Commit;
  readonly approvals: readonly TraceItem[];
}

export default defineRule({
  id: 'approval-is-on-record-before-the-change',
  clause: '8.2.1',
  alsoClauses: ['6.2.4'],
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  needs: ['history'],
  expect: eachOf(dated).passes(({ item, first, approvals }, { graph }): Breach | undefined => {
    if (approvals.some((approval) => isOnRecord(approval, first, graph))) return undefined;
    const [approval] = approvals as [TraceItem];
    const recorded = recordedAt(approval, graph);
    return {
      message: `${item.id} counts as approved at ${signedAt(approval)}, but ${approval.id} reads so only since ${recorded}, after ${nameOf(first)} was merged at ${first.at}; nothing but its own date says that it was earlier`,
      fix: 'Where the approval was given elsewhere in time, say how under `method` and name the proof under `signature`; else have the change looked at and approved anew with its true date. Next time merge the approval before the change, or together with it.',
      related: [{ message: `${approval.id} gives its date here`, place: fieldPlace(approval, 'signed-at') }],
    };
  }),
});

function* dated({ graph }: RuleContext): Iterable<Dated> {
  const start = controlStart(graph);
  if (start === undefined) return;
  for (const [item, commits] of commitsByRequest(graph, graph.evidence.history as History)) {
    const first = commits.findLast((commit) => start.isBefore(commit) && commit.paths.length > 0);
    if (first === undefined || isRejected(item)) continue;
    const approvals = approvalsBefore(item, first, graph);
    // A date after the merge is told by 8.2.1 and 6.2.4 as it stands.
    if (approvals.length > 0) yield { item, first, approvals };
  }
}
