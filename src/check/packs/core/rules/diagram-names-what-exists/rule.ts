import type { TraceGraph } from '../../../../../model/graph.ts';
import { defineRule } from '../../../../rule.ts';
import { closeItem } from '../../close-id.ts';
import { everyPicture, placeOfWord } from '../../diagrams.ts';

export default defineRule({
  id: 'diagram-names-what-exists',
  severity: { draft: 'error', release: 'error' },
  expect: everyPicture.passes(({ diagram, drawn }, { graph }) =>
    idsIn(drawn.texts, graph)
      .filter((id) => graph.item(id) === undefined)
      .map((id) => ({
        place: placeOfWord(diagram, id),
        message: `This diagram names ${id}, which does not exist`,
        fix: fixOf(closeItem(id, graph)?.id),
      })),
  ),
});

/** Words with the prefix of a kind, each once. */
function idsIn(texts: readonly string[], { vocabulary }: TraceGraph): readonly string[] {
  const ids = texts.flatMap((text) => [...vocabulary.idsIn(text)].map(({ id }) => id));
  return [...new Set(ids)].filter((id) => vocabulary.kindOfId(id) !== undefined);
}

function fixOf(close: string | undefined): string {
  return close === undefined ? 'Correct the ID, or say it in words.' : `${close} is close.`;
}
