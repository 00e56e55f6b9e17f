import { endsAtClassCUnit } from '../../../../../model/conditions.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { detailedDesign } from '../../detailed-design.ts';

export default defineRule({
  id: 'interface-of-a-unit-has-detailed-design',
  clause: '5.4.3',
  classes: ['C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.4.3-1'],
  expect: every('interface')
    .where((item, { graph }) => endsAtClassCUnit.holds(item, graph))
    .has(detailedDesign),
  message: ({ item, instead }) => `${item.id} ends at a class C unit, but has no approved detailed design${instead}`,
  fix: ({ item }) => `Write the design with \`details: [${item.id}]\` (\`dhf new SDD\`), and have it approved with \`dhf approve\`.`,
});
