import { relative } from './address.ts';
import type { SitePage } from './page.ts';

/** Pages that are read in a row, each with the one before and after it. The pages given are marked themselves: their bodies are made later. */
export function linked(pages: readonly SitePage[]): SitePage[] {
  return pages.map((page, at) => {
    const way = (other: SitePage | undefined) => other && { text: other.title, href: relative(page.path, other.path) };
    const [previous, next] = [way(pages[at - 1]), way(pages[at + 1])];
    return Object.assign(page, previous && { previous }, next && { next });
  });
}
