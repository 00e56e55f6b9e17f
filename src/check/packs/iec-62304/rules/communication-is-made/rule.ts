import { isRejected } from '../../../../../model/changes.ts';
import { answer } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'communication-is-made',
  clause: '6.2.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-6.2.5-1'],
  expect: every('change-request')
    .where((item, { graph }) => answer(item, 'communication') === 'needed' && !isRejected(item) && graph.approvals.isApproved(item))
    .has({ in: 'about', from: ['communication'] }),
  message: ({ item, instead }) => `${item.id} says that users or regulators have to be told, but no communication is recorded${instead}`,
  fix: ({ item }) =>
    `Write what they were told with \`about: [${item.id}]\`: the problem and what follows from going on as before, what the change is and how to get it.`,
});
