import { eachOf, together } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';
import { testsReviewedAbove, testsToReview } from '../../test-levels.ts';

export default defineRule({
  id: 'integration-tests-are-reviewed',
  clause: '5.6.5',
  classes: ['B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.6.5-1'],
  expect: together(
    reviewed(({ graph }) => testsToReview('integration', graph), {
      kind: 'integration',
      or: ['test-adequacy'],
      clause: '5.6.5',
      points: [],
    }),
    eachOf(combined).passes(() => undefined),
  ),
});

/** Tests of integration and system at once: that nobody reviewed them is found by `system-tests-are-reviewed`. */
function combined({ graph }: RuleContext) {
  return testsReviewedAbove('integration', graph).map((item) => ({ item }));
}
