import { isApproving } from './approvals.ts';
import type { Commit, History } from './evidence.ts';
import type { TraceGraph } from './graph.ts';
import { remembered } from './remembered.ts';
import { isLater, latest } from './times.ts';
import { answer, answers, isAnswered, type TraceItem } from './trace-item.ts';

/**
 * Change requests that each commit carries out: those that its trailer names, by ID or by the ticket that is the request, and those that name it among
 * their `commits`. A commit of none is left out.
 */
export function requestsByCommit(graph: TraceGraph, history: History): ReadonlyMap<Commit, readonly TraceItem[]> {
  const all = graph.ofKind('change-request');
  const byTicket = Map.groupBy(all, (request) => answer(request, 'ticket') ?? '');
  const byHash = Map.groupBy(all.flatMap(namedCommits), ({ start }) => start.slice(0, shortHash));
  const found = new Map<Commit, readonly TraceItem[]>();
  for (const commit of history.commits) {
    const inTrailer = commit.requests.flatMap((name) => graph.item(name) ?? byTicket.get(name) ?? []);
    const inRequest = (byHash.get(commit.hash.slice(0, shortHash)) ?? []).filter(({ start }) => commit.hash.startsWith(start));
    const requests = new Set([...inTrailer.filter(isLivingRequest), ...inRequest.map(({ request }) => request)]);
    if (requests.size > 0) found.set(commit, [...requests]);
  }
  return found;
}

/** Commits that carry out each change request, newest first. Requests without any are left out. */
export function commitsByRequest(graph: TraceGraph, history: History): ReadonlyMap<TraceItem, readonly Commit[]> {
  const found = new Map<TraceItem, Commit[]>();
  for (const [commit, requests] of requestsByCommit(graph, history)) {
    for (const request of requests) {
      const commits = found.get(request);
      if (commits === undefined) found.set(request, [commit]);
      else commits.push(commit);
    }
  }
  return found;
}

/** Commits that carry out one change request, newest first. */
export function commitsOf(request: TraceItem, history: History): readonly Commit[] {
  const named = namedCommits(request);
  return history.commits.filter(
    (commit) => commit.requests.some((name) => isCalled(request, name)) || named.some(({ start }) => commit.hash.startsWith(start)),
  );
}

/** Is this the ID of a request, or the ticket that is the request? */
export function isCalled(request: TraceItem, name: string): boolean {
  return request.id === name || answer(request, 'ticket') === name || answers(request, 'former-ids').some(({ text }) => text === name);
}

function isLivingRequest(item: TraceItem): boolean {
  return item.kind === 'change-request' && item.status !== 'retired';
}

/** Shorter beginnings of a hash name no commit. */
export const shortHash = 7;

function namedCommits(request: TraceItem): readonly { readonly request: TraceItem; readonly start: string }[] {
  const starts = answers(request, 'commits').map((value) => value.text.toLowerCase());
  return starts.filter((start) => start.length >= shortHash).map((start) => ({ request, start }));
}

export function isRejected(request: TraceItem): boolean {
  return isAnswered(request, 'rejected-because');
}

/** Finished approvals of a thing or of the document it stands in, whatever it said then: that it is approved as it reads today is asked by itself. */
export function approvalsFor(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const covering = [item, ...(item.document === undefined ? [] : [item.document])].flatMap((each) => graph.sources(each, 'covers'));
  return covering.filter(({ kind, status }) => kind === 'approval' && status !== 'draft').filter(isApproving);
}

/** The first of them. */
export const firstApproval = remembered((item, graph): TraceItem | undefined =>
  approvalsFor(item, graph).reduce<TraceItem | undefined>(
    (best, each) => (best === undefined || isLater(signedAt(best), signedAt(each)) ? each : best),
    undefined,
  ),
);

/** When an approval was signed; empty text where it does not say so. */
export function signedAt(approval: TraceItem): string {
  return answer(approval, 'signed-at') ?? '';
}

/** A change request says that it was carried out: it names commits, or it is closed. A rejected one was not. */
export function saysCarriedOut(request: TraceItem): boolean {
  return !isRejected(request) && (isAnswered(request, 'commits') || isAnswered(request, 'closed-on'));
}

/** The latest commit of some. */
export function lastOf(commits: readonly Commit[]): Commit | undefined {
  return latest(commits, (commit) => commit.at);
}

/** Requests that are to solve a problem and were not rejected. */
export function solving(problem: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph.sources(problem, 'resolves').filter((request) => request.status !== 'draft' && !isRejected(request));
}

/** When the first commit brought something under control; what was done before that stands in another repository, or in none. */
export function historyStart({ commits }: History): string | undefined {
  return commits.findLast(({ paths }) => paths.length > 0)?.at;
}

/** `9f2c1b7 “Count from arrival”`. */
export function nameOf(commit: Commit): string {
  return `${commit.hash.slice(0, 7)} “${commit.subject}”`;
}

/** Is a problem report closed, and not opened again since? */
export function isClosed(problem: TraceItem): boolean {
  const closed = answer(problem, 'closed-on');
  return closed !== undefined && !isLater(answer(problem, 'reopened-on') ?? '', closed);
}
