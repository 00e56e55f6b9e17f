import { signedAt } from './changes.ts';
import type { Commit } from './evidence.ts';
import type { TraceGraph } from './graph.ts';
import { idsIn } from './mentions.ts';
import { runAt } from './releases.ts';
import { isFormal, recordedHashes } from './results.ts';
import { isLater } from './times.ts';
import { answer, answers, type TraceItem } from './trace-item.ts';

/** Formal runs that ended after a commit. */
export function runsAfter(commit: Commit, graph: TraceGraph): readonly TraceItem[] {
  return graph.ofKind('test-run').filter((run) => isFormal(run) && isLater(runAt(run), commit.at));
}

/** Did a run execute a case? */
export function ran(run: TraceItem, test: TraceItem): boolean {
  return recordedHashes(run).has(test.id);
}

/**
 * Records that verify a change after its last commit, and before its request was closed: formal runs made for it or of cases it names, and reviews of it
 * or of what it changes.
 */
export function verifiedAfter(request: TraceItem, last: Commit, graph: TraceGraph): readonly TraceItem[] {
  const changed = new Set([request, ...graph.targets(request, 'changes')]);
  const named = [...changed, ...answers(request, 'repeat-activities').flatMap(({ text }) => idsIn(text, graph))];
  const tests = named.filter((each) => each.kind === 'test-case');
  const closed = answer(request, 'closed-on') ?? '';
  const runs = runsAfter(last, graph).filter(
    (run) => !isLater(runAt(run), closed) && (graph.targets(run, 'under-change').includes(request) || tests.some((test) => ran(run, test))),
  );
  const reviews = graph
    .ofKind('review')
    .filter(
      (review) =>
        isReviewAfter(review, last.at) &&
        !isLater(answer(review, 'held-on') ?? '', closed) &&
        !summing.has(answer(review, 'review-kind') ?? '') &&
        graph.targets(review, 'covers').some((each) => changed.has(each)),
    );
  return [...runs, ...reviews];
}

/** Kinds of review that look at the state of the work, not at a change. */
const summing: ReadonlySet<string> = new Set(['design-stage', 'trend', 'feedback']);

/** Was a finished review held on that day or later, and not rejected? */
function isReviewAfter(review: TraceItem, moment: string): boolean {
  const held = answer(review, 'held-on');
  return held !== undefined && review.status !== 'draft' && answer(review, 'outcome') !== 'rejected' && !isLater(moment, held);
}

/** Was something reviewed or approved, by itself or with its document, at or after a moment? */
export function lookedAtAfter(item: TraceItem, moment: string, graph: TraceGraph): boolean {
  const things = item.document === undefined ? [item] : [item, item.document];
  const records = things.flatMap((thing) => graph.sources(thing, 'covers'));
  return records.some((record) => (record.kind === 'review' ? isReviewAfter(record, moment) : isApprovalAfter(record, moment)));
}

function isApprovalAfter(approval: TraceItem, moment: string): boolean {
  return approval.kind === 'approval' && approval.status !== 'draft' && signedAt(approval) !== '' && !isLater(moment, signedAt(approval));
}
