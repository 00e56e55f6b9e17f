import { defineRule } from '../../../../rule.ts';
import { runsOfThisProduct } from '../../tested-product.ts';

export default defineRule({
  id: 'integration-tests-are-run-again',
  clause: '5.6.6',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.6.6-1'],
  needs: ['results', 'product'],
  expect: runsOfThisProduct('integration'),
});
