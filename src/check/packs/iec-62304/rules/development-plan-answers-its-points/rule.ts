import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';
import { whyNotApproved } from '../../not-approved.ts';

export default defineRule({
  id: 'development-plan-answers-its-points',
  clause: '5.1.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.1-1'],
  expect: answersClause({
    clause: '5.1.1',
    home: ['software-development-plan'],
    and: ({ claims }, { graph }) =>
      [...new Set(claims.map(({ document }) => document))]
        .filter((plan) => !graph.approvals.isApproved(plan))
        .map((plan) => ({
          item: plan,
          place: plan.idPlace,
          message: `${plan.id}, by which the software is developed, ${whyNotApproved(plan, graph)}`,
          fix: `Have it approved as it reads today: \`dhf approve ${plan.id}\`.`,
        })),
  }),
});
