import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf, anyOf } from '../../../../words.ts';

const always = { draft: 'warning', release: 'warning' } as const;

export default defineRule({
  id: 'approver-holds-the-planned-role',
  clause: '5.1.8',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.8-2'],
  expect: every('document')
    .where((document, { graph }) => graph.approvals.isApproved(document))
    .passes((document, { graph }) => unplanned(document, graph) ?? unheld(document, graph) ?? byAuthorAlone(document, graph)),
});

/** The roles that the register plans for a document; where it plans none, the one that the document names itself. */
function plannedRoles(document: TraceItem, graph: TraceGraph): readonly string[] {
  const rows = graph.sources(document, 'produced-as').filter(({ status }) => status !== 'draft');
  const planned = rows.flatMap((row) => answer(row, 'approver-role') ?? []);
  return planned.length > 0 ? planned : [answer(document, 'approver-role') ?? []].flat();
}

function inRole(document: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const planned = plannedRoles(document, graph);
  const current = graph.approvals.approvalsOf(document);
  return planned.length === 0 ? current : current.filter((each) => planned.includes(answer(each, 'role') ?? ''));
}

function unplanned(document: TraceItem, graph: TraceGraph): Breach | undefined {
  const [latest] = graph.approvals.approvalsOf(document);
  if (latest === undefined || inRole(document, graph).length > 0) return undefined;
  return {
    place: fieldPlace(latest, 'role'),
    message: `${latest.id} approves ${document.id} in the role ${answer(latest, 'role') ?? '(none)'}, but the plan asks for ${anyOf(plannedRoles(document, graph))}`,
    fix: `Have ${document.id} approved by somebody in that role, or change the planned role in the register.`,
    related: [{ message: `${document.id} stands here`, place: document.idPlace }],
  };
}

/** Does `dhf.yaml` say that the signer holds the role signed in? Where it lists nobody, nobody can tell. */
function unheld(document: TraceItem, graph: TraceGraph): Breach | undefined {
  const people = graph.declared?.people ?? [];
  const approvals = inRole(document, graph);
  const [first] = approvals;
  const holds = (each: TraceItem) =>
    people.some(({ name, roles }) => name === answer(each, 'signer') && roles.includes(answer(each, 'role') ?? ''));
  if (people.length === 0 || first === undefined || approvals.some(holds)) return undefined;
  const signer = answer(first, 'signer') ?? 'Nobody';
  const known = people.find(({ name }) => name === signer);
  return {
    place: fieldPlace(first, 'signer'),
    message: `${signer} approves ${document.id} as ${answer(first, 'role')} in ${first.id}, but dhf.yaml ${known === undefined ? 'knows nobody of this name' : `gives ${signer} the ${known.roles.length === 1 ? 'role' : 'roles'} ${allOf(known.roles)}`}`,
    fix: 'Have it approved by somebody who holds the role, or correct the list of people in dhf.yaml.',
    related: [{ message: `${document.id} stands here`, place: document.idPlace }],
  };
}

/** An author who approves alone is told even where the plan does not forbid it; there it blocks nothing. */
function byAuthorAlone(document: TraceItem, graph: TraceGraph): Breach | undefined {
  const author = answer(document, 'author');
  const approvals = graph.approvals.approvalsOf(document);
  const [first] = approvals;
  if (author === undefined || first === undefined || approvals.some((each) => answer(each, 'signer') !== author)) return undefined;
  if (reviewedBySomebodyElse(document, author, graph)) return undefined;
  const forbidden = graph.ofKind('document').some((plan) => plan.status !== 'draft' && answer(plan, 'author-alone') === 'forbidden');
  return {
    place: fieldPlace(first, 'signer'),
    message: `${author} wrote ${document.id} and approves it alone in ${first.id}${forbidden ? ', which the plan forbids' : ''}`,
    fix: 'Have somebody else approve it too, or record their review with the meaning `review`.',
    related: [{ message: `${document.id} stands here`, place: document.idPlace }],
    ...(forbidden ? {} : { severity: always }),
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
