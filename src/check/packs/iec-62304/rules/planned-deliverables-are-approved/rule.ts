import { leads } from '../../../../../model/graph.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { whyNotApproved } from '../../not-approved.ts';

export default defineRule({
  id: 'planned-deliverables-are-approved',
  clause: '5.8.6',
  classes: ['B', 'C'],
  severity: { draft: 'off', release: 'error' },
  checks: ['R-5.8.6-1'],
  expect: every('deliverable').passes((item, { graph }) => {
    const ends = graph.linksFrom(item, 'produced-as').filter(leads);
    // That nothing finished was produced is demanded of the deliverable itself.
    if (ends.every(({ to }) => to?.status === 'draft')) return undefined;
    return ends.flatMap((link) => {
      const thing = link.to as TraceItem;
      const why =
        thing.status === 'draft' ? 'is still a draft' : graph.approvals.isApproved(thing) ? undefined : whyNotApproved(thing, graph);
      if (why === undefined) return [];
      return [
        {
          place: link.place,
          message: `${item.id} “${item.title.text}” is planned and was produced as ${thing.id}, which ${why}`,
          fix: `Finish ${thing.id} and have it approved with \`dhf approve ${thing.id}\`.`,
          related: [{ message: `${thing.id} stands here`, place: thing.idPlace }],
        },
      ];
    });
  }),
});
