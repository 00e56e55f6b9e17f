import { isClosed, solving } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { affectedOf, isCurrent, isInForce, runsOf, statementsOfNone, versionsFor } from '../../../../../model/releases.ts';
import { dispositions, runOf } from '../../../../../model/results.ts';
import { isLater } from '../../../../../model/times.ts';
import { answer, answers, fieldPlace, isAnswered, type TraceItem } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

export default defineRule({
  id: 'residual-anomalies-are-listed',
  clause: '5.8.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'off', release: 'error' },
  checks: ['R-5.8.2-1'],
  expect: every('release')
    .where(isInForce)
    .passes((item, { graph }) => [...left(item, graph), ...accepted(item, graph), ...tooMany(item, graph)]),
});

/** Known anomalies that the version has, whatever the state of their reports, and that nobody listed for it. */
function left(item: TraceItem, graph: TraceGraph): readonly Breach[] {
  const listed = new Set(graph.sources(item, 'residual-in'));
  // That nothing is listed and nobody says why is demanded of the release by its kind.
  if (listed.size === 0 && statementsOfNone(item, graph).length === 0) return [];
  const missing = graph.ofKind('problem-report').filter((problem) => !listed.has(problem) && isIn(problem, item, graph));
  if (missing.length === 0) return [];
  const named = allOf(missing.map((problem) => `${problem.id} (${stateOf(problem)})`));
  const [is, report, version] = [
    missing.length === 1 ? 'is' : 'are',
    missing.length === 1 ? 'A known anomaly' : 'Known anomalies',
    answer(item, 'version'),
  ];
  return [
    {
      message: `${report} of version ${version} ${is} not listed for ${item.id}: ${named}`,
      fix: `Add \`residual-in: [${item.id}]\` and the version to each that the version has, open or closed without a change; for one that it does not have, close the report or correct its \`affected-versions\`.`,
      related: missing.map((problem) => ({
        message: `${problem.id} says which versions have it`,
        place: fieldPlace(problem, 'affected-versions'),
      })),
    },
  ];
}

/** Failures in the formal runs of the release that somebody accepted, of which no problem report is written that could be listed. */
function accepted(item: TraceItem, graph: TraceGraph): readonly Breach[] {
  const runs = new Set(runsOf(item, graph));
  const bare = graph.ofKind('test-result').flatMap((result) => {
    const run = runOf(result, graph);
    if (run === undefined || !runs.has(run) || graph.sources(result, 'found-in').length > 0) return [];
    const decision = dispositions(result, graph).find((each) => answer(each, 'decision') === 'accepted-failure');
    return decision === undefined ? [] : [{ result, decision }];
  });
  if (bare.length === 0) return [];
  const ids = allOf(bare.map(({ result, decision }) => `${result.id} (${decision.id})`));
  return [
    {
      message: `${bare.length === 1 ? 'A failure that was' : 'Failures that were'} accepted ${bare.length === 1 ? 'is' : 'are'} in version ${answer(item, 'version')} and in no list of its anomalies: ${ids}`,
      fix: `Write a problem report with \`found-in: [${bare[0]?.result.id}]\` and \`residual-in: [${item.id}]\` (\`dhf new PRB\`).`,
      related: bare.map(({ decision }) => ({ message: `${decision.id} accepts it`, place: fieldPlace(decision, 'decision') })),
    },
  ];
}

function tooMany(item: TraceItem, graph: TraceGraph): readonly Breach[] {
  return graph
    .sources(item, 'residual-in')
    .filter(
      (problem) =>
        answers(problem, 'affected-versions').length > 0 && answer(item, 'version') !== undefined && !names(problem, item, graph),
    )
    .map((problem) => ({
      item: problem,
      place: fieldPlace(problem, 'residual-in'),
      message: `${problem.id} is listed for ${item.id}, but \`affected-versions\` does not name ${allOf([...versionsFor(problem, item, graph)])}`,
      fix: 'Add the version, or take the release out of `residual-in`.',
      related: [{ message: 'the versions it names', place: fieldPlace(problem, 'affected-versions') }],
    }));
}

function isIn(problem: TraceItem, release: TraceItem, graph: TraceGraph): boolean {
  if (wasMended(problem, release, graph)) return wasAccepted(problem, release, graph);
  return names(problem, release, graph) || staysOpen(problem, release, graph) || wasAccepted(problem, release, graph);
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
  return !isAnswered(problem, 'investigated-on') && earlierThan(release, graph).some((each) => names(problem, each, graph));
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

function names(problem: TraceItem, release: TraceItem, graph: TraceGraph): boolean {
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

function stateOf(problem: TraceItem): string {
  if (!isClosed(problem)) return 'open';
  return isAnswered(problem, 'no-action-reason') ? 'closed without a change' : 'closed after the release';
}
