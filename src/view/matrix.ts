import type { Filter } from '../model/filter.ts';
import { compareIds, leads, type TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import type { LinkState } from '../model/link.ts';
import { linkable } from '../model/linkable.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { itemsThatFit } from '../model/view-items.ts';

/** An item in a cell, and the worst state among the links that brought it there. */
export interface CellEntry {
  readonly item: TraceItem;
  readonly state: LinkState;
}

export interface MatrixRow {
  readonly item: TraceItem;
  /** One list for each column, sorted by ID; an empty list is a gap. */
  readonly cells: readonly (readonly CellEntry[])[];
}

/** Rows × columns of linked items, the same for page, block, CSV and JSON. */
export interface Matrix {
  readonly rowKind: KindName;
  readonly columns: readonly KindName[];
  readonly rows: readonly MatrixRow[];
  /** Rows with at least one empty cell, for each column. */
  readonly gaps: readonly number[];
}

export interface MatrixOptions {
  readonly rows: KindName;
  readonly columns: readonly KindName[];
  readonly filter?: Filter;
  readonly chained?: boolean;
}

/**
 * A column holds the items linked to the row's item, over a link in either direction; where the table of kinds has no link between the two kinds, those
 * linked to the items of an earlier column. With `chained`, each column continues from the nearest earlier one instead: need → system → software → test.
 */
export function matrixOf(graph: TraceGraph, options: MatrixOptions): Matrix {
  const chain = [options.rows, ...options.columns];
  const sources = options.columns.map((column, index) => sourceColumn(chain, column, index, options.chained === true));
  const items = itemsThatFit(graph, options.rows, options.filter);
  const rows = items.map((item) => row(graph, item, options.columns, sources));
  const gaps = options.columns.map((_, index) => rows.filter((each) => each.cells[index]?.length === 0).length);
  return { rowKind: options.rows, columns: options.columns, rows, gaps };
}

/** Index into the chain (0 = the row) that a column is reached from. */
function sourceColumn(chain: readonly KindName[], column: KindName, index: number, chained: boolean): number {
  const earlier = chain.slice(0, index + 1);
  const found = chained ? earlier.findLastIndex((kind) => linkable(kind, column)) : earlier.findIndex((kind) => linkable(kind, column));
  return found < 0 ? index : found;
}

function row(graph: TraceGraph, item: TraceItem, columns: readonly KindName[], sources: readonly number[]): MatrixRow {
  const chain: (readonly CellEntry[])[] = [[{ item, state: 'resolved' }]];
  columns.forEach((column, index) => {
    chain.push(linked(graph, chain[sources[index] ?? 0] ?? [], column));
  });
  return { item, cells: chain.slice(1) };
}

function linked(graph: TraceGraph, from: readonly CellEntry[], kind: KindName): CellEntry[] {
  const found = new Map<TraceItem, LinkState>();
  for (const entry of from) {
    for (const link of [...graph.linksFrom(entry.item), ...graph.linksTo(entry.item)]) {
      const other = link.from === entry.item ? link.to : link.from;
      if (other === undefined || other.kind !== kind || !leads(link) || link.field === 'system') continue;
      const state = entry.state === 'suspect' || link.state === 'suspect' || found.get(other) === 'suspect' ? 'suspect' : 'resolved';
      found.set(other, state);
    }
  }
  return [...found].map(([item, state]) => ({ item, state })).sort((a, b) => compareIds(a.item.id, b.item.id));
}

/** A matrix as plain data: IDs and states, in the order of `matrixOf`. */
export interface MatrixData {
  readonly schema: 'dhf-matrix/1';
  readonly rowKind: KindName;
  readonly columns: readonly KindName[];
  readonly gaps: readonly number[];
  readonly rows: readonly {
    readonly id: string;
    readonly title: string;
    readonly cells: readonly (readonly { readonly id: string; readonly state: LinkState }[])[];
  }[];
}

export function matrixData({ rowKind, columns, gaps, rows }: Matrix): MatrixData {
  return {
    schema: 'dhf-matrix/1',
    rowKind,
    columns,
    gaps,
    rows: rows.map(({ item, cells }) => ({
      id: item.id,
      title: item.title.text,
      cells: cells.map((cell) => cell.map((entry) => ({ id: entry.item.id, state: entry.state }))),
    })),
  };
}
