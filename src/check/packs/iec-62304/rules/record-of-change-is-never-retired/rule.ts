import { unlessRejected } from '../../../../../model/conditions.ts';
import { fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { inEachItem, together } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'record-of-change-is-never-retired',
  clause: '8.2.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: together(
    inEachItem((item) => (item.kind === 'change-request' ? [{ item }] : [])).passes(({ item }) => {
      if (item.status !== 'retired') return undefined;
      return {
        place: fieldPlace(item, 'status'),
        message: `${item.id} is retired, which takes it out of every list; a change request is closed or rejected, and kept`,
        fix: 'Take `status: retired` out, and write `rejected-because` or `closed-on`.',
      };
    }),
    inEachItem((item) => (isRejecting(item) ? [{ item, clause: '5.7.4' }] : [])).passes(({ item }) => {
      if (item.status !== 'retired') return undefined;
      return {
        place: fieldPlace(item, 'status'),
        message: `${item.id} rejected what it looked at and is retired, so that nobody counts what it found any more`,
        fix: 'Take `status: retired` out. What was mended is shown by a later review that accepts it.',
      };
    }),
  ),
});

function isRejecting(item: TraceItem): boolean {
  return item.kind === 'review' && !unlessRejected.holds(item, item);
}
