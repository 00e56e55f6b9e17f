import { eachOf } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { formalResultsOf, unreported } from '../../test-outcomes.ts';

export default defineRule({
  id: 'failed-integration-test-is-reported',
  clause: '5.6.8',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.6.8-1'],
  needs: ['results'],
  expect: eachOf((context) => formalResultsOf('integration', context)).passes((result, { graph }) => unreported(result, graph)),
});
