import type { TraceGraph } from '../model/graph.ts';
import { answer } from '../model/trace-item.ts';

/** What the device is for, as its intended use says; undefined where none is written. */
export function purposeOf(graph: TraceGraph): string | undefined {
  const [use] = graph.ofKind('intended-use');
  return use && answer(use, 'purpose');
}
