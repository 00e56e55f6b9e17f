import type { TraceGraph } from './graph.ts';
import { answer, type TraceItem } from './trace-item.ts';

/** The roles that the register plans as approver of a document; where it plans none, the one that the document names itself. */
export function plannedRoles(document: TraceItem, graph: TraceGraph): readonly string[] {
  const rows = graph.sources(document, 'produced-as').filter(({ status }) => status !== 'draft');
  const planned = rows.flatMap((row) => answer(row, 'approver-role') ?? []);
  return planned.length > 0 ? planned : [answer(document, 'approver-role') ?? []].flat();
}
