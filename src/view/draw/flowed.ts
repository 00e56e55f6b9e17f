import type { Words } from './drawing.ts';
import { lineHeight, linesOf, widthOf } from './text.ts';

/** IDs as links one after the other, in lines of a width, and words behind them. */
export interface Flowed {
  readonly words: readonly Words[];
  /** Lines that they take. */
  readonly lines: number;
}

/** Sets IDs into lines that begin at a place; with more than `most` the number of the others follows in words. */
export function flowed(
  ids: readonly string[],
  place: Pick<Words, 'x' | 'y'>,
  width: number,
  most: number,
  more: (left: number) => string,
): Flowed {
  const shown = ids.length <= most ? ids : ids.slice(0, most);
  const pieces: { readonly text: string; readonly item?: string }[] = shown.map((id) => ({
    text: linesOf(id, width, 1)[0] ?? '',
    item: id,
  }));
  if (shown.length < ids.length) pieces.push({ text: more(ids.length - shown.length) });
  const words: Words[] = [];
  let [x, line] = [0, 0];
  for (const { text, item } of pieces) {
    const wide = Math.ceil(widthOf(text));
    if (x > 0 && x + wide > width) [x, line] = [0, line + 1];
    const at = { x: place.x + x, y: place.y + line * lineHeight, text };
    words.push({ shape: 'words', look: item === undefined ? 'name' : 'id', ...at, ...(item === undefined ? {} : { item }) });
    x += wide + 8;
  }
  return { words, lines: pieces.length === 0 ? 0 : line + 1 };
}
