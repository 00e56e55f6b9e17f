import type { TraceGraph } from '../../../model/graph.ts';
import type { TraceItem } from '../../../model/trace-item.ts';

/** What stands for source files of its own: units, and items and systems that are not divided. */
export function sourceHolders(graph: TraceGraph): readonly TraceItem[] {
  const undivided = [...graph.ofKind('software-system'), ...graph.ofKind('software-item')].filter(
    (item) => graph.sources(item, 'part-of').length === 0,
  );
  return [...undivided, ...graph.ofKind('software-unit')];
}
