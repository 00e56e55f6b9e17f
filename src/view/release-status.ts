import type { TraceGraph } from '../model/graph.ts';
import { affectedOf, releasedBy, versionsFor } from '../model/releases.ts';
import { isLater, isMoment, latest, monthsAfter } from '../model/times.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';
import { plainVersion } from '../model/version.ts';
import { type ProblemShown, type ProblemState, problemsShown } from './problems.ts';

/** How a version that was released stands today, as the records say. */
export interface ReleaseStatus {
  /** Without the `v` that tags put before it. */
  readonly version: string;
  /** ID of its release record. */
  readonly record: string;
  readonly withdrawnOn?: string | undefined;
  /** Problem reports that say the version has the problem, and that tell of a later day than its release, or of none; in the order of IDs. */
  readonly anomalies: readonly LaterAnomaly[];
  /** When feedback from the field is to be looked through the next time, by the plan; undefined where no plan says how often. */
  readonly nextReview?: string | undefined;
}

export interface LaterAnomaly {
  readonly id: string;
  readonly title: string;
  /** The earliest day that its records tell. */
  readonly since?: string | undefined;
  /** Does it concern safety? Absent while nobody has judged. */
  readonly safetyRelated?: string | undefined;
  readonly state: ProblemState;
}

/** Every release that reached users by the day of judging, in the order of IDs. */
export function releaseStatuses(graph: TraceGraph, asOf: string): readonly ReleaseStatus[] {
  const problems = problemsShown(graph, asOf);
  const nextReview = nextFeedbackReview(graph, asOf);
  return releasedBy(asOf, graph).flatMap((release) => {
    const version = answer(release, 'version');
    if (version === undefined) return [];
    const withdrawnOn = answer(release, 'withdrawn-on');
    return [
      {
        version: plainVersion(version),
        record: release.id,
        ...(withdrawnOn === undefined ? {} : { withdrawnOn }),
        anomalies: problems.filter((each) => isFoundSince(each, release, graph)).map(anomaly),
        ...(nextReview === undefined ? {} : { nextReview }),
      },
    ];
  });
}

/** One of which no day is known counts: nothing shows that the release told of it. */
function isFoundSince({ problem, since }: ProblemShown, release: TraceItem, graph: TraceGraph): boolean {
  if (since !== undefined && !isLater(since, answer(release, 'released-on') ?? '')) return false;
  return graph.targets(problem, 'residual-in').includes(release) || affectedOf(problem, versionsFor(problem, release, graph)).length > 0;
}

function anomaly({ problem, since, safetyRelated, state }: ProblemShown): LaterAnomaly {
  return {
    id: problem.id,
    title: problem.title.text,
    ...(since === undefined ? {} : { since }),
    ...(safetyRelated === undefined ? {} : { safetyRelated }),
    state,
  };
}

/** So many months after the latest record that somebody looked, or after the first release. */
function nextFeedbackReview(graph: TraceGraph, asOf: string): string | undefined {
  const plans = graph.ofKind('document').filter(({ status }) => status !== 'draft');
  const months = plans.map((plan) => Number(answer(plan, 'feedback-months'))).filter((each) => each > 0);
  if (months.length === 0) return undefined;
  const looked = [
    ...graph.ofKind('review').filter((each) => answer(each, 'review-kind') === 'feedback' && answer(each, 'outcome') !== 'rejected'),
    ...graph.ofKind('statement').filter((each) => answer(each, 'about') === 'feedback'),
  ];
  const days = looked
    .filter(({ status }) => status !== 'draft')
    .map((each) => answer(each, each.kind === 'review' ? 'held-on' : 'stated-on'));
  const known = days.filter((day) => day !== undefined && isMoment(day)) as readonly string[];
  const first = releasedBy(asOf, graph)
    .flatMap((release) => answer(release, 'released-on') ?? [])
    .sort()[0];
  const from = latest([...known, ...(first === undefined ? [] : [first])], (day) => day);
  return from === undefined ? undefined : monthsAfter(from, Math.min(...months));
}
