import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'unit-verification-is-planned',
  clause: '5.5.2',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.5.2-1'],
  expect: answersClause({ clause: '5.5.2', home: ['verification-plan', 'software-development-plan'] }),
});
