import { compareIds, type TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { type ProblemShown, problemsShown } from './problems.ts';

/** Whole days that an age ends at, and the first that is longer than all. */
const ages = [30, 90, 180, 365] as const;

/** Open problem reports of one span of ages. */
export interface AgeBucket {
  /** The shortest age in it, in whole days; undefined for reports of which nothing says since when they are open. */
  readonly from: number | undefined;
  /** The longest; undefined where there is no end. */
  readonly to: number | undefined;
  /** The oldest first. */
  readonly problems: readonly ProblemShown[];
}

/** Every problem report that is not closed, by its age on a day; drafts count, because a problem is there before its report is finished. */
export function problemAgeing(graph: TraceGraph, asOf: string): readonly AgeBucket[] {
  const open = problemsShown(graph, asOf)
    .filter(({ state }) => state !== 'closed')
    .sort((a, b) => compareText(a.since ?? '', b.since ?? '') || compareIds(a.problem.id, b.problem.id));
  const known = [...ages, undefined].map((to, at): AgeBucket => {
    const from = at === 0 ? 0 : (ages[at - 1] as number) + 1;
    const isIn = (days: number) => Math.max(0, days) >= from && (to === undefined || days <= to);
    return { from, to, problems: open.filter(({ days }) => days !== undefined && isIn(days)) };
  });
  return [...known, { from: undefined, to: undefined, problems: open.filter(({ days }) => days === undefined) }];
}
