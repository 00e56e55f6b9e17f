import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { whyNotInForce } from '../../../../justify.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'justification-is-used',
  severity: { draft: 'info', release: 'warning' },
  last: true,
  expect: every('justification')
    .where((item, context) => answer(item, 'claim') !== 'group' && whyNotInForce(item, context) === undefined)
    .passes((item, { justified = [], clauses = [] }) =>
      justified.some(({ by }) => by === item.id) ||
      clauses.some(({ state, evidence }) => state === 'not-applicable' && evidence.includes(item.id))
        ? undefined
        : {
            place: fieldPlace(item, 'justifies'),
            message: `${item.id} answers no finding: ${answer(item, 'justifies')} is met within its scope, or somebody else answers for it`,
          },
    ),
  fix: () => 'Retire it, or give it the scope and the clause it was meant for.',
});
