import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';
import { isToldMissing } from '../../missing-documents.ts';

export default defineRule({
  id: 'overall-residual-risk-is-judged',
  clause: '8',
  severity: { draft: 'warning', release: 'error' },
  expect: answersClause({
    standard: 'ISO 14971',
    clause: '8',
    home: ['risk-management-report'],
    unless: isToldMissing('risk-management-report'),
  }),
});
