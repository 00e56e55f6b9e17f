import { approvalsBefore } from '../../../../../model/change-approval.ts';
import { firstApproval, isCalled, isRejected, nameOf, requestsByCommit, saysCarriedOut, signedAt } from '../../../../../model/changes.ts';
import { controlStart } from '../../../../../model/control-start.ts';
import type { Commit, History } from '../../../../../model/evidence.ts';
import type { Value } from '../../../../../model/facts.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { documentKinds } from '../../../../../model/kinds.ts';
import type { Place } from '../../../../../model/place.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { controlledFiles } from '../../../../../model/under-control.ts';
import { eachOf, type ItemSubject, together } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';

/** A commit that changes what is under control, and the change requests it belongs to. */
interface Controlled extends ItemSubject {
  readonly commit: Commit;
  readonly paths: readonly string[];
  readonly requests: readonly TraceItem[];
  readonly since: string;
  /** Where the plan says when control starts. */
  readonly demanded: Place;
}

export default defineRule({
  id: 'controlled-change-has-a-request',
  clause: '8.2.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-8.2.1-1'],
  needs: ['history'],
  expect: together(
    eachOf(plansWithoutStart).passes(({ breach }) => breach),
    eachOf(controlled).passes((subject, { graph }) => withoutRequest(subject, graph) ?? stillDraft(subject) ?? notApproved(subject, graph)),
  ),
});

/** A plan that leaves open when control starts, so that no change can be held against it. */
interface Open extends ItemSubject {
  readonly breach: Breach;
}

function* plansWithoutStart({ graph }: RuleContext): Iterable<Open> {
  const plans = graph.ofKind('document').filter((each) => each.status !== 'draft');
  const starts = plans.flatMap((item) => answers(item, 'control-starts').map((value) => ({ item, value })));
  const home = plans.find((each) => homes.has(answer(each, 'kind') ?? ''));
  if (starts.length === 0 && home !== undefined) yield { item: home, breach: unsaid(home) };
  for (const { item, value } of starts) {
    if (graph.item(value.text) === undefined && !(documentKinds as readonly string[]).includes(value.text))
      yield { item, breach: unknown(item, value) };
  }
}

const homes: ReadonlySet<string> = new Set(['configuration-management-plan', 'software-development-plan']);

function unsaid(plan: TraceItem): Breach {
  return {
    message: 'No plan says when things come under control, so nobody can tell which change needs a request',
    fix: `Write \`control-starts\` in the front matter of ${plan.id}: a baseline, an item, a document or a kind of document.`,
  };
}

function unknown(plan: TraceItem, { text, place }: Value): Breach {
  return {
    place,
    message: `${plan.id} lets control start with ${text}, which does not exist, so nobody can tell which change needs a request`,
    fix: 'Name a baseline, an item or a document that exists, or a kind of document.',
  };
}

function* controlled({ graph }: RuleContext): Iterable<Controlled> {
  const history = graph.evidence.history as History;
  const start = controlStart(graph);
  const plan = graph.ofKind('document').find((each) => each.status !== 'draft' && answers(each, 'control-starts').length > 0);
  if (start === undefined || plan === undefined) return;
  const requests = requestsByCommit(graph, history);
  const isChange = controlledFiles(graph, history);
  const lists = new Set(graph.evidence.components?.lists.map(({ file }) => file));
  for (const commit of history.commits) {
    if (!start.isBefore(commit)) continue;
    const paths = commit.paths.filter((path) => isChange(path, commit));
    // That third-party software changed without a request is told by 7.4.1.
    if (!requests.has(commit) && paths.some((path) => lists.has(path))) continue;
    if (paths.length > 0)
      yield {
        item: plan,
        commit,
        paths,
        requests: requests.get(commit) ?? [],
        since: start.at,
        demanded: fieldPlace(plan, 'control-starts'),
      };
  }
}

function withoutRequest({ commit, paths, requests, since, demanded }: Controlled, graph: TraceGraph): Breach | undefined {
  if (requests.some((request) => !isRejected(request))) return undefined;
  const rejected = requests.map((request) => `${request.id} was rejected`);
  const unknown = commit.requests
    .filter((name) => !requests.some((request) => isCalled(request, name)))
    .map((name) => unknownName(name, graph));
  const instead = [...rejected, ...unknown].join(', ');
  return {
    place: demanded,
    message: `Commit ${nameOf(commit)} of ${commit.author} changes ${listed(paths)}, under control since ${since}, and belongs to no change request${instead === '' ? '' : `; ${instead}`}`,
    fix: 'Write a change request for it, have it approved, and add the commit to its `commits`; next time name the request in the trailer of the commit.',
    related: requests.map((request) => ({ message: `${request.id} was rejected`, place: fieldPlace(request, 'rejected-because') })),
  };
}

function unknownName(name: string, graph: TraceGraph): string {
  if (name.includes(' ')) return `its trailer says “${name}”, which is no list of names`;
  return graph.item(name)?.status === 'retired' ? `${name} is retired` : `${name} is no change request`;
}

/** Of a draft nothing is demanded yet, so that an approval of it says little. */
function stillDraft({ commit, requests }: Controlled): Breach | undefined {
  const living = requests.filter((request) => !isRejected(request));
  const [first] = living;
  if (first === undefined || living.some(({ status }) => status !== 'draft')) return undefined;
  return {
    item: first,
    place: fieldPlace(first, 'status'),
    message: `${first.id} is still a draft, but ${nameOf(commit)} was merged for it at ${commit.at}`,
    fix: `Finish ${first.id}, take \`status: draft\` out and have it approved, or take the change back; next time do so before merging.`,
  };
}

/** Requests for released software are judged by 6.2.4, those that say themselves that they were carried out by 8.2.4 as well. */
function notApproved({ commit, requests }: Controlled, graph: TraceGraph): Breach | undefined {
  const living = requests.filter((request) => !isRejected(request) && request.status !== 'draft');
  if (living.some((request) => answer(request, 'released-software') === 'yes' || approvalsBefore(request, commit, graph).length > 0))
    return undefined;
  const [first] = living as [TraceItem];
  const approval = firstApproval(first, graph);
  if (approval === undefined && saysCarriedOut(first)) return undefined;
  const when = approval === undefined ? 'is not approved' : `was approved only at ${signedAt(approval)}`;
  return {
    item: first,
    place: first.idPlace,
    message: `${first.id} ${when}, but ${nameOf(commit)} was merged for it at ${commit.at}`,
    fix: `Have it approved with \`dhf approve ${first.id}\`, or take the change back; next time approve before merging.`,
    related: approval === undefined ? [] : [{ message: `${approval.id} is its first approval`, place: fieldPlace(approval, 'signed-at') }],
  };
}

function listed(paths: readonly string[]): string {
  const [first, ...more] = paths;
  return more.length === 0 ? `${first}` : `${first} and ${more.length} more ${more.length === 1 ? 'file' : 'files'}`;
}
