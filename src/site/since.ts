import type { TraceReport } from '../check/report.ts';
import type { Difference } from '../model/difference.ts';
import type { Absence } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { Impact } from '../model/impact.ts';
import { type SideOptions, sideAt, workTree } from '../project/compared.ts';
import { nobodyAsked, releaseBefore } from '../project/past/index.ts';
import { differenceOf } from '../view/difference.ts';
import { impactOf } from '../view/impact.ts';
import { snapshotOf } from '../view/snapshot.ts';

/** What is judged beside an earlier revision of it. */
export interface Since {
  readonly difference: Difference;
  readonly impact: Impact;
}

/** How to look for it; the cache is what was read for the report. */
export interface SinceOptions extends Omit<SideOptions, 'stage' | 'asOf'> {
  /** Another one than the last release. */
  readonly revision?: string | undefined;
  /** What the judged state is called; `the work tree` where nothing is said. */
  readonly after?: string | undefined;
}

/** Said where no release of the file can be found in its history. */
const noRelease: Absence = {
  why: 'no release whose tag is in the history stands before this state',
  fix: 'A release is compared once its record names a tag that git has; `--since` of `dhf build` names any other revision.',
};

/**
 * What a report says otherwise than an earlier revision: the one asked for, else the release before the version that is judged. Says why not where none is in
 * the history, where that is cut short, or where the revision cannot be read.
 */
export async function sinceOf(
  root: string,
  report: TraceReport,
  { revision, after = workTree, ...options }: SinceOptions,
): Promise<Since | Absence> {
  const { graph } = report;
  if (graph === undefined) return noRelease;
  const base = revision ?? tagBefore(graph);
  if (typeof base !== 'string') return base;
  const side = await sideAt(root, base, { ...options, stage: report.stage, asOf: report.asOf.date });
  if ('refused' in side) return { why: side.refused, fix: side.fix };
  if (side.report.graph === undefined) return { why: `${base} could not be judged`, fix: 'Name another revision with `--since`.' };
  const difference = differenceOf(snapshotOf(side.report), snapshotOf(report), { before: side.name, after });
  return { difference, impact: impactOf(difference, graph, side.report.graph) };
}

/** The tag of the release before what is judged, or why there is none. */
function tagBefore(graph: TraceGraph): string | Absence {
  const { history, missing } = graph.evidence;
  if (history === undefined) return missing?.history ?? nobodyAsked;
  return releaseBefore(graph, history)?.tag ?? noRelease;
}
