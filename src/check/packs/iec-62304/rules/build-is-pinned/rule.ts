import { isExact } from '../../../../../model/exact-version.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { isInForce } from '../../../../../model/releases.ts';
import { answers, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { shorten } from '../../../../words.ts';

export default defineRule({
  id: 'build-is-pinned',
  clause: '5.8.5',
  classes: ['B', 'C'],
  severity: { draft: 'off', release: 'error' },
  checks: ['R-5.8.5-1'],
  expect: every('release')
    .where(isInForce)
    .passes((item, { graph }) => [...moving(item), ...unpinned(item, graph)]),
});

/** A tag of an image or a channel that means something else tomorrow. */
const floating = /\blatest\b|[:@](?:stable|edge|nightly|main|master|lts|rolling)(?![\w-])/i;

function moving(item: TraceItem): readonly Breach[] {
  return ['build-command', 'builder'].flatMap((field) =>
    answers(item, field)
      .filter(({ text }) => floating.test(field === 'builder' ? text : imagesIn(text)))
      .map(({ text, place }) => ({
        place,
        message: `${item.id} was built with “${shorten(text)}”, which means another build environment tomorrow`,
        fix: 'Name the image by its digest, or by a tag that is never moved.',
      })),
  );
}

/** What a command names with a tag behind a colon; its other words (`make latest`) are its own. */
function imagesIn(command: string): string {
  return (command.match(/[\w./-]+[:@][\w.:-]+/g) ?? []).join(' ');
}

function unpinned(item: TraceItem, graph: TraceGraph): readonly Breach[] {
  return answers(item, 'tools').flatMap(({ text, place }) => {
    const isItem = graph.vocabulary.kindOfId(text) === 'tool';
    if (isItem ? graph.item(text)?.kind === 'tool' : isExact(text)) return [];
    const why = isItem ? `${text}, which does not exist` : `“${shorten(text)}”, which names no exact version`;
    return [
      {
        place,
        message: `${item.id} was built with ${why}`,
        fix: 'Write each tool with its exact version, or the ID of the tool item that holds it.',
      },
    ];
  });
}
