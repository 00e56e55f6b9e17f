import type { Filter } from '../model/filter.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import type { TraceItem } from '../model/trace-item.ts';

/** Items of a kind with chosen fields, as text. */
export interface ItemTable {
  readonly kind: KindName;
  readonly fields: readonly string[];
  readonly rows: readonly { readonly item: TraceItem; readonly cells: readonly (readonly string[])[] }[];
}

export interface ItemTableOptions {
  readonly items: KindName;
  readonly fields: readonly string[];
  readonly filter?: Filter;
}

/** Cells are values as written; `class` is the effective class, `title` the title. */
export function itemTable(graph: TraceGraph, options: ItemTableOptions): ItemTable {
  const items = graph.ofKind(options.items).filter((item) => options.filter?.(item, graph) ?? true);
  const rows = items.map((item) => ({ item, cells: options.fields.map((field) => cell(graph, item, field)) }));
  return { kind: options.items, fields: options.fields, rows };
}

function cell(graph: TraceGraph, item: TraceItem, field: string): readonly string[] {
  if (field === 'title') return [item.title.text];
  if (field === 'class') return [graph.classOf(item).class];
  return (item.fields.get(field)?.values ?? []).map((value) => value.text);
}
