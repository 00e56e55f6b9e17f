import { answer, answers, fieldPlace, isAnswered, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import type { Justified } from '../../../../justify.ts';
import { defineRule } from '../../../../rule.ts';

/** More items than this need a reason of their own. */
const most = 10;

export default defineRule({
  id: 'justification-is-narrow',
  severity: { draft: 'warning', release: 'error' },
  last: true,
  expect: every('justification')
    .where((item, { justified = [] }) => justified.some(({ by }) => by === item.id))
    .passes((item, { graph, justified = [] }) => {
      const items = itemsAnswered(item, justified);
      const parts = items.filter((id) => graph.item(id)?.kind !== 'software-system');
      const wide = answers(item, 'scope').some(({ text }) => text === 'system') && parts.length > 0;
      if (wide)
        return {
          place: fieldPlace(item, 'scope'),
          message: `${item.id} holds for the whole system, but ${answer(item, 'justifies')} is asked of single items, of which it answers for ${some(parts)}`,
          fix: 'Name these items under `scope`, each one looked at.',
        };
      if (items.length <= most || isAnswered(item, 'scope-reason')) return undefined;
      return {
        place: fieldPlace(item, 'scope'),
        message: `${item.id} answers for ${items.length} items at once and does not say why one reason holds for all`,
        fix: 'Say so under `scope-reason`, or write one justification for each reason.',
      };
    }),
});

function itemsAnswered({ id }: TraceItem, justified: readonly Justified[]): readonly string[] {
  return [...new Set(justified.filter(({ by }) => by === id).flatMap(({ finding }) => finding.item ?? []))];
}

function some(ids: readonly string[]): string {
  return ids.length <= 3 ? ids.join(', ') : `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more`;
}
