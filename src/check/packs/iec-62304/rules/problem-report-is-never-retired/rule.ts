import { fieldPlace } from '../../../../../model/trace-item.ts';
import { inEachItem } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'problem-report-is-never-retired',
  clause: '9.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: inEachItem((item) => (item.kind === 'problem-report' ? [{ item }] : [])).passes(({ item }) => {
    if (item.status !== 'retired') return undefined;
    return {
      place: fieldPlace(item, 'status'),
      message: `${item.id} is retired, which takes it out of every list; a problem report is closed, and kept for ever`,
      fix: 'Take `status: retired` out and close the report, with `no-action-reason` if it was no problem or stands elsewhere too.',
    };
  }),
});
