import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { inEachItem } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'formal-run-is-never-retired',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: inEachItem((item) => (item.kind === 'test-run' && answer(item, 'purpose') !== 'development' ? [{ item }] : [])).passes(
    ({ item }) => {
      if (item.status !== 'retired') return undefined;
      return {
        place: fieldPlace(item, 'status'),
        message: `${item.id} is retired, which takes its results out of every list; a formal run is kept, whatever came of it`,
        fix: 'Take `status: retired` out. What failed in it ends in a problem report or a disposition; a run of another product counts for nothing by itself.',
      };
    },
  ),
});
