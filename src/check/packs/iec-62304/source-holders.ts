import type { TraceGraph } from '../../../model/graph.ts';
import type { TraceItem } from '../../../model/trace-item.ts';

/** What stands for source files of its own: units, and items and systems that are not divided. */
export function sourceHolders(graph: TraceGraph): readonly TraceItem[] {
  const kinds = ['software-system', 'software-item', 'software-unit'] as const;
  return kinds.flatMap((kind) => graph.ofKind(kind)).filter((item) => holdsSource(item, graph));
}

/** Has a unit, item or system source files of its own? */
export function holdsSource(item: TraceItem, graph: TraceGraph): boolean {
  return item.kind === 'software-unit' || graph.sources(item, 'part-of').length === 0;
}
