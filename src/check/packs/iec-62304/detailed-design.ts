import type { TraceGraph } from '../../../model/graph.ts';
import { answers, type TraceItem } from '../../../model/trace-item.ts';
import type { LinkDemand } from '../../expect.ts';

/** A design element that has text and whose present content somebody approved. */
export const detailedDesign: LinkDemand = {
  in: 'details',
  from: ['design-element'],
  where: (design, graph) => whyNotDesign(design, graph) === undefined,
  whereNot: (design, graph) => `${design.id} ${whyNotDesign(design, graph)}`,
};

function whyNotDesign(design: TraceItem, graph: TraceGraph): string | undefined {
  if (answers(design, 'statement').length === 0) return 'holds no text yet';
  if (graph.approvals.isApproved(design)) return undefined;
  const moved = graph.approvals.movedSince(design) ?? [];
  return moved.length === 0 ? 'is not approved' : `was changed after its approval (${moved.join(', ')})`;
}
