import { signedAt } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import type { Place } from '../../../../../model/place.ts';
import { isCurrent, isInForce, runAt, runsOf } from '../../../../../model/releases.ts';
import { isLater, latest } from '../../../../../model/times.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { whyNotApproved } from '../../not-approved.ts';

/** A record of verification, when it was finished, and how to say so. */
interface Verified {
  readonly record: TraceItem;
  readonly at: string;
  readonly words: string;
  readonly place: Place;
}

export default defineRule({
  id: 'release-is-approved-after-its-verification',
  clause: '5.8.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'off', release: 'error' },
  checks: ['R-5.8.1-2'],
  expect: every('release')
    .where(isInForce)
    .passes((item, { graph }) => {
      const approval = latest(graph.approvals.approvalsOf(item), signedAt);
      if (approval === undefined) return unapproved(item, graph);
      const last = latest(reliedOn(item, graph), ({ at }) => at);
      return last && (tooEarly(item, approval, last) ?? outTooEarly(item, last));
    }),
});

function unapproved(item: TraceItem, graph: TraceGraph): Breach {
  return {
    message: `${item.id} ${whyNotApproved(item, graph)}, so nobody says that its verification is complete`,
    fix: `Have it approved with \`dhf approve ${item.id}\` by the role that releases, after the last test and review.`,
  };
}

function tooEarly(item: TraceItem, approval: TraceItem, last: Verified): Breach | undefined {
  if (!isLater(last.at, signedAt(approval))) return undefined;
  return {
    message: `${item.id} was approved at ${signedAt(approval)}, before its verification was complete: ${last.words} ${last.at}`,
    fix: `Evaluate ${last.record.id}, and approve the release once more.`,
    related: [
      { message: `${approval.id} is its approval`, place: fieldPlace(approval, 'signed-at') },
      { message: `${last.words} ${last.at}`, place: last.place },
    ],
  };
}

function outTooEarly(item: TraceItem, last: Verified): Breach | undefined {
  const on = answer(item, 'released-on') ?? '';
  if (!isLater(last.at, on)) return undefined;
  return {
    place: fieldPlace(item, 'released-on'),
    message: `${item.id} was released on ${on}, before its verification was complete: ${last.words} ${last.at}`,
    fix: 'Correct the date that is wrong; a version is released when its verification is complete and evaluated.',
    related: [{ message: `${last.words} ${last.at}`, place: last.place }],
  };
}

/** Formal runs of its version, reviews of these runs, and for the release that is being made every other review of what the software is made from. */
function reliedOn(item: TraceItem, graph: TraceGraph): readonly Verified[] {
  const runs = runsOf(item, graph);
  const current = isCurrent(item, graph);
  const reviews = graph.ofKind('review').filter((review) => {
    if (review.status === 'draft') return false;
    return (current && verifies(review, graph)) || graph.targets(review, 'covers').some((covered) => runs.includes(covered));
  });
  return [
    ...runs.map((run) => ({ record: run, at: runAt(run), words: `${run.id} ended at`, place: fieldPlace(run, 'ended') })),
    ...reviews.map((review) => ({
      record: review,
      at: answer(review, 'held-on') ?? '',
      words: `${review.id} was held on`,
      place: fieldPlace(review, 'held-on'),
    })),
  ];
}

/** An inspection, analysis or demonstration verifies what it links; one of a tool verifies nothing of the software. */
function verifies(review: TraceItem, graph: TraceGraph): boolean {
  if (['verifies', 'shows-effective'].some((field) => graph.linksFrom(review, field).length > 0)) return true;
  return !elsewhere.has(answer(review, 'review-kind') ?? '');
}

const elsewhere: ReadonlySet<string> = new Set(['trend', 'feedback', 'design-stage', 'inspection', 'analysis', 'demonstration']);
