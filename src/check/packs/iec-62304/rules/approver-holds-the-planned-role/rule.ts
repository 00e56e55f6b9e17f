import type { TraceGraph } from '../../../../../model/graph.ts';
import { plannedRoles } from '../../../../../model/planned-roles.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { holdsRole } from '../../../../people.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf, anyOf } from '../../../../words.ts';

const always = { draft: 'warning', release: 'warning' } as const;

export default defineRule({
  id: 'approver-holds-the-planned-role',
  clause: '5.1.8',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.8-2'],
  expect: eachOf(approvedDocuments).passes(
    ({ fault, together }) => fault && { ...fault.breach(together), related: together.map(standsHere) },
  ),
});

interface Approved extends ItemSubject {
  readonly fault: Fault | undefined;
  /** The documents of which one finding tells. */
  readonly together: readonly TraceItem[];
}

/** What is wrong with an approval: one finding for all documents of which it is the cause. */
interface Fault {
  readonly cause: string;
  readonly breach: (documents: readonly TraceItem[]) => Breach;
}

/** Every document that is approved as it reads today; of several with one fault the first tells it. */
function* approvedDocuments({ graph }: RuleContext): Iterable<Approved> {
  const documents = graph.ofKind('document').filter((document) => graph.approvals.isApproved(document));
  const judged = documents.map((item) => ({ item, fault: unplanned(item, graph) ?? unheld(item, graph) ?? byAuthorAlone(item, graph) }));
  for (const group of Map.groupBy(judged, ({ fault }) => fault?.cause).values()) {
    const together = group.map(({ item }) => item);
    for (const [at, { item, fault }] of group.entries()) yield { item, fault: at === 0 ? fault : undefined, together };
  }
}

function standsHere({ id, idPlace }: TraceItem) {
  return { message: `${id} stands here`, place: idPlace };
}

function namesOf(documents: readonly TraceItem[]): string {
  return allOf(documents.map(({ id }) => id));
}

function inRole(document: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const planned = plannedRoles(document, graph);
  const current = graph.approvals.approvalsOf(document);
  return planned.length === 0 ? current : current.filter((each) => planned.includes(answer(each, 'role') ?? ''));
}

function unplanned(document: TraceItem, graph: TraceGraph): Fault | undefined {
  const [latest] = graph.approvals.approvalsOf(document);
  if (latest === undefined || inRole(document, graph).length > 0) return undefined;
  const planned = anyOf(plannedRoles(document, graph));
  return {
    cause: `${latest.id} is not ${planned}`,
    breach: (documents) => ({
      place: fieldPlace(latest, 'role'),
      message: `${latest.id} approves ${namesOf(documents)} in the role ${answer(latest, 'role') ?? '(none)'}, but the plan asks for ${planned}`,
      fix: 'Have it approved by somebody in that role, or change the planned role in the register.',
    }),
  };
}

/** Does `dhf.yaml` say that the signer holds the role signed in? Where it lists nobody, nobody can tell. */
function unheld(document: TraceItem, graph: TraceGraph): Fault | undefined {
  const people = graph.declared?.people ?? [];
  const approvals = inRole(document, graph);
  const [first] = approvals;
  if (people.length === 0 || first === undefined || approvals.some((each) => holdsRole(each, graph))) return undefined;
  const signer = answer(first, 'signer') ?? 'Nobody';
  const roles = people.find(({ name }) => name === signer)?.roles;
  const instead =
    roles === undefined ? 'knows nobody of this name' : `gives ${signer} the ${roles.length === 1 ? 'role' : 'roles'} ${allOf(roles)}`;
  return {
    cause: `${first.id} by nobody`,
    breach: (documents) => ({
      place: fieldPlace(first, 'signer'),
      message: `${signer} approves ${namesOf(documents)} as ${answer(first, 'role')} in ${first.id}, but dhf.yaml ${instead}`,
      fix: 'Have it approved by somebody who holds the role, or correct the list of people in dhf.yaml.',
    }),
  };
}

/** An author who approves alone is told even where the plan does not forbid it; there it blocks nothing. */
function byAuthorAlone(document: TraceItem, graph: TraceGraph): Fault | undefined {
  const author = answer(document, 'author');
  const approvals = graph.approvals.approvalsOf(document);
  const [first] = approvals;
  if (author === undefined || first === undefined || approvals.some((each) => answer(each, 'signer') !== author)) return undefined;
  if (reviewedBySomebodyElse(document, author, graph)) return undefined;
  const forbidden = graph.ofKind('document').some((plan) => plan.status !== 'draft' && answer(plan, 'author-alone') === 'forbidden');
  return {
    cause: `${first.id} alone`,
    breach: (documents) => ({
      place: fieldPlace(first, 'signer'),
      message: `${author} wrote ${namesOf(documents)} and approves it alone in ${first.id}${forbidden ? ', which the plan forbids' : ''}`,
      fix: 'Have somebody else approve it too, or record their review with the meaning `review`.',
      ...(forbidden ? {} : { severity: always }),
    }),
  };
}

/** An approval record of meaning review, by another person, over the content as it reads now. */
function reviewedBySomebodyElse(document: TraceItem, author: string, graph: TraceGraph): boolean {
  const present = graph.hashOf(document).whole;
  return graph.approvals
    .covers(document.id)
    .some(
      ({ approval, parts }) =>
        answer(approval, 'meaning') === 'review' && answer(approval, 'signer') !== author && parts.get('whole')?.hash === present,
    );
}
