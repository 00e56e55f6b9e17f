import { unlessRejected } from '../../../../../model/conditions.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, eachOf, fieldBreach } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

export default defineRule({
  id: 'segregation-is-shown-effective',
  clause: '5.3.5',
  classes: ['C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.3.5-1'],
  expect: eachOf(segregations).passes(({ segregation }, { graph }) =>
    [unverified(segregation, graph), unargued(segregation)].flatMap((each) => each ?? []),
  ),
});

/** Each segregation, judged at the highest class of what it keeps apart from lower and of the systems around it. */
function* segregations({ graph }: RuleContext) {
  for (const segregation of graph.ofKind('segregation')) {
    const low = graph.targets(segregation, 'segregates-low').flatMap((each) => systemsOf(each, graph));
    yield { item: low.find((each) => graph.classOf(each).class === 'C') ?? segregation, segregation };
  }
}

function unverified(segregation: TraceItem, graph: TraceGraph) {
  const breach = breachOfAll(segregation, graph, [
    {
      in: 'verifies',
      from: ['test-case', 'review'],
      where: (each) => unlessRejected.holds(each, segregation),
      whereNot: (each) => `${each.id} ${unlessRejected.otherwise}`,
    },
  ]);
  return (
    breach && {
      ...breach,
      item: segregation,
      message: `No test and no review shows that ${segregation.id} works${breach.instead}`,
      fix: `Add \`verifies: [${segregation.id}]\` to the test case or review that shows it.`,
    }
  );
}

function unargued(segregation: TraceItem) {
  const breach = fieldBreach(segregation, 'effectiveness');
  return (
    breach && {
      ...breach,
      item: segregation,
      message: `${segregation.id} does not say why its mechanism is enough${breach.instead}`,
      fix: 'Write the reasons under a heading Effectiveness.',
    }
  );
}
