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
