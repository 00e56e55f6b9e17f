import { historyStart, signedAt } from '../../../../../model/changes.ts';
import type { Commit, History } from '../../../../../model/evidence.ts';
import { firstEverApproval } from '../../../../../model/first-approval.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { pathFinder } from '../../../../../model/path-pattern.ts';
import { endOf, latestStanding } from '../../../../../model/results.ts';
import { dayOf, isLater, latest } from '../../../../../model/times.ts';
import { answers, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { levelsOf } from '../../test-levels.ts';

export default defineRule({
  id: 'design-precedes-the-code',
  clause: '5.4.2',
  classes: ['C'],
  severity: { draft: 'info', release: 'warning' },
  checks: ['R-5.4.2-2'],
  needs: ['history', 'source'],
  expect: eachOf(builtUnits).passes(({ item: unit, first }, { graph }) => {
    const designs = graph.sources(unit, 'details').filter((design) => design.status !== 'draft');
    return designs.flatMap((design) => approvedLate(design, unit, first, graph) ?? writtenAfterTests(design, unit, graph) ?? []);
  }),
  fix: () =>
    'The order of the past stays as it is: say in the design review why design and code agree all the same. Have the next design approved before its code is merged.',
});

/** Its first approval came after the code, and not with it. Without any approval it is found by `unit-has-detailed-design`. */
function approvedLate(design: TraceItem, unit: TraceItem, first: Commit, graph: TraceGraph) {
  const approval = firstEverApproval(design, graph);
  if (approval === undefined || !isLater(signedAt(approval), first.at) || isSameChange(design, first, graph)) return undefined;
  return {
    message: `${design.id}, the design of ${unit.id}, was first approved on ${dayOf(signedAt(approval))}, after the code of ${unit.id} was merged on ${dayOf(first.at)}, so it was written in retrospect`,
    related: [{ message: `${approval.id} is its first approval`, place: approval.idPlace }],
  };
}

/** It reads so only since the tests of the unit ran. */
function writtenAfterTests(design: TraceItem, unit: TraceItem, graph: TraceGraph) {
  const { history } = graph.evidence;
  const changed = history?.changed[design.id];
  const tests = graph.sources(unit, 'verifies').filter((each) => each.kind === 'test-case' && levelsOf(each).includes('unit'));
  const run = latest(
    tests.flatMap((test) => latestStanding(test, graph)?.run ?? []),
    endOf,
  );
  if (history === undefined || changed === undefined || run === undefined || !isLater(changed.at, endOf(run))) return undefined;
  // How old the design is cannot be told where the unit was tested before the history begins.
  if (isLater(historyStart(history) ?? '', endOf(run))) return undefined;
  return {
    message: `${design.id}, the design of ${unit.id}, was changed on ${dayOf(changed.at)}, after the unit was tested in ${run.id} on ${dayOf(endOf(run))}, so it was written in retrospect`,
    related: [{ message: `${run.id} tested the unit`, place: run.idPlace }],
  };
}

interface Built {
  readonly item: TraceItem;
  /** The commit that first touched its source. */
  readonly first: Commit;
}

/** Class C units whose source the history knows; without approved design they are found by `unit-has-detailed-design`. */
function* builtUnits({ graph }: RuleContext): Iterable<Built> {
  const firsts = firstCommits(graph.evidence.history);
  const find = pathFinder((graph.evidence.source?.files ?? []).map(({ path }) => path));
  for (const item of graph.ofKind('software-unit')) {
    const commits = answers(item, 'source')
      .flatMap(({ text }) => find(text))
      .flatMap((path) => firsts.get(path) ?? []);
    const [first] = commits.toSorted((a, b) => (isLater(a.at, b.at) ? 1 : -1));
    if (first !== undefined) yield { item, first };
  }
}

/** Commits stand newest first, so that the oldest of a path is the last to be set. */
function firstCommits(history: History | undefined): ReadonlyMap<string, Commit> {
  return new Map((history?.commits ?? []).flatMap((commit) => commit.paths.map((path) => [path, commit] as const)));
}

/** Design and code may come in one change. */
function isSameChange(design: TraceItem, first: Commit, graph: TraceGraph): boolean {
  return first.paths.includes(design.place.file) || graph.evidence.history?.changed[design.id]?.commit === first.hash;
}
