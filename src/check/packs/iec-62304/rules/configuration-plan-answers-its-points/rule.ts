import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'configuration-plan-answers-its-points',
  clause: '5.1.9',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.9-1'],
  expect: answersClause({ clause: '5.1.9', home: ['configuration-management-plan', 'software-development-plan'] }),
});
