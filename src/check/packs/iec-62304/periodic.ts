import type { TraceGraph } from '../../../model/graph.ts';
import { type Interval, longestInterval, plannedInterval } from '../../../model/intervals.ts';
import { firstReleased } from '../../../model/releases.ts';
import { isMoment, latest, monthsAfter } from '../../../model/times.ts';
import { answer, fieldPlace, type TraceItem } from '../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../expect.ts';
import type { Breach, Expectation, RuleContext } from '../../rule.ts';

/** Something to be done again and again once software is released, as often as a plan says. */
export interface Duty {
  /** The field of a plan that says in months how often. */
  readonly field: string;
  /** Kinds of document in which the plan is looked for. */
  readonly homes: readonly string[];
  /** The kind of review that records it, and what a statement is about when there is nothing to look at. */
  readonly review: string;
  readonly statement: string;
  /** What has to be done, as the start of a sentence: `Problem reports have to be looked through for trends`. */
  readonly done: string;
  readonly fix: string;
}

interface Due extends ItemSubject {
  readonly breach: Breach | undefined;
}

/** The latest record of a duty is no older than the plan allows, counted from the first release where there is none. */
export function keptUp(duty: Duty): Expectation<Due, Breach> {
  return eachOf((context) => dueIn(duty, context)).passes(({ breach }) => breach);
}

function* dueIn(duty: Duty, { graph, asOf }: RuleContext): Iterable<Due> {
  const first = firstReleased(asOf, graph);
  if (first === undefined) return;
  const plans = graph.ofKind('document').filter((document) => document.status !== 'draft');
  const home = plans.find((plan) => duty.homes.includes(answer(plan, 'kind') ?? ''));
  const often = plannedInterval(duty.field, graph);
  if (often !== undefined) {
    yield { item: first, breach: overdue(duty, often.months, first, graph, asOf) };
    yield { item: often.plan, breach: tooSeldom(often, duty.field, duty.done) };
  }
  // Where there is no plan at all, that is told by itself.
  else if (home !== undefined) yield { item: first, breach: unplanned(duty, home) };
}

/** An interval so long that the duty is never due. `done` is what has to be done, as the start of a sentence. */
export function tooSeldom({ plan, months }: Interval, field: string, done: string): Breach | undefined {
  if (months <= longestInterval) return undefined;
  return {
    item: plan,
    place: fieldPlace(plan, field),
    severity: { draft: 'info', release: 'warning' },
    message: `${done} again and again, but ${plan.id} says every ${months} months: with more than ${longestInterval} in between nobody sees in time what builds up`,
    fix: `Write ${longestInterval} months or fewer as \`${field}\` of ${plan.id}, as often as the risk of the software asks for; where so long is right, justify it.`,
  };
}

function dayOut(release: TraceItem): string {
  return answer(release, 'released-on') ?? '';
}

function overdue({ done, fix, ...duty }: Duty, months: number, first: TraceItem, graph: TraceGraph, asOf: string): Breach | undefined {
  const last = latest(recordsOf(duty, graph), dateOf);
  const since = last === undefined || dateOf(last) < dayOut(first) ? dayOut(first) : dateOf(last);
  const due = monthsAfter(since, months);
  if (due >= asOf) return undefined;
  const before = since === dayOut(first) ? `since the release of ${first.id} on ${since}` : `since ${last?.id} on ${since}`;
  return {
    message: `${done} every ${months === 1 ? 'month' : `${months} months`}, as the plan says, but no record ${before} shows it`,
    fix,
    related: last === undefined ? [] : [{ message: `${last.id} is the latest record`, place: last.idPlace }],
  };
}

function recordsOf({ review, statement }: Pick<Duty, 'review' | 'statement'>, graph: TraceGraph): readonly TraceItem[] {
  const isDone = (item: TraceItem) => item.status !== 'draft' && answer(item, 'outcome') !== 'rejected' && isMoment(dateOf(item));
  return [
    ...graph.ofKind('review').filter((each) => answer(each, 'review-kind') === review && isDone(each)),
    ...graph.ofKind('statement').filter((each) => answer(each, 'about') === statement && isDone(each)),
  ];
}

function dateOf(record: TraceItem): string {
  return answer(record, record.kind === 'review' ? 'held-on' : 'stated-on') ?? '';
}

function unplanned({ field, done }: Duty, home: TraceItem): Breach {
  return {
    item: home,
    place: home.idPlace,
    message: `${done} again and again once software is released, but no plan says how often`,
    fix: `Write the number of months as \`${field}\` in the front matter of ${home.id}.`,
  };
}
