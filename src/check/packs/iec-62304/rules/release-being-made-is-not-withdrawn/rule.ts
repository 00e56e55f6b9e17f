import { isCurrent } from '../../../../../model/releases.ts';
import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'release-being-made-is-not-withdrawn',
  clause: '5.8.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('release').passes((item, { graph, asOf }) => {
    const on = answer(item, 'withdrawn-on');
    if (on === undefined) return undefined;
    const place = fieldPlace(item, 'withdrawn-on');
    if (on > asOf)
      return {
        place,
        message: `${item.id} is said to be withdrawn on ${on}, a day that is still to come, so nothing would be asked of it`,
        fix: 'Write `withdrawn-on` on the day when it is withdrawn.',
      };
    if (graph.declared === undefined || !isCurrent(item, graph)) return undefined;
    return {
      place,
      message: `${item.id} is withdrawn, but its version ${answer(item, 'version')} is the one that the product has now`,
      fix: 'Give the product its next version in dhf.yaml, or take `withdrawn-on` out.',
    };
  }),
});
