import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringsIn } from '../../../../src/check/packs/core/rules/trace-has-no-cycle/rings.ts';

type Graph = readonly (readonly number[])[];

const graphs: fc.Arbitrary<Graph> = fc
  .integer({ min: 0, max: 8 })
  .chain((size) => fc.array(fc.array(fc.nat(Math.max(0, size - 1)), { maxLength: 3 }), { minLength: size, maxLength: size }));

const rings = (graph: Graph) =>
  ringsIn(
    graph.map((_, node) => node),
    (node) => graph[node] ?? [],
  );

/** Nodes that can be reached from a node in one step or more. */
function reached(graph: Graph, from: number): Set<number> {
  const seen = new Set<number>();
  const queue = [...(graph[from] ?? [])];
  for (const node of queue) {
    if (seen.has(node)) continue;
    seen.add(node);
    queue.push(...(graph[node] ?? []));
  }
  return seen;
}

describe('rings in a directed graph', () => {
  it('are rings', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        for (const ring of rings(graph))
          for (const [at, node] of ring.entries()) expect(graph[node]).toContain(ring[(at + 1) % ring.length]);
      }),
    );
  });

  it('hold every node from which one comes back, and no other', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const nodes = graph.map((_, node) => node);
        expect(new Set(rings(graph).flat())).toEqual(new Set(nodes.filter((node) => reached(graph, node).has(node))));
      }),
    );
  });

  it('each add a node that those before them do not have', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const seen = new Set<number>();
        for (const ring of rings(graph)) {
          expect(ring.some((node) => !seen.has(node))).toBe(true);
          for (const node of ring) seen.add(node);
        }
      }),
    );
  });

  it('are found at the end of a long chain without running out of stack', () => {
    const chain = Array.from({ length: 100_000 }, (_, node) => [node + 1]);
    expect(rings([...chain, [99_999]])).toEqual([[99_999, 100_000]]);
  });
});
