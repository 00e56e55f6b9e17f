import type { Unreadable } from '../model/facts.ts';
import type { Place } from '../model/place.ts';
import type { XmlElement } from './xml.ts';

/** What to do with a file that the tool did not write to its end. */
export const writeAgain = 'Let the tool write it again: it was interrupted, or the file was cut off when it was copied.';

export function refusal(file: string, why: string, fix: string, place: Place): Unreadable {
  return { what: file, why, fix, place };
}

/** Refuses XML whose outermost element is none of the expected; undefined where it is one, or where there is none. */
export function wrongRoot(file: string, root: XmlElement | undefined, expected: readonly string[], what: string): Unreadable | undefined {
  if (root === undefined || expected.includes(root.name)) return undefined;
  return refusal(
    file,
    `it is no ${what}: its outermost element is <${root.name}>`,
    `Let the tool write a ${what}, or name another file.`,
    root.place,
  );
}
