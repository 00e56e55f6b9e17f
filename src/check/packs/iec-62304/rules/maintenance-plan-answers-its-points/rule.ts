import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'maintenance-plan-answers-its-points',
  clause: '6.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-6.1-1'],
  expect: answersClause({ clause: '6.1', home: ['software-maintenance-plan'] }),
});
