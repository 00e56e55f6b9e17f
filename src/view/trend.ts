import { compareIds, type TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { type ProblemTrend, problemTrend, type TrendSeries, trendReviewOf } from '../model/problem-trend.ts';
import { isMoment } from '../model/times.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';
import { leastInTrend } from '../model/trend.ts';
import { changesShown } from './changes.ts';
import { monthsBetween, type ProblemShown, problemsShown } from './problems.ts';
import { type SoupRow, soupTable } from './soup.ts';

/** What happened in a month, such as `2026-11`. */
export interface TrendMonth {
  readonly month: string;
  readonly found: number;
  /** Of those found, how many concern safety. */
  readonly safety: number;
  readonly closed: number;
  /** At its end. */
  readonly open: number;
}

/** Records of another sort that came in a month. */
export interface MonthCount {
  readonly month: string;
  readonly counts: readonly number[];
}

/** Problem reports of one sort. */
export interface TrendGroup {
  readonly all: readonly TraceItem[];
  readonly open: readonly TraceItem[];
}

/** A series of problem reports with the review that judged it, where it shows a trend. */
export interface SeriesShown extends TrendSeries {
  readonly review: TraceItem | undefined;
}

/** A SOUP item with the changes that touched it. */
export interface SoupLoop extends SoupRow {
  /** Finished change requests, the latest closed first. */
  readonly changes: readonly { readonly request: TraceItem; readonly closedOn: string | undefined }[];
}

/** Numbers over time of the loops of maintenance, as of a day. */
export interface TrendShown {
  /** `least` reports make a trend. Undefined where nothing was released or no plan says how often trends are looked for. */
  readonly trend: (Omit<ProblemTrend, 'series'> & { readonly series: readonly SeriesShown[]; readonly least: number }) | undefined;
  readonly months: readonly TrendMonth[];
  /** By what a report says of safety: `yes`, `no`, or nothing. */
  readonly safety: readonly (TrendGroup & { readonly said: string | undefined })[];
  /** By what is affected, those with most reports first. */
  readonly affected: readonly (TrendGroup & { readonly item: TraceItem })[];
  /** Feedback received: all, found to be a problem, found to be none, not evaluated. */
  readonly feedback: readonly MonthCount[];
  /** Change requests: approved, closed. */
  readonly changes: readonly MonthCount[];
  readonly soup: readonly SoupLoop[];
}

export function trendShown(graph: TraceGraph, asOf: string): TrendShown {
  const problems = problemsShown(graph, asOf);
  const trend = problemTrend(graph, asOf);
  const series = trend?.series.map((each) => ({ ...each, review: each.signs.length > 0 ? trendReviewOf(each.last, graph) : undefined }));
  return {
    trend: trend && { ...trend, series: series ?? [], least: leastInTrend },
    months: problemMonths(problems),
    safety: ['yes', 'no', undefined].map((said) => ({ said, ...groupOf(problems.filter(({ safetyRelated }) => safetyRelated === said)) })),
    affected: affectedBy(problems),
    feedback: feedbackMonths(graph),
    changes: changeMonths(graph),
    soup: soupTable(graph, asOf).rows.map((row) => ({ ...row, changes: changesOf(row.item, graph) })),
  };
}

function monthOf(moment: string | undefined): string | undefined {
  return moment !== undefined && isMoment(moment) ? moment.slice(0, 7) : undefined;
}

/** Every month from the first to the last of some. */
function monthsOf(...lists: readonly (readonly (string | undefined)[])[]): readonly string[] {
  return monthsBetween(lists.flatMap((list) => list.filter((month) => month !== undefined)).sort(compareText));
}

/** The number of entries in a month, or up to its end. */
function counter(list: readonly (string | undefined)[]) {
  return {
    within: (month: string) => list.filter((each) => each === month).length,
    until: (month: string) => list.filter((each) => each !== undefined && each <= month).length,
  };
}

function problemMonths(problems: readonly ProblemShown[]): readonly TrendMonth[] {
  const dated = problems.filter(({ since }) => since !== undefined);
  const found = dated.map(({ since }) => monthOf(since));
  const safety = dated.map(({ since, safetyRelated }) => (safetyRelated === 'yes' ? monthOf(since) : undefined));
  const closed = dated.map(({ state, closedOn }) => (state === 'closed' ? monthOf(closedOn) : undefined));
  return monthsOf(found, closed).map((month) => ({
    month,
    found: counter(found).within(month),
    safety: counter(safety).within(month),
    closed: counter(closed).within(month),
    open: counter(found).until(month) - counter(closed).until(month),
  }));
}

function groupOf(problems: readonly ProblemShown[]): TrendGroup {
  return {
    all: problems.map(({ problem }) => problem),
    open: problems.filter(({ state }) => state !== 'closed').map(({ problem }) => problem),
  };
}

function affectedBy(problems: readonly ProblemShown[]): TrendShown['affected'] {
  const pairs = problems.flatMap((problem) => problem.affects.map((item) => ({ item, problem })));
  const groups = [...Map.groupBy(pairs, ({ item }) => item)].map(([item, own]) => ({
    item,
    ...groupOf(own.map(({ problem }) => problem)),
  }));
  return groups.sort((a, b) => b.all.length - a.all.length || compareIds(a.item.id, b.item.id));
}

function feedbackMonths(graph: TraceGraph): readonly MonthCount[] {
  const all = graph.ofKind('feedback').map((each) => ({ month: monthOf(answer(each, 'received-on')), said: answer(each, 'evaluation') }));
  const of = (fits: (said: string | undefined) => boolean) => counter(all.filter(({ said }) => fits(said)).map(({ month }) => month));
  const counters = [
    of(() => true),
    of((said) => said === 'problem'),
    of((said) => said === 'not-problem'),
    of((said) => said === undefined),
  ];
  return monthsOf(all.map(({ month }) => month)).map((month) => ({ month, counts: counters.map(({ within }) => within(month)) }));
}

function changeMonths(graph: TraceGraph): readonly MonthCount[] {
  const all = changesShown(graph);
  const [approved, closed] = [all.map(({ approvedAt }) => monthOf(approvedAt)), all.map(({ closedOn }) => monthOf(closedOn))];
  return monthsOf(approved, closed).map((month) => ({ month, counts: [counter(approved).within(month), counter(closed).within(month)] }));
}

function changesOf(soup: TraceItem, graph: TraceGraph): SoupLoop['changes'] {
  const requests = graph.sources(soup, 'changes').filter(({ kind, status }) => kind === 'change-request' && status !== 'draft');
  const dated = requests.map((request) => ({ request, closedOn: answer(request, 'closed-on') }));
  return dated.sort((a, b) => compareText(b.closedOn ?? '9999', a.closedOn ?? '9999') || compareIds(a.request.id, b.request.id));
}
