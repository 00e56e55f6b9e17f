import type { TraceItem } from '../../../../../model/trace-item.ts';
import { inEachGroup } from '../../../../expect.ts';
import type { Gathering } from '../../../../gather.ts';
import { defineRule } from '../../../../rule.ts';

/** Items by how their IDs read. */
const byReading: Gathering<TraceItem> = {
  says: (item) => [[item.id.normalize('NFKC').toLowerCase(), item]],
};

export default defineRule({
  id: 'id-differs-beyond-case',
  clause: 'IEC 62304 8.1.1',
  severity: { draft: 'error', release: 'error' },
  expect: inEachGroup(byReading, (items) => items.map((item) => ({ item, first: items[0] as TraceItem }))).passes(({ item, first }) =>
    first === item
      ? undefined
      : {
          message: `${item.id} and ${first.id} are the same ID for people, and for disks that do not tell upper from lower case or wide from narrow letters`,
          fix: `Give one of them another number.`,
          related: [{ message: `${first.id} stands here`, place: first.idPlace }],
        },
  ),
});
