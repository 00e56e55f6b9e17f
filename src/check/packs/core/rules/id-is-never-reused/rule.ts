import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

interface Use {
  readonly item: TraceItem;
  /** How the history shows the ID to have meant something else before. */
  readonly before: string | undefined;
  /** Another item that had the ID before, as its `former-ids` say. */
  readonly formerly: TraceItem | undefined;
}

export default defineRule({
  id: 'id-is-never-reused',
  clause: 'IEC 62304 8.1.1',
  severity: { draft: 'error', release: 'error' },
  expect: eachOf(uses).passes(({ item, before, formerly }) => {
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
function* uses({ graph }: RuleContext): Iterable<Use> {
  const formers = new Map<string, TraceItem>();
  for (const item of graph.items) for (const { text } of item.fields.get('former-ids')?.values ?? []) formers.set(text, item);
  for (const item of graph.items) {
    const formerly = formers.get(item.id);
    yield { item, before: graph.reusedIds?.get(item.id), formerly: formerly === item ? undefined : formerly };
  }
}

function formerPlace(item: TraceItem, id: string) {
  return item.fields.get('former-ids')?.values.find((value) => value.text === id)?.place ?? item.idPlace;
}
