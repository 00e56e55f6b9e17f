import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

const asks: Readonly<Record<string, string>> = {
  'functional-requirements': 'what it has to do',
  'performance-requirements': 'how well it has to do it',
};

export default defineRule({
  id: 'soup-has-functional-and-performance-requirements',
  clause: '5.3.3',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.3.3-1'],
  expect: every('soup').answers(...Object.keys(asks)),
  message: ({ item, field, instead }) => `${item.id} does not say ${asks[field]} for this device${instead}`,
  fix: ({ field }) =>
    field === 'functional-requirements'
      ? 'Write what the device needs from it under the heading Functional requirements.'
      : 'Write how fast, how much or how exactly under the heading Performance requirements; or say there that the device needs nothing of the kind, and why.',
});
