import { compareIds, type TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { dayOf, daysBetween, isMoment } from '../model/times.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';
import { closureDay, releaseAfter } from './changes.ts';

/** What happened up to a release since the one before it, or since the last release. */
export interface TimelineSpan {
  /** Undefined for the time since the last release. */
  readonly release: TraceItem | undefined;
  readonly version: string | undefined;
  /** The day it ends: that of the release, or the one that is looked at. */
  readonly day: string;
  /** Whole days since the release before; undefined for the first. */
  readonly days: number | undefined;
  readonly isWithdrawn: boolean;
  /** Change requests that were carried out and closed in it. */
  readonly changes: readonly TraceItem[];
  /** Problem reports that were closed in it. */
  readonly problems: readonly TraceItem[];
}

export interface Timeline {
  /** The latest first; empty where no release has a date. */
  readonly spans: readonly TimelineSpan[];
  /** Finished releases that name no day. */
  readonly undated: readonly TraceItem[];
}

/** Releases by date up to a day, with what was closed between them; it stands at the first release in force after that. */
export function releaseTimeline(graph: TraceGraph, asOf: string): Timeline {
  const finished = graph.ofKind('release').filter(({ status }) => status !== 'draft');
  const dated = finished
    .map((release) => ({ release, day: dayIn(release, 'released-on') }))
    .filter((each): each is { readonly release: TraceItem; readonly day: string } => each.day !== undefined && each.day <= asOf)
    .sort((a, b) => compareText(a.day, b.day) || compareIds(a.release.id, b.release.id));
  const undated = finished.filter((release) => dayIn(release, 'released-on') === undefined);
  if (dated.length === 0) return { spans: [], undated };
  const reached = new Set<TraceItem | undefined>(dated.map(({ release }) => release));
  const spanOf = (item: TraceItem) => {
    const release = releaseAfter(item, graph);
    return reached.has(release) ? release : undefined;
  };
  const isPast = (item: TraceItem) => {
    const day = closureDay(item);
    return day !== undefined && day <= asOf;
  };
  const closed = (kind: 'change-request' | 'problem-report') => Map.groupBy(graph.ofKind(kind).filter(isPast), spanOf);
  const [changes, problems] = [closed('change-request'), closed('problem-report')];
  const spans = [...dated, { release: undefined, day: asOf }].map(({ release, day }, at): TimelineSpan => {
    const before = dated[at - 1]?.day;
    return {
      release,
      day,
      version: release && answer(release, 'version'),
      days: before === undefined ? undefined : daysBetween(before, day),
      isWithdrawn: release !== undefined && answer(release, 'withdrawn-on') !== undefined,
      changes: changes.get(release) ?? [],
      problems: problems.get(release) ?? [],
    };
  });
  return { spans: spans.reverse(), undated };
}

function dayIn(item: TraceItem, field: string): string | undefined {
  const moment = answer(item, field);
  return moment !== undefined && isMoment(moment) ? dayOf(moment) : undefined;
}
