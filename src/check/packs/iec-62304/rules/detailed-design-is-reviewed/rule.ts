import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';

export default defineRule({
  id: 'detailed-design-is-reviewed',
  clause: '5.4.4',
  classes: ['C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.4.4-1'],
  expect: reviewed(
    { kinds: ['design-element'], where: (design, { graph }) => design.status !== 'draft' && graph.classOf(design).class === 'C' },
    { kind: 'detailed-design', clause: '5.4.4', points: ['a', 'b'] },
  ),
});
