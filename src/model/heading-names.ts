/**
 * Finds the heading of one file that a link means, as its index, or the item in the file, as its ID. Forges spell a heading as its words, letters and digits
 * with hyphens between, and give a name that is taken a number, counted from 1. An item may be called by its ID. Case does not count.
 */
export function headingFinder(headings: readonly string[], ids: readonly string[]): (fragment: string) => number | string | undefined {
  const names = new Map<string, number | string>(ids.map((id) => [id.toLowerCase(), id]));
  headings.forEach((heading, at) => {
    names.set(freeName(headingSlug(heading), names), at);
  });
  return (fragment) => names.get(fragment.toLowerCase()) ?? names.get(headingSlug(fragment));
}

/** The words of a heading as an address spells them. */
export function headingSlug(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

function freeName(base: string, names: ReadonlyMap<string, unknown>): string {
  if (!names.has(base)) return base;
  let number = 1;
  while (names.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
