import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

export default defineRule({
  id: 'requirement-of-a-control-is-safety-related',
  clause: '5.2.3',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('software-requirement')
    .where((item, { graph }) => graph.targets(item, 'implements').length > 0)
    .passes((item, { graph }) => {
      if (answer(item, 'safety-related') !== 'no') return undefined;
      const controls = graph.targets(item, 'implements');
      return {
        place: fieldPlace(item, 'safety-related'),
        message: `${item.id} is said not to be safety-related, but it carries out ${allOf(controls.map(({ id }) => id))}`,
        fix: 'Write `safety-related: yes`; or take out `implements` where the requirement is no part of the risk control.',
        related: controls.map(({ id, idPlace }) => ({ message: `${id} stands here`, place: idPlace })),
      };
    }),
});
