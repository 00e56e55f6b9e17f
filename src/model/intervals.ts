import type { TraceGraph } from './graph.ts';
import { answer, type TraceItem } from './trace-item.ts';

/** How often a plan wants something done. */
export interface Interval {
  readonly plan: TraceItem;
  readonly months: number;
}

/**
 * Months beyond which nothing is looked at again and again any more. IEC 62304 names no number; two years are the longest that Article 86 of the MDR leaves
 * between two reports on the safety of a device of class IIa, higher classes have one.
 */
export const longestInterval = 24;

/**
 * What the finished plans say in a field of months, the shortest where several say it; undefined where none says a number above zero. `read` makes a number of
 * what a plan says.
 */
export function plannedInterval(
  field: string,
  graph: TraceGraph,
  read: (text: string | undefined) => number = Number,
): Interval | undefined {
  const plans = graph.ofKind('document').filter(({ status }) => status !== 'draft');
  const said = plans.map((plan) => ({ plan, months: read(answer(plan, field)) })).filter(({ months }) => months > 0);
  return said.reduce<Interval | undefined>((least, each) => (least === undefined || each.months < least.months ? each : least), undefined);
}
