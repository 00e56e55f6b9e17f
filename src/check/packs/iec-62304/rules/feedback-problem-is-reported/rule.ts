import { answer } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'feedback-problem-is-reported',
  clause: '6.2.1.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-6.2.1.2-1'],
  expect: every('feedback')
    .where((item) => answer(item, 'evaluation') === 'problem')
    .has({ in: 'found-in', from: ['problem-report'] }),
  message: ({ item, instead }) => `${item.id} was evaluated as a problem, but no problem report was written for it${instead}`,
  fix: ({ item }) => `Write a problem report with \`found-in: [${item.id}]\`, or add the ID to the report that there is.`,
});
