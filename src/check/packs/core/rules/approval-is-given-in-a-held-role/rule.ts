import type { TraceGraph } from '../../../../../model/graph.ts';
import { plannedRoles } from '../../../../../model/planned-roles.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { holdsRole, signersOf } from '../../../../people.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf, anyOf, shorten } from '../../../../words.ts';

export default defineRule({
  id: 'approval-is-given-in-a-held-role',
  severity: { draft: 'warning', release: 'error' },
  expect: every('approval')
    .where((approval) => approval.status !== 'draft' && answer(approval, 'signer') !== undefined && answer(approval, 'role') !== undefined)
    .passes((approval, { graph }) => unheld(approval, graph) ?? unplannedEditor(approval, graph)),
});

/** Where `dhf.yaml` lists nobody, nobody can tell. */
function unheld(approval: TraceItem, graph: TraceGraph): Breach | undefined {
  const people = graph.declared?.people ?? [];
  if (people.length === 0 || holdsRole(approval, graph) || isToldOfDocument(approval, graph)) return undefined;
  const [signer, role] = [answer(approval, 'signer') ?? '', answer(approval, 'role') ?? ''];
  const roles = [...new Set(signersOf(approval, graph).flatMap((person) => person.roles))];
  const isKnown = roles.length > 0;
  return {
    place: fieldPlace(approval, isKnown ? 'role' : 'signer'),
    message: isKnown
      ? `${shorten(signer)} signs ${approval.id} as ${role}, but dhf.yaml gives ${shorten(signer)} the ${roles.length === 1 ? 'role' : 'roles'} ${allOf(roles)}`
      : `${approval.id} is signed by ${shorten(signer)}, and dhf.yaml lists nobody of this name`,
    fix: 'Let somebody sign who holds the role, or correct `people` in dhf.yaml; whoever once signed stays in that list.',
  };
}

/** For a document that nobody approves who holds the role, IEC 62304 5.1.8 has a rule of its own. */
function isToldOfDocument(approval: TraceItem, graph: TraceGraph): boolean {
  if (!graph.packs.has('IEC 62304')) return false;
  const documents = graph.targets(approval, 'covers').filter(({ kind }) => kind === 'document');
  return documents.some((document) => {
    const approvals = graph.approvals.approvalsOf(document);
    return approvals.includes(approval) && !approvals.some((each) => holdsRole(each, graph));
  });
}

/** That a meaning is unchanged is for those to say who approve the document. */
function unplannedEditor(approval: TraceItem, graph: TraceGraph): Breach | undefined {
  if (answer(approval, 'meaning') !== 'editorial') return undefined;
  const role = answer(approval, 'role') ?? '';
  for (const thing of graph.targets(approval, 'covers')) {
    const planned = plannedRoles(thing.document ?? thing, graph);
    if (planned.length === 0 || planned.includes(role)) continue;
    return {
      place: fieldPlace(approval, 'role'),
      message: `${approval.id} says in the role ${role} that the meaning of ${thing.id} is unchanged, and the plan has ${thing.document === undefined ? 'it' : thing.document.id} approved by ${anyOf(planned)}`,
      fix: `Let somebody in the role ${anyOf(planned)} record it, or approve the new words.`,
    };
  }
  return undefined;
}
