import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';

export default defineRule({
  id: 'requirements-are-reviewed',
  clause: '5.2.6',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.2.6-2'],
  expect: reviewed(
    { kinds: ['software-requirement'] },
    {
      kind: 'requirements',
      clause: '5.2.6',
      points: ['a', 'b', 'c', 'd'],
    },
  ),
});
