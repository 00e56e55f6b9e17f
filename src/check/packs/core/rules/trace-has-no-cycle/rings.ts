/**
 * Every ring in a directed graph that holds a node no earlier ring holds, as its nodes in order, starting at the first of them in the order given.
 * Takes time in proportion to the graph, as long as few nodes are on rings.
 */
export function ringsIn<N>(nodes: readonly N[], next: (node: N) => readonly N[]): readonly (readonly N[])[] {
  const tangled = peel(nodes, next);
  const told = new Set<N>();
  const rings: (readonly N[])[] = [];
  for (const node of nodes) {
    if (told.has(node) || !tangled.has(node)) continue;
    const ring = shortestRing(node, (each) => next(each).filter((to) => tangled.has(to)));
    if (ring === undefined) continue;
    rings.push(ring);
    for (const each of ring) told.add(each);
  }
  return rings;
}

/** What is left when nodes that lead to nothing left are taken away, again and again. */
function peel<N>(nodes: readonly N[], next: (node: N) => readonly N[]): Set<N> {
  const left = new Set(nodes);
  const before = new Map<N, N[]>();
  const open = new Map<N, number>();
  for (const node of nodes) {
    const ends = next(node).filter((to) => left.has(to));
    open.set(node, ends.length);
    for (const to of ends) {
      const list = before.get(to);
      if (list === undefined) before.set(to, [node]);
      else list.push(node);
    }
  }
  const free = nodes.filter((node) => open.get(node) === 0);
  for (const node of free) {
    left.delete(node);
    for (const from of before.get(node) ?? []) {
      const count = (open.get(from) ?? 0) - 1;
      open.set(from, count);
      if (count === 0) free.push(from);
    }
  }
  return left;
}

function shortestRing<N>(start: N, next: (node: N) => readonly N[]): readonly N[] | undefined {
  const cameFrom = new Map<N, N>();
  const queue: N[] = [start];
  for (const node of queue) {
    for (const to of next(node)) {
      if (to === start) return pathTo(node, cameFrom);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, node);
      queue.push(to);
    }
  }
  return undefined;
}

function pathTo<N>(end: N, cameFrom: ReadonlyMap<N, N>): N[] {
  const path: N[] = [];
  for (let node: N | undefined = end; node !== undefined; node = cameFrom.get(node)) path.unshift(node);
  return path;
}
