import { type HazardChain, hazardChains } from '../../../../../model/hazard-trace.ts';
import { answer } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'hazard-trace-is-complete',
  clause: '7.3.3',
  alsoClauses: ['7.1.1', '7.3.1'],
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-7.3.3-1'],
  expect: every('hazardous-situation')
    .where((item) => answer(item, 'software-involved') === 'yes')
    .passes((item, { graph }) => {
      const broken = hazardChains(item, graph).flatMap((chain) => say(chain) ?? []);
      return broken.filter(({ message }, at) => broken.findIndex((each) => each.message === message) === at);
    }),
});

/** The first missing link of a chain, in words; undefined for a complete chain. Two chains may end at one control. */
function say({ situation, item, cause, control, missing }: HazardChain) {
  switch (missing) {
    case 'item':
      return {
        message: `Software is involved in ${situation.id}, but no part of the software contributes to it`,
        fix: `Add \`contributes-to: [${situation.id}]\` to the software item, unit or SOUP that could bring it about.`,
      };
    case 'cause':
      return {
        message: `The trace of ${situation.id} ends at ${item?.id}: no cause is written that arises there and leads to ${situation.id}`,
        fix: `Write the cause with \`arises-in: ${item?.id}\` and \`causes: [${situation.id}]\` (\`dhf new CAUSE\`); one that cannot happen is written with \`credible: no\`.`,
      };
    case 'control':
      return {
        message: `The trace of ${situation.id} ends at ${cause?.id}: no risk control mitigates this cause`,
        fix: `Add \`mitigates: [${cause?.id}]\` to the risk control that answers it, or write one (\`dhf new RCM\`).`,
      };
    case 'evidence':
      return {
        message: `The trace of ${situation.id} ends at ${control?.id}: nothing verifies this risk control`,
        fix: `Add \`verifies: [${control?.id}]\` to the test case or review that shows it.`,
      };
    default:
      return undefined;
  }
}
