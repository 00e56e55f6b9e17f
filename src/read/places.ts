import type { Place } from '../model/place.ts';
import type { Span } from './flaw.ts';

/** Says where spans of a text stand. Lines end with a line feed, a carriage return or both. */
export function placesIn(file: string, text: string): (span: Span) => Place {
  const starts = [0];
  for (const { index, 0: ending } of text.matchAll(/\r\n?|\n/g)) starts.push(index + ending.length);
  const at = (offset: number) => {
    const line = lastUpTo(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
  return ({ start, end }) => {
    const [from, to] = [at(start), at(end)];
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}

function lastUpTo(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
