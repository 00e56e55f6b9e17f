import { commitsOf, firstApproval, isRejected, signedAt } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { dayOf, isLater } from '../../../../../model/times.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';

const riskKinds: ReadonlySet<string> = new Set(['hazard', 'hazardous-situation', 'software-cause', 'risk', 'risk-control']);

export default defineRule({
  id: 'risk-work-follows-the-change',
  clause: '7.4.3',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['history'],
  expect: every('change-request')
    .where((item) => item.status !== 'draft' && !isRejected(item) && callsForRiskWork(item))
    .passes((item, { graph }): readonly Breach[] => {
      const opened = openedAt(item, graph);
      if (opened === undefined) return [];
      return graph
        .targets(item, 'changes')
        .filter((each) => riskKinds.has(each.kind) && isOlder(each, item, opened, graph))
        .map((each) => ({
          item: each,
          message: `${item.id} of ${dayOf(opened)} calls for work on ${each.id}, but ${each.id} reads as it did before, and no review of kind risk has looked at it since`,
          fix: `Bring ${each.id} up to date, or hold a review of kind risk that covers it and found it still right.`,
          related: [{ message: `${item.id} changes ${each.id}`, place: item.idPlace }],
        }));
    }),
});

function callsForRiskWork(request: TraceItem): boolean {
  return answer(request, 'new-causes') === 'yes' || answer(request, 'new-controls') === 'yes';
}

/** The first sign of a request: its first approval, or the first commit for it. */
function openedAt(request: TraceItem, graph: TraceGraph): string | undefined {
  const approval = firstApproval(request, graph);
  const commits = graph.evidence.history === undefined ? [] : commitsOf(request, graph.evidence.history);
  const signs = [...(approval === undefined ? [] : [signedAt(approval)]), ...commits.map(({ at }) => at)].filter((at) => at !== '');
  return signs.reduce<string | undefined>((best, each) => (best === undefined || isLater(best, each) ? each : best), undefined);
}

/** Neither changed nor reviewed since; a change on the same day may have been the one, and a review of the request itself is part of it. */
function isOlder(item: TraceItem, request: TraceItem, opened: string, graph: TraceGraph): boolean {
  const changed = graph.evidence.history?.changed[item.id]?.at;
  if (changed === undefined || !isLater(dayOf(opened), dayOf(changed))) return false;
  return !graph
    .sources(item, 'covers')
    .some(
      (each) =>
        each.kind === 'review' &&
        each.status !== 'draft' &&
        answer(each, 'review-kind') === 'risk' &&
        (graph.targets(each, 'covers').includes(request) || isOnOrAfter(answer(each, 'held-on'), opened)),
    );
}

function isOnOrAfter(held: string | undefined, opened: string): boolean {
  return held !== undefined && !isLater(dayOf(opened), held);
}
