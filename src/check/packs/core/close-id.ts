import type { TraceGraph } from '../../../model/graph.ts';
import { nearest } from '../../../model/nearest.ts';
import type { TraceItem } from '../../../model/trace-item.ts';

/** A living item whose ID is one slip of the keyboard away from an ID that stands nowhere; zeros in front first. */
export function closeItem(id: string, graph: TraceGraph, fits: (item: TraceItem) => boolean = () => true): TraceItem | undefined {
  for (const candidate of slips(id, graph)) {
    const item = graph.item(candidate);
    if (item !== undefined && item.status !== 'retired' && fits(item)) return item;
  }
  return undefined;
}

/** Do two IDs differ only by zeros in front of a number? `SRS-08` is not `SRS-8`, but easily taken for it. */
export function differsByZeros(a: string, b: string): boolean {
  return a !== b && withoutZeros(a) === withoutZeros(b);
}

function withoutZeros(id: string): string {
  return id.replaceAll(/(?<!\d)0+(?=\d)/g, '');
}

function* slips(id: string, graph: TraceGraph): Iterable<string> {
  yield* zeros(id);
  if (id.length > 60) return;
  yield id.toUpperCase();
  yield* swapped(id);
  const prefix = graph.vocabulary.prefixOf(id);
  const known = prefix === undefined ? undefined : nearest(prefix, graph.vocabulary.prefixes);
  if (prefix !== undefined && known !== undefined) yield id.replace(prefix, known);
  yield* changed(id);
}

function* zeros(id: string): Iterable<string> {
  const [, head, number] = /^(.*?)(\d+)$/s.exec(withoutZeros(id)) ?? [];
  if (head === undefined || number === undefined) return;
  for (let width = number.length; width <= 5; width++) yield `${head}${number.padStart(width, '0')}`;
}

function* swapped(id: string): Iterable<string> {
  for (let at = 0; at + 1 < id.length; at++) yield id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2);
}

/** One digit other, one character too many, one digit too few. */
function* changed(id: string): Iterable<string> {
  for (let at = id.length - 1; at >= 0; at--) {
    if (/\d/.test(id.charAt(at))) for (const digit of '0123456789') yield id.slice(0, at) + digit + id.slice(at + 1);
  }
  for (let at = id.length - 1; at >= 0; at--) yield id.slice(0, at) + id.slice(at + 1);
  for (const digit of '0123456789') yield id + digit;
}
