import type { TraceGraph } from './graph.ts';
import type { TraceItem } from './trace-item.ts';

/** Everything an item is part of, nearest first. */
export function holders(item: TraceItem, graph: TraceGraph): TraceItem[] {
  return walk(item, (each) => graph.targets(each, 'part-of'));
}

/** Everything that is part of an item, at any depth. */
export function parts(item: TraceItem, graph: TraceGraph): TraceItem[] {
  return walk(item, (each) => graph.sources(each, 'part-of'));
}

/** The software systems an item, unit or SOUP stands in; all of them where nothing decides. */
export function systemsOf(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  if (item.kind === 'software-system') return [item];
  const named = graph.targets(item, 'system');
  const users = item.kind === 'soup' ? graph.sources(item, 'uses') : [];
  const above = [item, ...users].flatMap((each) => [each, ...holders(each, graph)]).filter((each) => each.kind === 'software-system');
  const found = [...new Set([...named, ...above])];
  return found.length > 0 ? found : graph.ofKind('software-system');
}

function walk(start: TraceItem, next: (item: TraceItem) => readonly TraceItem[]): TraceItem[] {
  const seen = new Set<TraceItem>();
  const queue = [...next(start)];
  for (const item of queue) {
    if (item === start || seen.has(item)) continue;
    seen.add(item);
    queue.push(...next(item));
  }
  return [...seen];
}
