import { acceptedUnreported, knownAnomalies, namesRelease } from '../../../../../model/anomalies.ts';
import { isClosed } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { isInForce, statementsOfNone, versionsFor } from '../../../../../model/releases.ts';
import { answer, answers, fieldPlace, isAnswered, type TraceItem } from '../../../../../model/trace-item.ts';
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
  const missing = knownAnomalies(item, graph).filter((problem) => !listed.has(problem));
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
  const bare = acceptedUnreported(item, graph);
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
        answers(problem, 'affected-versions').length > 0 && answer(item, 'version') !== undefined && !namesRelease(problem, item, graph),
    )
    .map((problem) => ({
      item: problem,
      place: fieldPlace(problem, 'residual-in'),
      message: `${problem.id} is listed for ${item.id}, but \`affected-versions\` does not name ${allOf([...versionsFor(problem, item, graph)])}`,
      fix: 'Add the version, or take the release out of `residual-in`.',
      related: [{ message: 'the versions it names', place: fieldPlace(problem, 'affected-versions') }],
    }));
}

function stateOf(problem: TraceItem): string {
  if (!isClosed(problem)) return 'open';
  return isAnswered(problem, 'no-action-reason') ? 'closed without a change' : 'closed after the release';
}
