import { isRejected } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { affectedOf, releasedBy, versionsFor } from '../../../../../model/releases.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'change-to-released-software-says-so',
  clause: '6.2.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-6.2.3-1'],
  expect: every('change-request')
    .where((item) => !isRejected(item))
    .passes((item, { graph, asOf }) => {
      if (answer(item, 'released-software') !== 'no') return undefined;
      const found = graph.targets(item, 'resolves').flatMap((problem) => releasedIn(problem, graph, asOf) ?? []);
      const [first] = found;
      if (first === undefined) return undefined;
      const { problem, release, version } = first;
      return {
        place: fieldPlace(item, 'released-software'),
        message: `${item.id} says that it changes no released software, but it resolves ${problem.id}, which ${version} has, and ${release.id} gave that to users`,
        fix: 'Write `released-software: yes`, and what the change means for the organisation, for the software in use and for other systems.',
        related: found.map((each) => ({
          message: `${each.problem.id} names ${each.version}`,
          place: fieldPlace(each.problem, 'affected-versions'),
        })),
      };
    }),
});

function releasedIn(problem: TraceItem, graph: TraceGraph, asOf: string) {
  for (const release of releasedBy(asOf, graph)) {
    const [version] = affectedOf(problem, versionsFor(problem, release, graph));
    if (version !== undefined) return { problem, release, version };
  }
  return undefined;
}
