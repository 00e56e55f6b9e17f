import type { TraceGraph } from '../../../model/graph.ts';
import type { TraceItem } from '../../../model/trace-item.ts';
import type { LinkDemand } from '../../expect.ts';

/** A design element whose present content somebody approved. That it holds text is demanded, and reported, at the element itself. */
export const detailedDesign: LinkDemand = {
  in: 'details',
  from: ['design-element'],
  where: (design, graph) => graph.approvals.isApproved(design),
  whereNot: (design, graph) => `${design.id} ${whyNotApproved(design, graph)}`,
};

function whyNotApproved(design: TraceItem, graph: TraceGraph): string {
  const moved = graph.approvals.movedSince(design) ?? [];
  return moved.length === 0 ? 'is not approved' : `was changed after its approval (${moved.join(', ')})`;
}
