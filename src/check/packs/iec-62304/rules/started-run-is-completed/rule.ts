import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'started-run-is-completed',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('test-run')
    .where((run) => answer(run, 'purpose') === 'formal' && answer(run, 'started') !== undefined)
    .passes((run) => {
      if (run.status !== 'draft') return undefined;
      const isOpen = answer(run, 'ended') === undefined;
      return {
        place: fieldPlace(run, isOpen ? 'started' : 'status'),
        message: isOpen
          ? `${run.id} was started at ${answer(run, 'started')} as a formal run, and nothing says what came of it; no formal run may be dropped`
          : `${run.id} is a formal run that ended, and still a draft, so nobody asks about what failed in it`,
        fix:
          answer(run, 'method') === 'manual'
            ? 'Write what came of each case, and take `status: draft` out; a case that was not carried out is not-run.'
            : isOpen
              ? 'Record its results, whatever they are, with `dhf record`. Where it broke off, record what there is and run the tests again.'
              : 'Take `status: draft` out.',
      };
    }),
});
