import type { TraceGraph } from './graph.ts';
import { holders } from './structure.ts';
import type { TraceItem } from './trace-item.ts';

/** Finished segregations that keep an item, or what holds it, apart as the part of lower class. */
export function segregationsOf(low: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const found = [low, ...holders(low, graph)].flatMap((each) => graph.sources(each, 'segregates-low'));
  return [...new Set(found)].filter(({ status }) => status !== 'draft');
}

/** Does a finished segregation keep one part apart from another of higher class? It may name what holds either of them. */
export function isKeptApart(low: TraceItem, high: TraceItem, graph: TraceGraph): boolean {
  const above = [high, ...holders(high, graph)];
  return segregationsOf(low, graph).some((segregation) =>
    graph.targets(segregation, 'segregates-high').some((each) => above.includes(each)),
  );
}
