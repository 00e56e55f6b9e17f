import { isClosed } from '../model/changes.ts';
import { compareIds, type TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { endOf, runOf } from '../model/results.ts';
import { dayOf, isLater, isMoment } from '../model/times.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';

/** Whole days that an age ends at, and the first that is longer than all. */
export const ages = [30, 90, 180, 365] as const;

/** Open problem reports of one span of ages. */
export interface AgeBucket {
  /** The shortest age in it, in whole days; undefined for reports of which nothing says since when they are open. */
  readonly from: number | undefined;
  /** The longest; undefined where there is no end. */
  readonly to: number | undefined;
  /** The oldest first. */
  readonly problems: readonly OpenProblem[];
}

export interface OpenProblem {
  readonly problem: TraceItem;
  /** The day since when it is known, or open again; undefined where nothing says. */
  readonly since: string | undefined;
  readonly days: number | undefined;
}

/** Every problem report that is not closed, by its age on a day; drafts count, because a problem is there before its report is finished. */
export function problemAgeing(graph: TraceGraph, asOf: string): readonly AgeBucket[] {
  const open = graph
    .ofKind('problem-report')
    .filter((problem) => !isClosed(problem))
    .map((problem): OpenProblem => {
      const since = openSince(problem, graph);
      return { problem, since, days: since === undefined ? undefined : daysBetween(since, asOf) };
    })
    .sort((a, b) => compareText(a.since ?? '', b.since ?? '') || compareIds(a.problem.id, b.problem.id));
  const bounds = [...ages, undefined].map((to, at) => ({ from: at === 0 ? 0 : (ages[at - 1] as number) + 1, to }));
  const known = bounds.map(({ from, to }) => ({
    from,
    to,
    problems: open.filter(({ days }) => days !== undefined && days >= from && (to === undefined || days <= to)),
  }));
  return [...known, { from: undefined, to: undefined, problems: open.filter(({ days }) => days === undefined) }];
}

/** The day since when a problem is known: the first that feedback, a result, a review or its own investigation names; the day it was opened again, if it was. */
export function openSince(problem: TraceItem, graph: TraceGraph): string | undefined {
  const closed = answer(problem, 'closed-on');
  const reopened = answer(problem, 'reopened-on');
  if (closed !== undefined && reopened !== undefined && isLater(reopened, closed)) return dayOf(reopened);
  const found = graph.targets(problem, 'found-in').map((source) => foundOn(source, graph));
  return [...found, answer(problem, 'investigated-on')]
    .filter((moment) => moment !== undefined && isMoment(moment))
    .map((moment) => dayOf(moment as string))
    .sort(compareText)[0];
}

function foundOn(source: TraceItem, graph: TraceGraph): string | undefined {
  const run = source.kind === 'test-result' ? runOf(source, graph) : undefined;
  return run === undefined ? (answer(source, 'received-on') ?? answer(source, 'held-on')) : endOf(run);
}

/** Whole days from one day to another; none for a day that comes later. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}
