import { nearest } from '../model/nearest.ts';

/** `did you mean \`SRS-101\`?` for a word that is close to a known one; undefined when none is. */
export function suggestion(word: string, known: Iterable<string>): string | undefined {
  const near = nearest(word, known);
  return near === undefined ? undefined : `did you mean \`${near}\`?`;
}
