import type { TraceGraph } from './graph.ts';
import type { TraceItem } from './trace-item.ts';

/** Living items whose IDs stand as words of a text, each once, in the order of the text. */
export function idsIn(text: string, graph: TraceGraph): readonly TraceItem[] {
  const items = text.split(/[^\p{L}\p{N}._/#-]+/u).flatMap((word) => graph.item(word.replace(/[._/-]+$/, '')) ?? []);
  return [...new Set(items)].filter((item) => item.status !== 'retired');
}
