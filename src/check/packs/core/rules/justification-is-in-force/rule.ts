import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { whyNotInForce } from '../../../../justify.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'justification-is-in-force',
  severity: { draft: 'warning', release: 'error' },
  last: true,
  expect: every('justification')
    .where((item) => item.status !== 'draft' && answer(item, 'claim') !== 'group')
    .passes((item, context) => {
      const why = whyNotInForce(item, context);
      return why === undefined
        ? undefined
        : { place: fieldPlace(item, why.field), message: `${item.id} ${why.words}, so it answers nothing`, fix: why.fix };
    }),
});
