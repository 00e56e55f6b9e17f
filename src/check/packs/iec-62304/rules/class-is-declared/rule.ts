import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'class-is-declared',
  clause: '4.3 g',
  alsoClauses: ['4.3 a'],
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.3.g-1'],
  expect: every('software-system').answers('safety-class'),
  message: ({ item, instead }) => `${item.id} has no safety class, so class C is in force${instead}`,
  fix: () => 'Write `safety-class: A`, `B` or `C`, and say why under a heading Classification rationale.',
});
