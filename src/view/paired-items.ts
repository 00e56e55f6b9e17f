import type { Difference, Named } from '../model/difference.ts';
import { compareIds } from '../model/graph.ts';
import type { SnapshotItem } from '../model/snapshot.ts';

/** An item as it is on both sides. */
export interface Pair {
  readonly before: SnapshotItem;
  readonly after: SnapshotItem;
}

/** Which items of two sides are the same, and which are on one side alone; all in the order of their later IDs. */
export interface Paired {
  readonly pairs: readonly Pair[];
  readonly added: readonly SnapshotItem[];
  readonly removed: readonly SnapshotItem[];
  readonly renumbered: Difference['renumbered'];
}

/** Items are the same by ID, and by a former ID that no other item has now. Of several that became one, the first is its former self. */
export function pairedItems(before: readonly SnapshotItem[], after: readonly SnapshotItem[]): Paired {
  const was = new Map(before.map((item) => [item.id, item]));
  const is = new Set(after.map(({ id }) => id));
  const taken = new Set<string>();
  const found = { pairs: [] as Pair[], added: [] as SnapshotItem[], renumbered: [] as Difference['renumbered'][number][] };
  for (const item of after) {
    const same = was.get(item.id);
    const former = same === undefined ? formerSelves(item).filter((id) => was.has(id) && !is.has(id) && !taken.has(id)) : [];
    const old = same ?? was.get(former[0] ?? '');
    if (old === undefined) found.added.push(item);
    else found.pairs.push({ before: old, after: item });
    for (const from of former) found.renumbered.push({ ...named(item), from });
    for (const id of [item.id, ...former]) taken.add(id);
  }
  return { ...found, removed: before.filter(({ id }) => !taken.has(id)) };
}

function formerSelves({ formerIds = [] }: SnapshotItem): readonly string[] {
  return [...formerIds].sort(compareIds);
}

/** What an item is called, and where it stands. */
export function named({ id, kind, title, file, line }: SnapshotItem): Named {
  return { id, kind, title, file, line };
}
