import { isClosed, solving } from './changes.ts';
import type { TraceGraph } from './graph.ts';
import { affectedOf, isCurrent, isInForce, runsOf, versionsFor } from './releases.ts';
import { dispositions, runOf } from './results.ts';
import { isLater } from './times.ts';
import { answer, answers, isAnswered, type TraceItem } from './trace-item.ts';
import { plainVersion } from './version.ts';

/** Every known anomaly that the version of a release has, whatever the state of its report (decision 9): those listed for it, and those that should be. */
export function knownAnomalies(release: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const listed = new Set(graph.sources(release, 'residual-in'));
  return graph.ofKind('problem-report').filter((problem) => listed.has(problem) || hasAnomaly(release, problem, graph));
}

/** Does the version of a release have a problem? */
function hasAnomaly(release: TraceItem, problem: TraceItem, graph: TraceGraph): boolean {
  if (wasMended(problem, release, graph)) return wasAccepted(problem, release, graph);
  return namesRelease(problem, release, graph) || staysOpen(problem, release, graph) || wasAccepted(problem, release, graph);
}

/**
 * Seen in a candidate of the version that is being released, or in one before it, and neither closed nor solved by a change that is: then the version has it,
 * unless an investigation found that it does not (decision 9).
 */
function staysOpen(problem: TraceItem, release: TraceItem, graph: TraceGraph): boolean {
  if (isClosed(problem) || !isCurrent(release, graph)) return false;
  const changes = solving(problem, graph);
  if (changes.length > 0 && changes.every((change) => isAnswered(change, 'closed-on'))) return false;
  const own = [...versionsFor(problem, release, graph)];
  const seenIn = answers(problem, 'affected-versions').map(({ text }) => plainVersion(text));
  if (seenIn.some((version) => own.some((each) => isCandidateOf(version, each)))) return true;
  return !isAnswered(problem, 'investigated-on') && earlierThan(release, graph).some((each) => namesRelease(problem, each, graph));
}

/** `4.1.0-rc1`, `4.1.0 RC 2` and `4.1.0b3` came before `4.1.0`. */
function isCandidateOf(candidate: string, version: string): boolean {
  return candidate.startsWith(version) && /^[-+ ._]*(?:rc|candidate|beta|alpha|pre|dev|[ab](?=\d))/i.test(candidate.slice(version.length));
}

/** Releases that came out before another one. */
function earlierThan(release: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const on = answer(release, 'released-on') ?? '9999-12-31';
  return graph.ofKind('release').filter((each) => each !== release && isInForce(each) && isLater(on, answer(each, 'released-on') ?? on));
}

/** Does a report name the version of a release among those affected? */
export function namesRelease(problem: TraceItem, release: TraceItem, graph: TraceGraph): boolean {
  return affectedOf(problem, versionsFor(problem, release, graph)).length > 0;
}

/** Closed with its change before the version was released: then it is the candidates that had it. */
function wasMended(problem: TraceItem, release: TraceItem, graph: TraceGraph): boolean {
  if (!isClosed(problem) || isAnswered(problem, 'no-action-reason') || solving(problem, graph).length === 0) return false;
  return !isLater(answer(problem, 'closed-on') ?? '', answer(release, 'released-on') ?? '9999-12-31');
}

/** A failure of a formal run of the version that somebody decided to live with. */
function wasAccepted(problem: TraceItem, release: TraceItem, graph: TraceGraph): boolean {
  const results = graph.targets(problem, 'found-in').filter((each) => each.kind === 'test-result');
  const accepted = results.filter((result) =>
    graph.sources(result, 'settles').some((each) => answer(each, 'decision') === 'accepted-failure'),
  );
  if (accepted.length === 0) return false;
  const runs = runsOf(release, graph);
  return accepted.some((result) => runs.includes(runOf(result, graph) as TraceItem));
}

/** A failure that somebody decided to live with. */
export interface AcceptedFailure {
  readonly result: TraceItem;
  readonly decision: TraceItem;
}

/** Failures in the formal runs of a release that somebody accepted, and of which no problem report is written that could be listed. */
export function acceptedUnreported(release: TraceItem, graph: TraceGraph): readonly AcceptedFailure[] {
  const runs = new Set(runsOf(release, graph));
  return graph.ofKind('test-result').flatMap((result) => {
    const run = runOf(result, graph);
    if (run === undefined || !runs.has(run) || graph.sources(result, 'found-in').length > 0) return [];
    const decision = dispositions(result, graph).find((each) => answer(each, 'decision') === 'accepted-failure');
    return decision === undefined ? [] : [{ result, decision }];
  });
}
