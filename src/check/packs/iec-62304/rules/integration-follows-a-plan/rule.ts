import { signedAt } from '../../../../../model/changes.ts';
import { firstEverApproval } from '../../../../../model/first-approval.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { isFormal, systemOfRun } from '../../../../../model/results.ts';
import { reaches } from '../../../../../model/safety-class.ts';
import { dayOf, isLater } from '../../../../../model/times.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { claimsOf, speaksFor } from '../../../../claims.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { casesIn, levelsOf } from '../../test-levels.ts';

export default defineRule({
  id: 'integration-follows-a-plan',
  clause: '5.6.1',
  classes: ['B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.6.1-1'],
  expect: eachOf(integrationRuns).passes(({ item: run }, { graph }) =>
    plansFor(run, graph).flatMap((plan) => {
      const approval = firstEverApproval(plan, graph);
      const started = answer(run, 'started') ?? '';
      if (approval === undefined || !isLater(signedAt(approval), started)) return [];
      return {
        message: `${run.id} tested what was integrated on ${dayOf(started)}, and ${plan.id}, which plans the integration, was first approved on ${dayOf(signedAt(approval))}`,
        fix: `Integrate by an approved plan: compare the steps that were taken with ${plan.id} and run the integration tests again.`,
        related: [{ message: `${approval.id} is the first approval of ${plan.id}`, place: approval.idPlace }],
      };
    }),
  ),
});

/** Formal runs of integration tests. That nothing was run, or that nothing plans it, is found by itself. */
function* integrationRuns({ graph }: RuleContext) {
  for (const item of graph.ofKind('test-run'))
    if (isFormal(item) && casesIn(item, graph).some((test) => joins(test, graph))) yield { item };
}

function joins(test: TraceItem, graph: TraceGraph): boolean {
  return levelsOf(test).includes('integration') && reaches(graph.classOf(test).class, 'B');
}

/** The finished documents that plan the integration of the system that a run tested. */
function plansFor(run: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const system = systemOfRun(run, graph);
  const documents = claimsOf(graph, '5.1.5').map(({ document }) => document);
  return [...new Set(documents)].filter((plan) => plan.status !== 'draft' && (system === undefined || speaksFor(plan, system, graph)));
}
