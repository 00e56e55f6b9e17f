import { every, together } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';
import { isReviewedAbove, testsToReview } from '../../test-levels.ts';

export default defineRule({
  id: 'unit-tests-are-reviewed',
  clause: '5.5.2',
  classes: ['B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.5.2-2'],
  expect: together(
    reviewed(testsToReview('unit'), { kind: 'unit', or: ['test-adequacy'], clause: '5.5.2', points: [] }),
    // Tests of more than units: that nobody reviewed them is found where they count most.
    every('test-case')
      .where((test, { graph }) => isReviewedAbove('unit', test, graph))
      .passes(() => undefined),
  ),
});
