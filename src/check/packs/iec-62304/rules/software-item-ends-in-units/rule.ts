import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'software-item-ends-in-units',
  clause: '5.4.1',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.4.1-1'],
  expect: every('software-system', 'software-item').has({ in: 'part-of', from: ['software-item', 'software-unit'] }),
  message: ({ item, instead }) => `${item.id} has no finished part, so it does not end in software units${instead}`,
  fix: ({ item }) =>
    `Write the units it is made of, each with \`part-of: [${item.id}]\` (\`dhf new SWU\`); if it is not divided any further, write it as a unit.`,
});
