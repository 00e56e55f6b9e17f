import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'requirement-is-allocated',
  clause: '5.3.1',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.3.1-1'],
  expect: every('software-requirement').has({ out: 'allocated-to' }),
  message: ({ item, instead }) => `${item.id} is allocated to no part of the software${instead}`,
  fix: () =>
    'Name the software item or unit that meets it: `allocated-to: [SWU-…]`. What all parts meet together is allocated to the software system.',
});
