import type { Listener, TraceGraph } from './graph.ts';
import type { TraceItem } from './trace-item.ts';

/** An answer, and what the graph was asked to find it. */
interface Found<T> {
  readonly answer: T;
  /** Absent where nobody listened. */
  readonly asked?: readonly Parameters<Listener>[];
}

/** What many rules ask of the same items is found once, as a graph does not change. Who is told it later has asked the graph the same. */
export function remembered<T>(find: (item: TraceItem, graph: TraceGraph) => T): (item: TraceItem, graph: TraceGraph) => T {
  const known = new WeakMap<TraceGraph, Map<TraceItem, Found<T>>>();
  return (item, graph) => {
    const byItem = known.get(graph) ?? new Map<TraceItem, Found<T>>();
    known.set(graph, byItem);
    const before = byItem.get(item);
    if (before !== undefined && !graph.isHeard) return before.answer;
    const found = before?.asked === undefined ? foundNow(() => find(item, graph), graph) : before;
    byItem.set(item, found);
    for (const [question, about] of found.asked ?? []) graph.asked(question, about);
    return found.answer;
  };
}

function foundNow<T>(find: () => T, graph: TraceGraph): Found<T> {
  if (!graph.isHeard) return { answer: find() };
  const asked: Parameters<Listener>[] = [];
  const answer = graph.heardBy((...question) => asked.push(question), find);
  return { answer, asked };
}
