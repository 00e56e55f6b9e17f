import type { Commit, History } from '../../../model/evidence.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import { answer, answers, isAnswered, type TraceItem } from '../../../model/trace-item.ts';
import { isLater, latest } from './times.ts';

/** Commits that carry out a change request, newest first: named in its `commits`, or naming it in their trailer. */
export function commitsOf(request: TraceItem, history: History): readonly Commit[] {
  const named = answers(request, 'commits').map((value) => value.text.toLowerCase());
  const ids = new Set([request.id, ...answers(request, 'former-ids').map((value) => value.text)]);
  return history.commits.filter(
    (commit) => commit.requests.some((id) => ids.has(id)) || named.some((hash) => hash.length >= 7 && commit.hash.startsWith(hash)),
  );
}

export function isRejected(request: TraceItem): boolean {
  return isAnswered(request, 'rejected-because');
}

/** The first approval of a thing as it stands: later ones do not make it any later. */
export function firstApproval(item: TraceItem, graph: TraceGraph): TraceItem | undefined {
  const approvals = graph.approvals.approvalsOf(item);
  return approvals.reduce<TraceItem | undefined>(
    (best, each) => (best === undefined || isLater(signedAt(best), signedAt(each)) ? each : best),
    undefined,
  );
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
