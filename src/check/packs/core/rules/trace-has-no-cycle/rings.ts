/**
 * Every ring in a directed graph that holds a node no earlier ring holds, as its nodes in order, starting at the first of them in the order given.
 * A node outside `nodes` has no way on.
 */
export function ringsIn<N>(nodes: readonly N[], next: (node: N) => readonly N[]): readonly (readonly N[])[] {
  const group = tangles(nodes, next);
  const told = new Set<N>();
  const rings: (readonly N[])[] = [];
  for (const node of nodes) {
    if (told.has(node)) continue;
    const ring = shortestRing(node, (each) => next(each).filter((to) => group.get(to) === group.get(node)));
    if (ring === undefined) continue;
    rings.push(ring);
    for (const each of ring) told.add(each);
  }
  return rings;
}

/** Puts nodes that lead to each other, over however many steps, into one group (Kosaraju's algorithm, without recursion). */
function tangles<N>(nodes: readonly N[], next: (node: N) => readonly N[]): ReadonlyMap<N, number> {
  const before = new Map<N, N[]>(nodes.map((node) => [node, []]));
  for (const node of nodes) for (const to of next(node)) before.get(to)?.push(node);
  const group = new Map<N, number>();
  for (const [at, node] of finished(nodes, next).reverse().entries()) {
    if (group.has(node)) continue;
    group.set(node, at);
    const queue = [node];
    for (const each of queue) {
      for (const from of before.get(each) ?? []) {
        if (group.has(from)) continue;
        group.set(from, at);
        queue.push(from);
      }
    }
  }
  return group;
}

/** Nodes in the order in which a walk in depth has seen all that is behind them. */
function finished<N>(nodes: readonly N[], next: (node: N) => readonly N[]): N[] {
  const known = new Set(nodes);
  const seen = new Set<N>();
  const order: N[] = [];
  for (const start of nodes) {
    const stack = seen.has(start) ? [] : [{ node: start, ways: next(start), at: 0 }];
    seen.add(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const to = top.ways[top.at];
      top.at += 1;
      if (to === undefined) order.push((stack.pop() ?? top).node);
      else if (known.has(to) && !seen.has(to)) {
        seen.add(to);
        stack.push({ node: to, ways: next(to), at: 0 });
      }
    }
  }
  return order;
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
  for (let node: N | undefined = end; node !== undefined; node = cameFrom.get(node)) path.push(node);
  return path.reverse();
}
