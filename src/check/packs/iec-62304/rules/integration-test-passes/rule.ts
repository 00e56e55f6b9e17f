import { eachOf, together } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { activityOf, testsAt, testsOf } from '../../test-levels.ts';
import { notPassed } from '../../test-outcomes.ts';

export default defineRule({
  id: 'integration-test-passes',
  clause: '5.6.3',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.6.3-1'],
  needs: ['results', 'product'],
  expect: together(
    eachOf(({ graph }: RuleContext) => testsOf('integration', graph).map((item) => ({ item }))).passes(({ item }, { graph }) => {
      const lack = notPassed(item, graph);
      return lack === undefined ? undefined : { message: `${item.id} tests the integration and ${lack}` };
    }),
    eachOf(combined).passes(() => undefined),
  ),
  fix: () => 'Run it on the present product in a formal run and record it (`dhf record`).',
});

/** Tests of integration and system at once: that one has not passed is found by `system-test-passes`. */
function combined({ graph }: RuleContext) {
  return testsAt('integration', graph)
    .filter((test) => activityOf(test, graph) === 'system')
    .map((item) => ({ item }));
}
