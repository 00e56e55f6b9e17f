import { answers } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'system-requirement-reaches-software',
  clause: '5.2.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.2.1-2'],
  expect: every('system-requirement')
    .where((item) => answers(item, 'allocation').some((value) => value.text === 'software'))
    .has({ in: 'derives-from', from: ['software-requirement'] }),
  message: ({ item, instead }) => `${item.id} is allocated to software, but no software requirement derives from it${instead}`,
  fix: ({ item }) => `Write the software requirement with \`derives-from: [${item.id}]\` (\`dhf new SRS\`), or correct the allocation.`,
});
