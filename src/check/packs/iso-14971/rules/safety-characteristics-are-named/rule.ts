import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'safety-characteristics-are-named',
  clause: '5.3',
  severity: { draft: 'warning', release: 'error' },
  expect: answersClause({ standard: 'ISO 14971', clause: '5.3', home: ['risk-analysis'] }),
});
