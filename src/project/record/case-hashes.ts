import type { TraceGraph } from '../../model/graph.ts';
import type { TraceItem } from '../../model/trace-item.ts';

/** What a run records of the cases that it ran: the content hash of each, and of each thing that it links to, as `TC-1@h1:…`. */
export function caseHashes(cases: readonly TraceItem[], graph: TraceGraph): readonly string[] {
  const targets = cases.flatMap((item) => graph.linksFrom(item).flatMap((link) => link.to ?? []));
  return [...new Set([...cases, ...targets])].map((item) => `${item.id}@${graph.hashOf(item).whole}`);
}
