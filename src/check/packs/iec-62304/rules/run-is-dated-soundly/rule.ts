import { isFormal } from '../../../../../model/results.ts';
import { dayOf, isLater, isMoment } from '../../../../../model/times.ts';
import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'run-is-dated-soundly',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('test-run')
    .where((run) => isFormal(run) && (answer(run, 'started') ?? answer(run, 'ended')) !== undefined)
    .passes((run, { asOf }): readonly Breach[] => {
      const [started = '', ended = ''] = [answer(run, 'started'), answer(run, 'ended')];
      if (isLater(started, ended))
        return [
          {
            place: fieldPlace(run, 'ended'),
            message: `${run.id} ended at ${ended}, before it started at ${started}`,
            fix: 'Correct the one that is wrong; `dhf record` takes both from the results.',
          },
        ];
      const ahead = (['ended', 'started'] as const).find((field) => {
        const at = answer(run, field) ?? '';
        return isMoment(at) && dayOf(at) > asOf;
      });
      if (ahead === undefined) return [];
      return [
        {
          place: fieldPlace(run, ahead),
          message: `${run.id} ${ahead} at ${answer(run, ahead)}, which is still to come on ${asOf}`,
          fix: 'Correct the time, or the clock of the machine that wrote it.',
        },
      ];
    }),
});
