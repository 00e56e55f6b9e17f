import type { TraceGraph } from '../../../model/graph.ts';
import type { TraceItem } from '../../../model/trace-item.ts';

/** Why something does not count as approved, to stand behind its ID: what moved since its last approval, in it or in what stands in it. */
export function whyNotApproved(item: TraceItem, graph: TraceGraph): string {
  const own = graph.approvals.movedSince(item) ?? [];
  const within = graph.within(item).filter((each) => (graph.approvals.movedSince(each) ?? []).length > 0);
  const moved = [...own, ...within.map(({ id }) => id)];
  return moved.length === 0 ? 'is not approved' : `was changed after its approval (${moved.join(', ')})`;
}
