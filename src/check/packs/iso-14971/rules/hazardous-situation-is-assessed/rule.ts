import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'hazardous-situation-is-assessed',
  clause: '7.6',
  alsoClauses: ['4.5', '5.5', '6'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('hazardous-situation').has({ in: 'assesses', from: ['risk'] }),
  message: ({ item, instead }) => `No risk assesses ${item.id}, so nobody knows how bad and how likely its harm is${instead}`,
  fix: ({ item }) => `Write the risk with \`assesses: ${item.id}\` (\`dhf new RISK\`); one situation may have several.`,
});
