import { isRelatedToSafetyOrSecurity } from '../../../../../model/conditions.ts';
import { answers, fieldPlace, isAnswered } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'notice-to-nobody-has-a-reason',
  clause: '9.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('problem-report')
    .where((item, { graph }) => isRelatedToSafetyOrSecurity.holds(item, graph) && isAnswered(item, 'notified'))
    .passes((item) => {
      const told = answers(item, 'notified').filter(({ text }) => !nobody.test(text));
      if (told.length > 0 || isAnswered(item, 'no-notice-reason')) return undefined;
      return {
        place: fieldPlace(item, 'notified'),
        message: `${item.id} is related to safety or security, was told to nobody, and does not say why`,
        fix: 'Name who was told, or write `no-notice-reason`.',
      };
    }),
});

const nobody = /^(?:none|nobody|no ?one|not? (?:needed|necessary|required)|keiner|niemand)[\s.]*$/i;
