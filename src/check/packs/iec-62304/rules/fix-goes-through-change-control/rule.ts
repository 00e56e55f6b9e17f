import { historyStart, isClosed, nameOf, requestsByCommit, solving } from '../../../../../model/changes.ts';
import type { Commit, History } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { idsIn } from '../../../../../model/mentions.ts';
import { isLater } from '../../../../../model/times.ts';
import { answer, fieldPlace, isAnswered, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';

/** A problem report, the commits that name it, and the change requests of each commit. */
interface Fixed extends ItemSubject {
  readonly fixes: readonly { readonly commit: Commit; readonly requests: readonly TraceItem[] }[];
  readonly carriedOut: ReadonlySet<TraceItem>;
  /** When the history begins. */
  readonly begins: string;
}

export default defineRule({
  id: 'fix-goes-through-change-control',
  clause: '9.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-9.4-1'],
  needs: ['history'],
  expect: eachOf(fixed).passes((subject, { graph }) => [...beside(subject, graph), ...withoutCommit(subject, graph)]),
});

function* fixed({ graph }: RuleContext): Iterable<Fixed> {
  const history = graph.evidence.history as History;
  const requests = requestsByCommit(graph, history);
  const carriedOut = new Set([...requests.values()].flat());
  const naming = Map.groupBy(
    history.commits.flatMap((commit) => idsIn(commit.subject, graph).map((item) => ({ item, commit }))),
    ({ item }) => item,
  );
  const begins = historyStart(history) ?? '';
  for (const item of graph.ofKind('problem-report')) {
    const fixes = (naming.get(item) ?? []).map(({ commit }) => ({ commit, requests: requests.get(commit) ?? [] }));
    if (fixes.length > 0 || isSolved(item, graph, begins)) yield { item, fixes, carriedOut, begins };
  }
}

/** Of what was closed before, the history holds no commit. */
function isSolved(item: TraceItem, graph: TraceGraph, begins: string): boolean {
  if (isLater(begins, answer(item, 'closed-on') ?? '')) return false;
  return isClosed(item) && !isAnswered(item, 'no-action-reason') && solving(item, graph).length > 0;
}

/** A fix that belongs to a request for something else; one that belongs to none is told by 8.2.1. */
function beside({ item, fixes }: Fixed, graph: TraceGraph): readonly Breach[] {
  return fixes
    .filter(({ requests }) => requests.length > 0 && !requests.some((request) => graph.targets(request, 'resolves').includes(item)))
    .map(({ commit, requests }) => ({
      message: `Commit ${nameOf(commit)} mends ${item.id}, but belongs to ${requests.map((each) => each.id).join(', ')}, which ${requests.length === 1 ? 'resolves' : 'resolve'} something else`,
      fix: `Add \`${item.id}\` to \`resolves\` of the request if its approval meant this too; else write a request for the fix and name the commit in it.`,
      related: requests.map((each) => ({ message: `${each.id} is carried out by the commit`, place: each.idPlace })),
    }));
}

/** Solved by a request that nothing carried out. A ticket or a list of commits elsewhere may have. */
function withoutCommit({ item, carriedOut, begins }: Fixed, graph: TraceGraph): readonly Breach[] {
  if (!isSolved(item, graph, begins)) return [];
  const requests = solving(item, graph);
  if (requests.some((request) => carriedOut.has(request) || isAnswered(request, 'commits') || isAnswered(request, 'ticket'))) return [];
  return [
    {
      place: fieldPlace(item, 'closed-on'),
      message: `${item.id} is closed as solved by ${requests.map((each) => each.id).join(', ')}, but no commit carries that out`,
      fix: 'Name the request in the trailer of the commit, or the commit in `commits` of the request; where nothing was changed, write `no-action-reason`.',
    },
  ];
}
