import { answer } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'software-risk-control-is-required',
  clause: '5.2.3',
  alsoClauses: ['7.2.2'],
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.2.3-1', 'R-7.2.2-1'],
  expect: every('risk-control')
    .where((item) => answer(item, 'location') === 'software')
    .has({ in: 'implements', from: ['software-requirement'] }),
  message: ({ item, instead }) => `${item.id} is to work in software, but no software requirement implements it${instead}`,
  fix: ({ item }) => `Write the software requirement with \`implements: [${item.id}]\` (\`dhf new SRS\`), or correct the location.`,
});
