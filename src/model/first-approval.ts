import { signedAt } from './changes.ts';
import type { TraceGraph } from './graph.ts';
import { isLater } from './times.ts';
import type { TraceItem } from './trace-item.ts';

/** The first finished approval that ever covered a thing or the document it stands in, whatever that said then. */
export function firstEverApproval(item: TraceItem, graph: TraceGraph): TraceItem | undefined {
  const things = item.document === undefined ? [item] : [item, item.document];
  const approvals = things.flatMap((thing) => graph.sources(thing, 'covers')).filter(isFinishedApproval);
  return approvals.toSorted((a, b) => (isLater(signedAt(a), signedAt(b)) ? 1 : -1))[0];
}

function isFinishedApproval(item: TraceItem): boolean {
  return item.kind === 'approval' && item.status !== 'draft';
}
