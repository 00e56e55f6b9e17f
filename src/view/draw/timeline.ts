import type { TimelineSpan } from '../release-timeline.ts';
import { type Box, type Drawing, type Line, label, type Shape, type Words } from './drawing.ts';
import { flowed } from './flowed.ts';
import { lineHeight, linesOf } from './text.ts';

const size = { margin: 8, day: 96, mark: 7, box: 540, pad: 10, gap: 26, ids: 12 };

/** What the picture of a timeline says. */
export interface TimelineWords extends Pick<Drawing, 'title' | 'text'> {
  /** Such as `REL-2, version 1.1.0`, or `since REL-2`. */
  readonly name: (span: TimelineSpan) => string;
  readonly days: (count: number) => string;
  readonly changes: (count: number) => string;
  readonly problems: (count: number) => string;
  readonly more: (left: number) => string;
}

/** A line from now down to the first release, a box at each with what was closed on the way to it, and between them the days that passed. */
export function timelineDrawing(spans: readonly TimelineSpan[], words: TimelineWords): Drawing {
  const spine = size.margin + size.day + size.mark;
  const left = spine + size.mark + 14;
  const shapes: Shape[] = [];
  let y = size.margin;
  spans.forEach((span, at) => {
    const box = spanBox(span, left, y, words);
    const middle = y + 16;
    const isLast = at === spans.length - 1;
    if (!isLast) shapes.push({ shape: 'line', look: 'axis', d: `M${spine} ${middle}V${y + box.height + size.gap + 16}` });
    shapes.push(box, label('name', size.margin, middle + 4, span.day), mark(spine, middle, span));
    if (!isLast && span.days !== undefined) {
      shapes.push(label('quiet', left, y + box.height + size.gap / 2 + 4, words.days(span.days)));
    }
    y += box.height + size.gap;
  });
  return { title: words.title, text: words.text, width: left + size.box + size.margin, height: y - size.gap + size.margin, shapes };
}

/** A filled square on its corner for a release, an open one for now. */
function mark(x: number, y: number, { release }: TimelineSpan): Line {
  const r = size.mark;
  return {
    shape: 'line',
    look: release === undefined ? 'mark open' : 'mark',
    d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}z`,
  };
}

function spanBox(span: TimelineSpan, x: number, y: number, words: TimelineWords): Box {
  const room = size.box - 2 * size.pad;
  const inside: Words[] = linesOf(words.name(span), room, 3).map((text, at) => ({
    ...label('id', x + size.pad, y + 20 + at * lineHeight, text),
    ...(span.release === undefined ? {} : { item: span.release.id }),
  }));
  let line = inside.length;
  for (const [name, items] of [
    [words.changes(span.changes.length), span.changes],
    [words.problems(span.problems.length), span.problems],
  ] as const) {
    for (const text of linesOf(name, room, 2)) {
      inside.push(label('name', x + size.pad, y + 20 + line * lineHeight, text));
      line += 1;
    }
    const ids = items.map(({ id }) => id);
    const links = flowed(ids, { x: x + size.pad + 12, y: y + 20 + line * lineHeight }, room - 12, size.ids, words.more);
    inside.push(...links.words);
    line += links.lines;
  }
  const look = span.release === undefined ? 'plain' : span.isWithdrawn ? 'gap' : 'node';
  return {
    shape: 'box',
    look,
    x,
    y,
    width: size.box,
    height: 2 * size.pad + line * lineHeight,
    isHatched: span.isWithdrawn,
    words: inside,
  };
}
