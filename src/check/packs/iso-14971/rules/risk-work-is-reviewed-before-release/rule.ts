import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'risk-work-is-reviewed-before-release',
  clause: '9',
  severity: { draft: 'off', release: 'error' },
  expect: answersClause({ standard: 'ISO 14971', clause: '9', home: ['risk-management-report'] }),
});
