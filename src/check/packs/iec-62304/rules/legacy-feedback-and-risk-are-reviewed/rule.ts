import { idsIn } from '../../../../../model/mentions.ts';
import { answer, answers, fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { datesIn } from '../../legacy.ts';

const riskKinds: ReadonlySet<string> = new Set(['hazard', 'hazardous-situation', 'software-cause', 'risk', 'risk-control']);

export default defineRule({
  id: 'legacy-feedback-and-risk-are-reviewed',
  clause: '4.4.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.4.2-1'],
  // That there is a review and an analysis at all is demanded field by field.
  expect: every('legacy-assessment')
    .where((item) => item.status !== 'draft' && answers(item, 'feedback-review').length > 0 && answers(item, 'risk-analysis').length > 0)
    .passes((item, { graph }): Breach | undefined => {
      const feedback = answer(item, 'feedback-review') ?? '';
      const found = idsIn(`${feedback}\n${answer(item, 'risk-analysis')}`, graph).filter(({ kind }) => riskKinds.has(kind));
      if (found.length > 0 || (/\b(?:none|no|nothing|keine?|nichts)\b/i.test(feedback) && datesIn(feedback).length > 1)) return undefined;
      return {
        place: fieldPlace(item, 'risk-analysis'),
        message: `${item.id} names no hazard, situation, cause, risk or control of the risk management file, and does not say that none was found in feedback from one day to another`,
        fix: 'Name the IDs of the risks that follow from using the software further. If feedback showed none, say so under Feedback review with the first and the last day of the data.',
      };
    }),
});
