import { instant } from '../../../../../model/approvals.ts';
import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'approval-is-not-dated-ahead',
  severity: { draft: 'error', release: 'error' },
  expect: every('approval')
    // The day of judging is that of the last commit, and a record that is in no commit yet is of a later one.
    .where(({ id, status }, { graph }) => status !== 'draft' && graph.evidence.signatures?.[id]?.uncommitted !== true)
    .passes((approval, { asOf }) => {
      const signedAt = answer(approval, 'signed-at') ?? '';
      const written = /^\d{4}-\d\d-\d\d/.exec(signedAt)?.[0] ?? '';
      const day = [written, instant(signedAt).slice(0, 10)].sort()[0] ?? '';
      if (day <= asOf) return undefined;
      return {
        place: fieldPlace(approval, 'signed-at'),
        message: `${approval.id} is signed on ${day}, and today is ${asOf} for this report: nobody can have signed it yet`,
        fix: 'Correct the time, or let the signer record it again with `dhf approve`.',
      };
    }),
});
