import type { Vocabulary } from '../../../src/model/vocabulary.ts';

/** A line that would be an item's heading if it were read as Markdown. */
export interface ItemLine {
  readonly id: string;
  /** Counted from 0 in the text given. */
  readonly line: number;
}

/** Lines `### SRS-101 …` in text that is not read as Markdown. */
export function itemsInLines(vocabulary: Vocabulary, text: string): ItemLine[] {
  if (!text.includes('#')) return [];
  return text.split(/\r\n|\n|\r/).flatMap((source, line) => {
    const heading = /^\s{0,12}#{1,6}[ \t]+(\S.{0,200})/.exec(source)?.[1];
    const id = heading === undefined ? undefined : vocabulary.idAtStart(heading)?.id;
    return id !== undefined && vocabulary.kindOfId(id) !== undefined ? [{ id, line }] : [];
  });
}
