import type { Kind, LinkRow } from './kind.ts';
import { type KindName, kinds } from './kinds.ts';

/** Can a link that is meant for the two kinds join them, in either direction? */
export function linkable(a: KindName, b: KindName): boolean {
  return hasRow(a, ({ to }) => to !== 'any' && to.includes(b)) || hasRow(b, ({ to }) => to !== 'any' && to.includes(a));
}

/** Can any link at all join them, one that may lead to every kind included? */
export function joinable(a: KindName, b: KindName): boolean {
  const leadsTo = (kind: KindName) => (row: LinkRow) =>
    row.to === 'any' || row.to.includes(kind) || row.alsoTo?.kinds.includes(kind) === true;
  return hasRow(a, leadsTo(b)) || hasRow(b, leadsTo(a));
}

/** The software system of an item joins all with all, and says nothing of the two. */
function hasRow(from: KindName, fits: (row: LinkRow) => boolean): boolean {
  return (kinds[from] as Kind).links.some((row) => row.name !== 'system' && fits(row));
}
