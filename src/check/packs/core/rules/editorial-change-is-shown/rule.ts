import { formerly } from '../../../../../model/approvals.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { someOf } from '../../../../words.ts';

export default defineRule({
  id: 'editorial-change-is-shown',
  severity: { draft: 'info', release: 'info' },
  expect: every('approval')
    .where(({ status }) => status !== 'draft')
    .passes((approval, { graph }) => {
      const carried = answer(approval, 'meaning') === 'editorial' ? carriedBy(approval, graph) : [];
      if (carried.length === 0) return undefined;
      const who = `${answer(approval, 'signer') ?? 'Nobody'} (${answer(approval, 'role') ?? 'no role'})`;
      const on = (answer(approval, 'signed-at') ?? 'no day').slice(0, 10);
      return {
        place: fieldPlace(approval, 'meaning'),
        message: `${who} said on ${on} that only the wording of ${someOf(carried.map(({ id }) => id))} changed, so approvals and results of the words before count for those of now`,
        related: carried.map(({ id, idPlace }) => ({ message: `${id} reads otherwise than it was approved`, place: idPlace })),
      };
    }),
  fix: () =>
    'Compare both wordings: a number, a unit, a comparison or a word such as shall or not makes another meaning, and needs an approval of its own.',
});

/** Things for which the record still carries something over: it stands over their present words, or over words from which others were carried over in turn. */
function carriedBy(approval: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const stored = graph.approvals.storedIn(approval) ?? new Map();
  return [...stored].flatMap(([id, { parts }]) => {
    const thing = graph.item(id);
    const whole = parts.get('whole')?.hash;
    const isCarried = thing !== undefined && parts.has(formerly) && whole !== undefined && graph.approvals.readsAs(thing, whole);
    return isCarried && covers(approval, thing, graph) ? [thing] : [];
  });
}

function covers(approval: TraceItem, thing: TraceItem, graph: TraceGraph): boolean {
  return graph.approvals.covers(thing.id).some((cover) => cover.approval === approval);
}
