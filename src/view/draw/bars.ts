import { type Box, type Drawing, label, type Words } from './drawing.ts';
import { flowed } from './flowed.ts';
import { lineHeight, linesOf, widthOf } from './text.ts';

const size = { margin: 6, name: 150, bar: 220, tall: 16, gap: 10, ids: 270, width: 696 };

/** A bar of a chart: what it counts, and the items behind the number. */
export interface Bar {
  readonly name: string;
  readonly ids: readonly string[];
}

/** Bars from left to right below each other, each with its name before it, and its number and items behind it. */
export function barsDrawing(
  bars: readonly Bar[],
  words: Pick<Drawing, 'title' | 'text'> & { readonly count: (count: number) => string; readonly more: (left: number) => string },
): Drawing {
  const most = Math.max(1, ...bars.map(({ ids }) => ids.length));
  let y = size.margin;
  const shapes = bars.flatMap(({ name, ids }): (Box | Words)[] => {
    const names = linesOf(name, size.name - 8, 3);
    const count = words.count(ids.length);
    const long = ids.length === 0 ? 0 : Math.max(3, Math.round((ids.length / most) * size.bar));
    const left = size.margin + size.name;
    const after = left + long + 8;
    const links = flowed(
      ids,
      { x: after + Math.ceil(widthOf(count)) + 10, y: y + 12 },
      size.width - after - Math.ceil(widthOf(count)) - 16,
      12,
      words.more,
    );
    const drawn: (Box | Words)[] = [
      ...names.map((text, at) => label('name', size.margin, y + 12 + at * lineHeight, text)),
      ...(long === 0 ? [] : [{ shape: 'box', look: 'bar', x: left, y, width: long, height: size.tall, words: [] } as const]),
      label('strong', after, y + 12, count),
      ...links.words,
    ];
    y += Math.max(1, names.length, links.lines) * lineHeight + size.gap;
    return drawn;
  });
  return { title: words.title, text: words.text, width: size.width, height: y - size.gap + size.margin, shapes };
}
