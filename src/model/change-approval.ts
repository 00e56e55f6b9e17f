import { ancestry } from './ancestry.ts';
import { approvalsFor, firstApproval, isRejected, signedAt } from './changes.ts';
import type { Commit } from './evidence.ts';
import type { TraceGraph } from './graph.ts';
import { isLater } from './times.ts';
import { answer, isAnswered, type TraceItem } from './trace-item.ts';

/**
 * By what right a commit was merged: on a request approved before; on one whose approval bears an earlier date, but came on record only afterwards; on one
 * approved afterwards; on one that nobody approved, that is a draft, or that was rejected; or on none.
 */
export type Standing = 'approved' | 'recorded-late' | 'approved-late' | 'not-approved' | 'rejected' | 'no-request';

/** How a commit stands with the requests that it belongs to: the best of them counts. */
export function standingOf(commit: Commit, requests: readonly TraceItem[], graph: TraceGraph): Standing {
  if (requests.length === 0) return 'no-request';
  const living = requests.filter((request) => !isRejected(request));
  if (living.length === 0) return 'rejected';
  const found = new Set(living.map((request) => standingWith(request, commit, graph)));
  return (['approved', 'recorded-late', 'approved-late'] as const).find((each) => found.has(each)) ?? 'not-approved';
}

function standingWith(request: TraceItem, commit: Commit, graph: TraceGraph): Standing {
  if (request.status === 'draft') return 'not-approved';
  const dated = approvalsBefore(request, commit, graph);
  if (dated.some((approval) => isOnRecord(approval, commit, graph))) return 'approved';
  if (dated.length > 0) return 'recorded-late';
  return firstApproval(request, graph) === undefined ? 'not-approved' : 'approved-late';
}

/** Finished approvals of a request that bear a date before a commit was merged. */
export function approvalsBefore(request: TraceItem, commit: Commit, graph: TraceGraph): readonly TraceItem[] {
  return approvalsFor(request, graph).filter((approval) => signedAt(approval) !== '' && !isLater(signedAt(approval), commit.at));
}

/** Ways to sign whose proof of the time lies elsewhere, so that the record of it may come later, where it names that proof. */
const provenElsewhere: ReadonlySet<string> = new Set(['host-review', 'external-esign', 'wet-scan']);

/** Commits that are written anew one after the other reach the branch together, but bear dates some seconds apart. */
const together = 60_000;

/** Is the record of an approval as old as a commit at least? What no commit holds yet is told elsewhere. */
export function isOnRecord(approval: TraceItem, commit: Commit, graph: TraceGraph): boolean {
  const recorded = recordedAt(approval, graph);
  if (recorded === undefined || isProvenElsewhere(approval, graph)) return true;
  if (isDatedBackBehind(approval, commit, graph)) return false;
  return Date.parse(recorded) <= Date.parse(commit.at) + together;
}

/** Did a commit record an approval that comes after another one, and bears an earlier date than what it comes from? Then its order counts, not its date. */
function isDatedBackBehind(approval: TraceItem, { hash }: Commit, { evidence: { history } }: TraceGraph): boolean {
  const by = history?.changed[approval.id]?.commit;
  const recording = history?.commits.find((each) => each.hash === by);
  return history !== undefined && recording?.isDatedBack === true && recording.hash !== hash && ancestry(recording.hash, history).has(hash);
}

function isProvenElsewhere(approval: TraceItem, graph: TraceGraph): boolean {
  const state = graph.evidence.signatures?.[approval.id]?.state;
  if (state === 'bad' || state === 'none') return false;
  return provenElsewhere.has(answer(approval, 'method') ?? '') && isAnswered(approval, 'signature');
}

/** When an approval came to say what it says; undefined where no commit holds it. */
export function recordedAt(approval: TraceItem, graph: TraceGraph): string | undefined {
  return graph.evidence.history?.changed[approval.id]?.at;
}
