import { inEachItem } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'id-stands-once',
  clause: 'IEC 62304 8.1.1',
  alsoClauses: ['IEC 62304 5.2.6'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-8.1.1-1'],
  expect: inEachItem((item) => [{ item }]).passes(({ item }, { graph }) => {
    const [first, second, ...more] = graph.duplicates.get(item.id) ?? [];
    if (first === undefined || second === undefined) return undefined;
    return {
      place: second.idPlace,
      message: `${item.id} stands in ${more.length + 2} places, so a link to it could mean any of them`,
      fix: 'Keep the ID where links mean it, and give the others a new one (`dhf new` finds a free one).',
      related: [first, ...more].map((each) => ({ message: `${each.id} “${each.title.text}” stands here too`, place: each.idPlace })),
    };
  }),
});
