import { signedAt } from '../../../../../model/changes.ts';
import { unlessRejected } from '../../../../../model/conditions.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { reviewKinds } from '../../../../../model/kinds.ts';
import { runAt } from '../../../../../model/releases.ts';
import { dayOf, isLater, isMoment, latest } from '../../../../../model/times.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { inEachItem } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { someOf } from '../../../../words.ts';

export default defineRule({
  id: 'review-is-held-in-order',
  clause: '5.7.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: inEachItem((item) => (isHeld(item) ? [{ item, clause: clauseOf(item) }] : [])).passes(({ item }, { graph }) =>
    [beforeTheTests(item, graph), approvedBefore(item, graph)].filter((each) => each !== undefined),
  ),
});

function isHeld(item: TraceItem): boolean {
  if (item.kind !== 'review' || item.status === 'draft' || item.status === 'retired') return false;
  return unlessRejected.holds(item, item) && isMoment(heldOn(item));
}

function heldOn(review: TraceItem): string {
  return answer(review, 'held-on') ?? '';
}

/** The clause that its kind of review serves. */
function clauseOf(item: TraceItem): string | undefined {
  return /^IEC 62304 (.+)$/.exec(reviewKinds[answer(item, 'review-kind') ?? '']?.clause ?? '')?.[1];
}

/** Nobody can judge results that are not there yet. */
function beforeTheTests(review: TraceItem, graph: TraceGraph): Breach | undefined {
  const runs = graph.targets(review, 'covers').filter((each) => each.kind === 'test-run' && isLater(runAt(each), heldOn(review)));
  const last = latest(runs, runAt);
  if (last === undefined) return undefined;
  return {
    place: fieldPlace(review, 'held-on'),
    message: `${review.id} evaluates ${someOf(runs.map(({ id }) => id))} and was held on ${heldOn(review)}, before ${last.id} ended at ${runAt(last)}`,
    fix: 'Hold the evaluation again when the tests have ended, or correct the date that is wrong.',
    related: [{ message: `${last.id} ended at ${runAt(last)}`, place: fieldPlace(last, 'ended') }],
  };
}

/** A signature from before the review stands for something that nobody had looked at. A later one mends it. */
function approvedBefore(review: TraceItem, graph: TraceGraph): Breach | undefined {
  const last = latest(graph.approvals.approvalsOf(review), signedAt);
  if (last === undefined || !isLater(heldOn(review), signedAt(last))) return undefined;
  return {
    place: fieldPlace(review, 'held-on'),
    message: `${review.id} was approved on ${dayOf(signedAt(last))}, before it was held on ${heldOn(review)}`,
    fix: `Correct the date that is wrong, or have it approved again (\`dhf approve ${review.id}\`).`,
    related: [{ message: `${last.id} is its latest approval`, place: fieldPlace(last, 'signed-at') }],
  };
}
