import type { TraceGraph } from './graph.ts';
import { plannedInterval } from './intervals.ts';
import { foundOn } from './problems.ts';
import { firstReleased } from './releases.ts';
import { daysBetween, isMoment, monthsAfter } from './times.ts';
import { answer, type TraceItem } from './trace-item.ts';
import { mostSpans, type TrendSign, trendSigns } from './trend.ts';

/** Problem reports since the first release, in spans as long as a plan says that trends are looked for. */
export interface ProblemTrend {
  /** The plan that says so, and how many months. */
  readonly plan: TraceItem;
  readonly months: number;
  /** Whole spans since the first release, the oldest first; the last ends on the day of judging. */
  readonly spans: readonly TrendSpan[];
  readonly series: readonly TrendSeries[];
  /** Reports of which no day is known; they are in no span. */
  readonly undated: readonly TraceItem[];
}

/** From the day after `after` to `to`, as `2026-11-22`. */
export interface TrendSpan {
  readonly after: string;
  readonly to: string;
  readonly reports: readonly TraceItem[];
}

/** All reports, or those that concern safety. */
export interface TrendSeries {
  readonly name: 'all' | 'safety';
  /** One for each span. */
  readonly counts: readonly number[];
  readonly signs: readonly TrendSign[];
  /** Reports in the last span. */
  readonly last: readonly TraceItem[];
}

/** Undefined while nothing was released, or no finished plan says how often trends are looked for. */
export function problemTrend(graph: TraceGraph, asOf: string): ProblemTrend | undefined {
  const start = answerDay(firstReleased(asOf, graph));
  const planned = plannedInterval('trend-months', graph, (text) => Math.floor(Number(text)));
  if (start === undefined || planned === undefined) return undefined;
  const dated = graph.ofKind('problem-report').map((report) => ({ report, on: foundOn(report, graph) }));
  const spans = spansBack(start, asOf, planned.months).map(
    ({ after, to }): TrendSpan => ({
      after,
      to,
      reports: dated.flatMap(({ report, on }) => (on !== undefined && on > after && on <= to ? [report] : [])),
    }),
  );
  return {
    ...planned,
    spans,
    series: [seriesOf('all', spans, () => true), seriesOf('safety', spans, (report) => answer(report, 'safety-related') === 'yes')],
    undated: dated.flatMap(({ report, on }) => (on === undefined ? [report] : [])),
  };
}

/** The finished trend review that speaks of all of some reports: it covers each, or its document, and was held when all were known. */
export function trendReviewOf(reports: readonly TraceItem[], graph: TraceGraph): TraceItem | undefined {
  const known = reports.map((report) => foundOn(report, graph) ?? '').reduce((latest, day) => (day > latest ? day : latest), '');
  return graph.ofKind('review').find((review) => {
    const held = answer(review, 'held-on') ?? '';
    if (answer(review, 'review-kind') !== 'trend' || review.status === 'draft' || answer(review, 'outcome') === 'rejected') return false;
    const covered = new Set(graph.targets(review, 'covers'));
    const speaksOf = (report: TraceItem) => covered.has(report) || (report.document !== undefined && covered.has(report.document));
    return isMoment(held) && held >= known && reports.every(speaksOf);
  });
}

function answerDay(release: TraceItem | undefined): string | undefined {
  return release && answer(release, 'released-on')?.slice(0, 10);
}

/** Whole spans from a day back to another, the oldest first. */
function spansBack(start: string, end: string, months: number): readonly { readonly after: string; readonly to: string }[] {
  const days = Array.from({ length: mostSpans + 2 }, (_, at) => monthsAfter(end, -months * at));
  const spans = days.slice(1).map((after, at) => ({ after, to: days[at] as string }));
  return spans.filter(({ after, to }) => after >= start && daysBetween(after, to) > 0).reverse();
}

function seriesOf(name: TrendSeries['name'], spans: readonly TrendSpan[], isIn: (report: TraceItem) => boolean): TrendSeries {
  const lists = spans.map(({ reports }) => reports.filter(isIn));
  const counts = lists.map(({ length }) => length);
  return { name, counts, signs: trendSigns(counts), last: lists.at(-1) ?? [] };
}
