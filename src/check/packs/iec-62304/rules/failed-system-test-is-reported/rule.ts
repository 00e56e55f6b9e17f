import { eachOf } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { formalResultsOf, unreported } from '../../test-outcomes.ts';

export default defineRule({
  id: 'failed-system-test-is-reported',
  clause: '5.7.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.7.2-1'],
  needs: ['results'],
  expect: eachOf((context) => formalResultsOf('system', context)).passes((result, { graph }) => {
    const breach = unreported(result, graph);
    return breach && { ...breach, alsoClauses: ['5.7.4'] };
  }),
});
