import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

export default defineRule({
  id: 'id-differs-beyond-case',
  clause: 'IEC 62304 8.1.1',
  severity: { draft: 'error', release: 'error' },
  expect: eachOf(sameInLowerCase).passes(({ item, first }) =>
    first === item
      ? undefined
      : {
          message: `${item.id} and ${first.id} are the same ID for people, and for disks that do not tell upper from lower case or wide from narrow letters`,
          fix: `Give one of them another number.`,
          related: [{ message: `${first.id} stands here`, place: first.idPlace }],
        },
  ),
});

/** Every item, with the first whose ID reads the same. */
function* sameInLowerCase({ graph }: RuleContext): Iterable<{ readonly item: TraceItem; readonly first: TraceItem }> {
  const seen = new Map<string, TraceItem>();
  for (const item of graph.items) {
    const read = item.id.normalize('NFKC').toLowerCase();
    const first = seen.get(read) ?? item;
    seen.set(read, first);
    yield { item, first };
  }
}
