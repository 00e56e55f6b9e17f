import { type Filter, valuesOf } from '../model/filter.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { itemsThatFit } from '../model/view-items.ts';

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

/** Cells are values as written; `class` is the effective class. */
export function itemTable(graph: TraceGraph, options: ItemTableOptions): ItemTable {
  const items = itemsThatFit(graph, options.items, options.filter);
  const rows = items.map((item) => ({ item, cells: options.fields.map((field) => valuesOf(item, field, graph)) }));
  return { kind: options.items, fields: options.fields, rows };
}
