import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'hazardous-situation-comes-from-a-hazard',
  clause: '5.4',
  alsoClauses: ['4.5'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('hazardous-situation')
    // A hazard that leads nowhere is told by itself: the situation may well be its.
    .where((_item, { graph }) => graph.ofKind('hazard').every((hazard) => graph.linksFrom(hazard, 'leads-to').length > 0))
    .has({ in: 'leads-to', from: ['hazard'] }),
  message: ({ item, instead }) =>
    `${item.id} comes from no hazard, so the risk management file cannot be read from the hazards on${instead}`,
  fix: ({ item }) => `Name it on its hazard: \`leads-to: [${item.id}]\`.`,
});
