import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';
import { testsToReview } from '../../test-levels.ts';

export default defineRule({
  id: 'system-tests-are-reviewed',
  clause: '5.7.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.7.1-3'],
  expect: reviewed(testsToReview('system'), { kind: 'test-adequacy', clause: '5.7.1', points: ['b'] }),
});
