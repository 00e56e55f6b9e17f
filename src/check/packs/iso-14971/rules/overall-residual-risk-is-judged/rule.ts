import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';
import { reportIsToldMissing } from '../../missing-report.ts';

export default defineRule({
  id: 'overall-residual-risk-is-judged',
  clause: '8',
  severity: { draft: 'warning', release: 'error' },
  expect: answersClause({ standard: 'ISO 14971', clause: '8', home: ['risk-management-report'], unless: reportIsToldMissing }),
});
