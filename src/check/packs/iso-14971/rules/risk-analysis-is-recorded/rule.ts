import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'risk-analysis-is-recorded',
  clause: '5.1',
  severity: { draft: 'warning', release: 'error' },
  expect: answersClause({ standard: 'ISO 14971', clause: '5.1', home: ['risk-analysis'] }),
});
