import { parts } from '../../../../../model/structure.ts';
import { breachOfAll, every, fieldBreach } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

const allocation = { in: 'allocated-to', from: ['software-requirement'] } as const;

/** The half of R-5.3.1-1 that looks from the item; the check is named by requirement-is-allocated. */
export default defineRule({
  id: 'software-item-serves-a-requirement',
  clause: '5.3.1',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('software-item').passes((item, { graph }) => {
    const breach = breachOfAll(item, graph, [allocation]);
    const reason = fieldBreach(item, 'supporting-reason');
    const served = parts(item, graph).some((part) => breachOfAll(part, graph, [allocation]) === undefined);
    if (breach === undefined || reason === undefined || served) return undefined;
    return { ...reason, instead: `${reason.instead}${breach.instead}`, related: breach.related };
  }),
  message: ({ item, instead }) => `No software requirement is allocated to ${item.id} or to a part of it, and it gives no reason${instead}`,
  fix: ({ item }) =>
    `Allocate a requirement to it (\`allocated-to: [${item.id}]\` on the requirement), or say under \`supporting-reason\` what it is needed for.`,
});
