import { every, together } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';
import { isReviewedAbove, testsToReview } from '../../test-levels.ts';

export default defineRule({
  id: 'integration-tests-are-reviewed',
  clause: '5.6.5',
  classes: ['B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.6.5-1'],
  expect: together(
    reviewed(testsToReview('integration'), {
      kind: 'integration',
      or: ['test-adequacy'],
      clause: '5.6.5',
      points: [],
    }),
    // Tests of integration and system at once: that nobody reviewed them is found by `system-tests-are-reviewed`.
    every('test-case')
      .where((test, { graph }) => isReviewedAbove('integration', test, graph))
      .passes(() => undefined),
  ),
});
