import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { detailedDesign } from '../../detailed-design.ts';

export default defineRule({
  id: 'unit-has-detailed-design',
  clause: '5.4.2',
  classes: ['C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.4.2-1'],
  expect: every('software-unit').has(detailedDesign),
  message: ({ item, instead }) => `${item.id} has no approved detailed design${instead}`,
  fix: ({ item }) => `Write the design with \`details: [${item.id}]\` (\`dhf new SDD\`), and have it approved with \`dhf approve\`.`,
});
