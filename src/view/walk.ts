import type { LinkState } from '../model/link.ts';

/** What is next to something: over which link, in words, to what, in which state the link is, and whether the thread goes on beyond it. */
export interface NextStep<T> {
  /** `derives-from` for a link written on the nearer item, its reverse label for one that arrives. */
  readonly label: string;
  readonly state: LinkState;
  readonly id: string;
  /** Absent for a target that does not exist. */
  readonly item: T | undefined;
  readonly leadsOn: boolean;
}

/** One step of a thread. */
export interface Step<T> extends Omit<NextStep<T>, 'leadsOn'> {
  /** Empty where the thread ends, or where the item is shown at another place of it (`again`). */
  readonly steps: readonly Step<T>[];
  readonly again: boolean;
}

/** Every thing that can be reached from one, each once, and what is nearest to it there. */
export function walk<T>(item: T, next: (item: T) => readonly NextStep<T>[], seen = new Set([item])): Step<T>[] {
  const links = next(item);
  // What is next to an item stands there, not further down the thread of another one.
  const again = links.map(({ item: other }) => {
    if (other === undefined || seen.has(other)) return other !== undefined;
    seen.add(other);
    return false;
  });
  return links.map(({ label, state, id, item: other, leadsOn }, at) => ({
    label,
    state,
    id,
    item: other,
    again: again[at] as boolean,
    steps: other === undefined || again[at] || !leadsOn ? [] : walk(other, next, seen),
  }));
}
