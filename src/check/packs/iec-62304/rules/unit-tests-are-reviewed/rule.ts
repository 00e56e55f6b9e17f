import { eachOf, together } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';
import { testsReviewedAbove, testsToReview } from '../../test-levels.ts';

export default defineRule({
  id: 'unit-tests-are-reviewed',
  clause: '5.5.2',
  classes: ['B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.5.2-2'],
  expect: together(
    reviewed(({ graph }) => testsToReview('unit', graph), { kind: 'unit', or: ['test-adequacy'], clause: '5.5.2', points: [] }),
    eachOf(combined).passes(() => undefined),
  ),
});

/** Tests of more than units: that nobody reviewed them is found where they count most. */
function combined({ graph }: RuleContext) {
  return testsReviewedAbove('unit', graph).map((item) => ({ item }));
}
