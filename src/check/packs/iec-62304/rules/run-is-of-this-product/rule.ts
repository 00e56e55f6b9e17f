import { defineRule } from '../../../../rule.ts';
import { runsOfThisProduct } from '../../tested-product.ts';

export default defineRule({
  id: 'run-is-of-this-product',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.7.5-2'],
  needs: ['results', 'product'],
  expect: runsOfThisProduct('system'),
});
