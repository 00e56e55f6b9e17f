import { endsEarly, Flaw, type Span } from './flaw.ts';

/** A line without its ending. */
export interface TextLine extends Span {
  readonly text: string;
}

/**
 * The lines of a text that tools end with a line break.
 * @throws Flaw where the last one has none, as then it was cut off, or where there is no text
 */
export function wholeLines(text: string): TextLine[] {
  if (text.trim() === '') throw new Flaw('it is empty', { start: 0, end: 0 }, 'Write it with the tool that makes it.');
  if (!text.endsWith('\n')) throw endsEarly(text.length);
  return [...text.matchAll(/([^\r\n]*)(?:\r\n|\n|\r)/g)].map(({ index, 1: line = '' }) => ({
    text: line,
    start: index,
    end: index + line.length,
  }));
}
