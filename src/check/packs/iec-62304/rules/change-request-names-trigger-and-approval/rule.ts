import { approvalsFor, commitsOf, isRejected, saysCarriedOut } from '../../../../../model/changes.ts';
import { controlStart } from '../../../../../model/control-start.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { idsIn } from '../../../../../model/mentions.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { whyNotApproved } from '../../not-approved.ts';

export default defineRule({
  id: 'change-request-names-trigger-and-approval',
  clause: '8.2.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-8.2.4-1'],
  expect: every('change-request').passes((item, { graph }) => [...unlinkedTrigger(item, graph), ...unapproved(item, graph)]),
});

/** A problem report named as the trigger is joined with the request, so that either leads to the other. */
function unlinkedTrigger(item: TraceItem, graph: TraceGraph): readonly Breach[] {
  if (isRejected(item)) return [];
  const linked = new Set(graph.linksFrom(item, 'resolves').map((link) => link.to));
  return idsIn(answer(item, 'trigger') ?? '', graph)
    .filter((named) => named.kind === 'problem-report' && !linked.has(named))
    .map((problem) => ({
      place: fieldPlace(item, 'trigger'),
      message: `${item.id} was triggered by ${problem.id}, but no link joins the two`,
      fix: `Add \`resolves: [${problem.id}]\` to the request.`,
      related: [{ message: `${problem.id} stands here`, place: problem.idPlace }],
    }));
}

function unapproved(item: TraceItem, graph: TraceGraph): readonly Breach[] {
  if (!(saysCarriedOut(item) || isMadeFor(item, graph)) || graph.approvals.isApproved(item)) return [];
  return [
    {
      message: `${item.id} was carried out, but it ${whyNotApproved(item, graph)}`,
      fix: `Have it approved by the role that the plan names, with \`dhf approve ${item.id}\`; if it is not to be done, take the change back.`,
    },
  ];
}

/**
 * Was a request that somebody approved carried out, as git tells where it could be seen? That nobody ever approved it is told by 8.2.1, and by 6.2.4 of
 * released software.
 */
function isMadeFor(request: TraceItem, graph: TraceGraph): boolean {
  const { history } = graph.evidence;
  const start = history && controlStart(graph);
  if (history === undefined || start === undefined || isRejected(request) || approvalsFor(request, graph).length === 0) return false;
  return commitsOf(request, history).some((commit) => start.isBefore(commit) && commit.paths.length > 0);
}
