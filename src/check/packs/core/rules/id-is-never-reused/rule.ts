import { formerIds } from '../../../../../model/item-index.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { inEachItem } from '../../../../expect.ts';
import type { Gathering } from '../../../../gather.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

interface Use {
  readonly item: TraceItem;
  /** How the history shows the ID to have meant something else before. */
  readonly before: string | undefined;
  /** Another item that had the ID before, as its `former-ids` say. */
  readonly formerly: TraceItem | undefined;
}

/** Items by each of their former IDs. */
const byFormerId: Gathering<TraceItem> = {
  says: (item) => formerIds(item).map((id) => [id, item]),
};

export default defineRule({
  id: 'id-is-never-reused',
  clause: 'IEC 62304 8.1.1',
  severity: { draft: 'error', release: 'error' },
  expect: inEachItem(uses).passes(({ item, before, formerly }) => {
    const fix = `Give ${item.id} a new ID; approvals, results and old documents that name it mean the former one.`;
    if (before !== undefined) return { message: `${item.id} has been used for something else: ${before}`, fix };
    if (formerly === undefined) return undefined;
    return {
      message: `${item.id} is also the former ID of ${formerly.id}, so old documents that name it mean ${formerly.id}`,
      fix,
      related: [{ message: `${formerly.id} names it among its former IDs`, place: formerPlace(formerly, item.id) }],
    };
  }),
});

/** IDs in use. Where no history could be read, only what `former-ids` say is known. */
function uses(item: TraceItem, { graph, gathered }: RuleContext): readonly Use[] {
  const formerly = gathered.of(byFormerId, item.id).at(-1);
  return [{ item, before: graph.reusedIds?.get(item.id), formerly: formerly === item ? undefined : formerly }];
}

function formerPlace(item: TraceItem, id: string) {
  return item.fields.get('former-ids')?.values.find((value) => value.text === id)?.place ?? item.idPlace;
}
