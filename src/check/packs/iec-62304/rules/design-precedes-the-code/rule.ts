import type { Commit, History } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { pathFinder } from '../../../../../model/path-pattern.ts';
import { answers, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { signedAt } from '../../changes.ts';
import { firstEverApproval } from '../../first-approval.ts';
import { dayOf, isLater } from '../../times.ts';

export default defineRule({
  id: 'design-precedes-the-code',
  clause: '5.4.2',
  classes: ['C'],
  severity: { draft: 'info', release: 'warning' },
  checks: ['R-5.4.2-2'],
  needs: ['history', 'source'],
  expect: eachOf(builtUnits).passes(({ item: unit, first }, { graph }) => {
    const designs = graph.sources(unit, 'details').filter((design) => design.status !== 'draft');
    const approvals = designs.map((design) => ({ design, approval: firstEverApproval(design, graph) }));
    if (approvals.length === 0 || approvals.some(({ approval }) => approval === undefined)) return undefined;
    const late = approvals.filter(
      ({ design, approval }) => isLater(signedAt(approval as TraceItem), first.at) && !isSameChange(design, first, graph),
    );
    return late.map(({ design, approval }) => ({
      message: `${design.id}, the design of ${unit.id}, was first approved on ${dayOf(signedAt(approval as TraceItem))}, after the code of ${unit.id} was merged on ${dayOf(first.at)}, so it was written in retrospect`,
      fix: 'The order of the past stays as it is: say in the design review why design and code agree all the same. Have the next design approved before its code is merged.',
      related: [{ message: `${(approval as TraceItem).id} is its first approval`, place: (approval as TraceItem).idPlace }],
    }));
  }),
});

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
