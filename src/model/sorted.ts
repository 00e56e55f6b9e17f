type Compare<T> = (a: T, b: T) => number;

/** A sorted list without some of its things, and with others, sorted too, in their places: behind those they compare with as equal. */
export function resorted<T>(sorted: readonly T[], gone: ReadonlySet<T>, come: readonly T[], compare: Compare<T>): readonly T[] {
  const rest = gone.size === 0 ? sorted : sorted.filter((each) => !gone.has(each));
  if (come.length === 0) return rest;
  if (rest.length === 0) return come;
  const merged: T[] = [];
  let from = 0;
  for (const each of come) {
    const to = placeFor(each, rest, from, compare);
    for (; from < to; from++) merged.push(rest[from] as T);
    merged.push(each);
  }
  for (; from < rest.length; from++) merged.push(rest[from] as T);
  return merged;
}

/** Where in a sorted list a thing belongs, behind its equals. */
function placeFor<T>(thing: T, sorted: readonly T[], from: number, compare: Compare<T>): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle] as T, thing) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lists by key with things taken out and put in; lists that hold none of them stay the same objects. All lists are sorted, `come` too. */
export function regrouped<K, T>(
  lists: ReadonlyMap<K, readonly T[]>,
  { gone, come }: { readonly gone: ReadonlySet<T>; readonly come: readonly T[] },
  keysOf: (thing: T) => readonly K[],
  compare: Compare<T>,
): { readonly lists: ReadonlyMap<K, readonly T[]>; readonly touched: ReadonlySet<K> } {
  const touched = new Map<K, T[]>();
  for (const thing of gone) for (const key of keysOf(thing)) if (!touched.has(key)) touched.set(key, []);
  for (const thing of come) for (const key of keysOf(thing)) push(touched, key, thing);
  if (touched.size === 0) return { lists, touched: new Set() };
  const now = new Map(lists);
  for (const [key, added] of touched) {
    const list = resorted(lists.get(key) ?? [], gone, added, compare);
    if (list.length === 0) now.delete(key);
    else now.set(key, list);
  }
  return { lists: now, touched: new Set(touched.keys()) };
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The earlier of two lists when both hold the same things in the same order, so that whoever kept it sees that nothing changed. */
export function sameOr<T>(earlier: readonly T[] | undefined, list: readonly T[]): readonly T[] {
  return earlier !== undefined && earlier.length === list.length && earlier.every((each, at) => each === list[at]) ? earlier : list;
}
