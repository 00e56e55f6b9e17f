import { isClosed, isRejected } from '../../../../../model/changes.ts';
import { unlessRejected } from '../../../../../model/conditions.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { reviewKinds } from '../../../../../model/kinds.ts';
import { idsIn } from '../../../../../model/mentions.ts';
import { isLater } from '../../../../../model/times.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { inEachItem } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf, shorten } from '../../../../words.ts';

export default defineRule({
  id: 'review-actions-are-done',
  clause: '5.7.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  expect: inEachItem((item) => (isAccepted(item) ? [{ item, clause: clauseOf(item) }] : [])).passes(
    ({ item }, { graph, asOf }) => leftOpen(item, graph, asOf) ?? withoutActions(item),
  ),
});

const outcomes: ReadonlySet<string | undefined> = new Set([undefined, 'accepted', 'accepted-with-actions']);

/** Finished reviews that did not reject what they looked at. */
function isAccepted(item: TraceItem): boolean {
  return item.kind === 'review' && item.status !== 'draft' && item.status !== 'retired' && outcomes.has(answer(item, 'outcome'));
}

/** The clause that its kind of review serves. */
function clauseOf(item: TraceItem): string | undefined {
  return /^IEC 62304 (.+)$/.exec(reviewKinds[answer(item, 'review-kind') ?? '']?.clause ?? '')?.[1];
}

function actionsOf(review: TraceItem): string {
  const said = answers(review, 'actions').map(({ text }) => text);
  return said.filter((text) => !/^(?:none|no|keine?)\b[\s.]*$/i.test(text)).join(' ');
}

/** That a review leaves its actions out is told by the demand for them. */
function withoutActions(review: TraceItem): Breach | undefined {
  const saysSome = answer(review, 'outcome') === 'accepted-with-actions';
  if (!saysSome || actionsOf(review) !== '' || answers(review, 'actions').length === 0) return undefined;
  return {
    place: fieldPlace(review, 'actions'),
    message: `${review.id} accepts with actions, and names none`,
    fix: 'Name the actions under `actions`, or write `outcome: accepted`.',
  };
}

function leftOpen(review: TraceItem, graph: TraceGraph, asOf: string): Breach | undefined {
  const text = actionsOf(review);
  if (text === '') return undefined;
  const named = idsIn(text, graph).filter(({ kind }) => kind === 'change-request' || kind === 'problem-report');
  const open = named.filter((each) =>
    each.kind === 'change-request' ? answer(each, 'closed-on') === undefined && !isRejected(each) : !isClosed(each),
  );
  // What a review of requirements wants changed is told by a rule of its own.
  if (answer(review, 'review-kind') === 'requirements' && open.some(({ kind }) => kind === 'change-request')) return undefined;
  if (open.length === 0 && (named.length > 0 || isDone(text, asOf) || isHeldAgain(review, graph))) return undefined;
  return {
    place: fieldPlace(review, 'actions'),
    message:
      open.length > 0
        ? `${review.id} was accepted with an action that is not done: ${allOf(open.map(({ id }) => id))} is not closed`
        : `${review.id} was accepted with an action, and nothing says that it is done: “${shorten(text)}”`,
    fix: 'Name the change request or problem report that carries it out, or write what was done and when, such as `done on 2026-10-20`; or hold the review again.',
    related: open.map(({ id, idPlace }) => ({ message: `${id} is still open`, place: idPlace })),
  };
}

/** Says the text itself that it was done, on a day that has come? */
function isDone(text: string, asOf: string): boolean {
  const said = /\b(?:done|closed|completed|carried out|mended|erledigt|abgeschlossen|behoben|umgesetzt)\b/i.test(text);
  const days = text.match(/\b\d{4}-\d\d-\d\d\b/g) ?? [];
  return said && days.length > 0 && days.every((day) => !isLater(day, asOf));
}

/** Did a later review of the same kind look at all of it again, and accept it without actions? */
function isHeldAgain(review: TraceItem, graph: TraceGraph): boolean {
  const covered = graph.targets(review, 'covers');
  const others = graph.ofKind('review').filter((other) => {
    const isSound = other.status !== 'draft' && unlessRejected.holds(other, other) && actionsOf(other) === '';
    return (
      isSound &&
      answer(other, 'review-kind') === answer(review, 'review-kind') &&
      isLater(answer(other, 'held-on') ?? '', answer(review, 'held-on') ?? '')
    );
  });
  return covered.length > 0 && others.some((other) => covered.every((thing) => graph.targets(other, 'covers').includes(thing)));
}
