import type { LinkDemand } from '../../expect.ts';
import { whyNotApproved } from './not-approved.ts';

/** A design element whose present content somebody approved. That it holds text is demanded, and reported, at the element itself. */
export const detailedDesign: LinkDemand = {
  in: 'details',
  from: ['design-element'],
  where: (design, graph) => graph.approvals.isApproved(design),
  whereNot: (design, graph) => `${design.id} ${whyNotApproved(design, graph)}`,
};
