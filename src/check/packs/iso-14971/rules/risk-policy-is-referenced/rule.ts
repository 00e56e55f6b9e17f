import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';
import { isToldMissing } from '../../missing-documents.ts';

export default defineRule({
  id: 'risk-policy-is-referenced',
  clause: '4.2',
  severity: { draft: 'warning', release: 'error' },
  expect: answersClause({
    standard: 'ISO 14971',
    clause: '4.2',
    home: ['risk-management-plan'],
    unless: isToldMissing('risk-management-plan'),
  }),
});
