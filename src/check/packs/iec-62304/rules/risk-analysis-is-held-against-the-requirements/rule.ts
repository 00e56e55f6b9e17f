import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';

export default defineRule({
  id: 'risk-analysis-is-held-against-the-requirements',
  clause: '5.2.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.2.4-1'],
  expect: reviewed({ kinds: ['software-requirement'] }, { kind: 'risk', clause: '5.2.4', points: [] }),
});
