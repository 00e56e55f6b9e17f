import type { SourceTag, StrayTag } from '../../model/evidence.ts';
import type { Place } from '../../model/place.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import { commentsIn } from './comments.ts';
import { languageOf } from './language-of.ts';
import { readTag, type TagWords, tagStart } from './tag.ts';

export type { TagWords } from './tag.ts';

/** What the comments of one source file say. */
export interface SourceTags {
  readonly tags: readonly SourceTag[];
  readonly strays: readonly StrayTag[];
}

const nothing: SourceTags = { tags: [], strays: [] };

/**
 * The tags in the comments of a source file, such as `[impl SRS-101]`; its language is known by its name. Of a text in no known language every line
 * counts. Never throws, whatever the text holds.
 */
export function readSourceTags(file: string, text: string, words: TagWords, vocabulary: Vocabulary): SourceTags {
  const starts = [...text.matchAll(tagStart(words))].map(({ index }) => index);
  if (starts.length === 0) return nothing;
  const language = languageOf(file, text);
  const comments = language === undefined ? [{ start: 0, end: text.length }] : commentsIn(text, language, starts.at(-1));
  const placeOf = placeFinder(file, text);
  const tags: SourceTag[] = [];
  const strays: StrayTag[] = [];
  let at = 0;
  for (const start of starts) {
    while ((comments[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    const comment = comments[at];
    if (comment === undefined || comment.start > start) continue;
    const read = readTag(text, start, comment.end, words, vocabulary);
    if (read === undefined) continue;
    if ('stray' in read) {
      // A heading of a settings file looks like a tag that names nothing.
      if (read.near === undefined && language === undefined) continue;
      strays.push({
        text: read.stray,
        ...(read.near === undefined ? {} : { near: read.near }),
        place: placeOf(start, start + read.stray.length),
      });
    } else {
      for (const { item, from, to } of read.names) tags.push({ item, says: read.says, place: placeOf(from, to) });
    }
  }
  return { tags, strays };
}

/** Places of ranges within one line, which are asked for in the order of the text. */
function placeFinder(file: string, text: string): (from: number, to: number) => Place {
  let [line, lineStart] = [1, 0];
  return (from, to) => {
    for (let end = text.indexOf('\n', lineStart); end >= 0 && end < from; end = text.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = end + 1;
    }
    return { file, line, column: from - lineStart + 1, endLine: line, endColumn: to - lineStart + 1 };
  };
}
