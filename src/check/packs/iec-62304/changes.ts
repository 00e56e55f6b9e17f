import type { Commit, History } from '../../../model/evidence.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import { answer, answers, isAnswered, type TraceItem } from '../../../model/trace-item.ts';
import { isLater, latest } from './times.ts';

/** Commits that carry out each change request, newest first: named in its `commits`, or naming it in their trailer. Requests without any are left out. */
export function commitsByRequest(graph: TraceGraph, history: History): ReadonlyMap<TraceItem, readonly Commit[]> {
  const named = Map.groupBy(graph.ofKind('change-request').flatMap(namedCommits), ({ start }) => start.slice(0, shortHash));
  const found = new Map<TraceItem, Commit[]>();
  for (const commit of history.commits) {
    const inTrailer = commit.requests.flatMap((id) => graph.item(id) ?? []).filter((each) => each.kind === 'change-request');
    const inRequest = (named.get(commit.hash.slice(0, shortHash)) ?? []).filter(({ start }) => commit.hash.startsWith(start));
    for (const request of new Set([...inTrailer, ...inRequest.map((each) => each.request)])) {
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
    (commit) => commit.requests.includes(request.id) || named.some(({ start }) => commit.hash.startsWith(start)),
  );
}

/** Shorter beginnings of a hash name no commit. */
const shortHash = 7;

function namedCommits(request: TraceItem): readonly { readonly request: TraceItem; readonly start: string }[] {
  const starts = answers(request, 'commits').map((value) => value.text.toLowerCase());
  return starts.filter((start) => start.length >= shortHash).map((start) => ({ request, start }));
}

export function isRejected(request: TraceItem): boolean {
  return isAnswered(request, 'rejected-because');
}

/** The first finished approval of a thing or of the document it stands in, whatever it said then: that it is approved as it reads today is asked by itself. */
export function firstApproval(item: TraceItem, graph: TraceGraph): TraceItem | undefined {
  const covering = [item, ...(item.document === undefined ? [] : [item.document])].flatMap((each) => graph.sources(each, 'covers'));
  const approvals = covering.filter(({ kind, status }) => kind === 'approval' && status !== 'draft').filter(isApproving);
  return approvals.reduce<TraceItem | undefined>(
    (best, each) => (best === undefined || isLater(signedAt(best), signedAt(each)) ? each : best),
    undefined,
  );
}

function isApproving(approval: TraceItem): boolean {
  return ['approval', 'acceptance'].includes(answer(approval, 'meaning') ?? '');
}

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

/** `9f2c1b7 “Count from arrival”`. */
export function nameOf(commit: Commit): string {
  return `${commit.hash.slice(0, 7)} “${commit.subject}”`;
}

/** Is a problem report closed, and not opened again since? */
export function isClosed(problem: TraceItem): boolean {
  const closed = answer(problem, 'closed-on');
  return closed !== undefined && !isLater(answer(problem, 'reopened-on') ?? '', closed);
}
