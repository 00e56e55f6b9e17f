import { isSameName, type Person } from '../model/declared.ts';
import type { TraceGraph } from '../model/graph.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';

/** Those whom `dhf.yaml` lists under the name of an approval's signer. */
export function signersOf(approval: TraceItem, graph: TraceGraph): readonly Person[] {
  const signer = answer(approval, 'signer') ?? '';
  return (graph.declared?.people ?? []).filter(({ name }) => isSameName(name, signer));
}

/** Does `dhf.yaml` give the signer of an approval the role signed in? */
export function holdsRole(approval: TraceItem, graph: TraceGraph): boolean {
  const role = answer(approval, 'role') ?? '';
  return signersOf(approval, graph).some(({ roles }) => roles.includes(role));
}

/** The roles that the register plans as approver of a document; where it plans none, the one that the document names itself. */
export function plannedRoles(document: TraceItem, graph: TraceGraph): readonly string[] {
  const rows = graph.sources(document, 'produced-as').filter(({ status }) => status !== 'draft');
  const planned = rows.flatMap((row) => answer(row, 'approver-role') ?? []);
  return planned.length > 0 ? planned : [answer(document, 'approver-role') ?? []].flat();
}
