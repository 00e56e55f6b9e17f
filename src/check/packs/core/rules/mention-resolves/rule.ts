import type { Facts, MentionFacts } from '../../../../../model/facts.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { inEachFile } from '../../../../expect.ts';
import { defineRule, type Subject } from '../../../../rule.ts';
import { closeItem, differsByZeros } from '../../close-id.ts';

interface MentionSubject extends Subject {
  readonly mention: MentionFacts;
}

export default defineRule({
  id: 'mention-resolves',
  severity: { draft: 'error', release: 'error' },
  expect: inEachFile((file, { graph }): readonly MentionSubject[] => mentionsIn(file, graph).map((mention) => ({ mention }))).passes(
    ({ mention }, { graph }) => {
      const { id, form, place } = mention;
      if (graph.item(id) !== undefined) return undefined;
      const close = closeItem(id, graph);
      const fix =
        close === undefined
          ? 'Correct the ID.'
          : differsByZeros(close.id, id)
            ? `Write ${close.id}: zeros in front make another ID.`
            : `${close.id} is close.`;
      if (form !== 'bare')
        return { place, message: `This ${form === 'wiki' ? 'mention' : 'link'} leads to ${id}, which does not exist`, fix };
      return {
        place,
        message: `${id} reads like an item of this DHF, but it does not exist`,
        fix: `${fix} If no item is meant, write it as code: \`${id}\` between backticks.`,
        severity: { draft: 'warning', release: 'warning' } as const,
      };
    },
  ),
});

/** In an approval a thing stands in a row for each of its parts: once is enough. */
function mentionsIn({ items, mentions }: Facts, graph: TraceGraph): readonly MentionFacts[] {
  const approvals = items.filter(({ id }) => graph.item(id.text)?.kind === 'approval');
  if (approvals.length === 0) return mentions;
  const told = new Set<string>();
  return mentions.filter(({ id, place: { line } }) => {
    const holder = approvals.find(({ place }) => place.line <= line && line <= place.endLine);
    const name = `${holder?.id.text} ${id}`;
    if (holder === undefined) return true;
    const isNew = !told.has(name);
    told.add(name);
    return isNew;
  });
}
