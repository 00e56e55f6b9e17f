import { eachOf, together } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { levelsOf } from '../../test-levels.ts';
import { formalResultsOf, unreported } from '../../test-outcomes.ts';

export default defineRule({
  id: 'failed-integration-test-is-reported',
  clause: '5.6.8',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.6.8-1'],
  needs: ['results'],
  expect: together(
    eachOf((context: RuleContext) => formalResultsOf('integration', context)).passes((result, { graph }) => {
      const breach = unreported(result, graph);
      return breach && { ...breach, alsoClauses: ['5.6.3'] };
    }),
    eachOf(combined).passes(() => undefined),
  ),
});

/** Results of tests of integration and system at once: that nobody reported a failure is found by `failed-system-test-is-reported`. */
function combined(context: RuleContext) {
  return [...formalResultsOf('system', context)].filter(({ test }) => levelsOf(test).includes('integration'));
}
