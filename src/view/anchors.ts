import { headingFinder, headingSlug } from '../model/heading-names.ts';

/** A heading of a page; `id` is that of the item it is the heading of. */
export interface AnchoredHeading {
  readonly text: string;
  readonly id: string | undefined;
}

/** Anchors of one page: one for each heading, in their order, and the one that a link means. */
export interface PageAnchors {
  readonly ofHeadings: readonly string[];
  find(fragment: string): string | undefined;
}

/** Items have their ID as anchor, other headings one of their words. `ids` are the items that stand on the page as sections or rows. */
export function pageAnchors(headings: readonly AnchoredHeading[], ids: readonly string[]): PageAnchors {
  const taken = new Set<string>();
  const ofHeadings = headings.map(({ text, id }) => {
    const anchor = id ?? free(`s-${headingSlug(text)}`, taken);
    taken.add(anchor);
    return anchor;
  });
  const finder = headingFinder(
    headings.map((heading) => heading.text),
    ids,
  );
  return {
    ofHeadings,
    find(fragment) {
      const found = finder(fragment);
      return typeof found === 'number' ? ofHeadings[found] : found;
    },
  };
}

/** With a number behind it when it is taken. It begins with `s-`, so that it never meets an item's ID. */
function free(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
