import type { EvidenceName } from '../model/evidence.ts';
import type { Filter } from '../model/filter.ts';
import { compareIds, leads, type TraceGraph } from '../model/graph.ts';
import { type KindName, kinds } from '../model/kinds.ts';
import type { LinkState } from '../model/link.ts';
import { linkable } from '../model/linkable.ts';
import { latestStanding } from '../model/results.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { unitCoverage } from '../model/unit-coverage.ts';
import { isUnitColumn, kindsWithUnits, type MatrixColumn, type UnitColumn } from '../model/view-block.ts';
import { itemsThatFit } from '../model/view-items.ts';
import { outcomeOfResult } from './test-results.ts';
import { sourceFilesOf, tagsOf, unitsOf } from './unit-files.ts';

/** What stands in a cell: an item, a file of the product, or how much of a unit tests ran through. */
export type CellEntry = ItemEntry | FileEntry | ShareEntry;

/** An item, and the worst state among the links that brought it there. */
export interface ItemEntry {
  readonly item: TraceItem;
  readonly state: LinkState;
  /** Of a test result, as `outcomeWord` writes it. */
  readonly outcome?: string | undefined;
}

/** A file of a unit, or a line of it whose comment names the item of the row. */
export interface FileEntry {
  readonly file: string;
  readonly line?: number | undefined;
}

/** Lines of a unit's files. */
export interface ShareEntry {
  readonly unit: TraceItem;
  readonly hit: number;
  readonly found: number;
}

export interface MatrixRow {
  readonly item: TraceItem;
  /** One list for each column, sorted by ID; an empty list is a gap, where the column could be looked at. */
  readonly cells: readonly (readonly CellEntry[])[];
}

/** Rows × columns of linked items, the same for page, block, CSV and JSON. */
export interface Matrix {
  readonly rowKind: KindName;
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  /** Rows with at least one empty cell, for each column. */
  readonly gaps: readonly number[];
  /** For each column, why nothing in it could be looked at; undefined for one that could. */
  readonly unread: readonly (string | undefined)[];
}

export interface MatrixOptions {
  readonly rows: KindName;
  readonly columns: readonly MatrixColumn[];
  readonly filter?: Filter;
  readonly chained?: boolean;
}

/**
 * A column holds the items linked to the row's item, over a link in either direction; where the table of kinds has no link between the two kinds, those
 * linked to the items of an earlier column. With `chained`, each column continues from the nearest earlier one instead: need → system → software → test.
 * Of the results of a test case the one that counts stands there: that of the latest formal run. `source` and `coverage` are those of units found before.
 */
export function matrixOf(graph: TraceGraph, options: MatrixOptions): Matrix {
  const chain = [options.rows, ...options.columns];
  const sources = options.columns.map((column, index) => sourceColumns(chain, column, index, options.chained === true));
  const unread = options.columns.map((column) => whyUnread(column, graph));
  const items = itemsThatFit(graph, options.rows, options.filter);
  const rows = items.map((item) => row(graph, item, options.columns, sources));
  const gaps = options.columns.map((_, index) =>
    unread[index] === undefined ? rows.filter((each) => each.cells[index]?.length === 0).length : 0,
  );
  return { rowKind: options.rows, columns: options.columns, rows, gaps, unread };
}

/** Rows with an empty cell before those without. */
export function gapsFirst({ rows, unread }: Matrix): readonly MatrixRow[] {
  const isWhole = ({ cells }: MatrixRow) => cells.every((cell, at) => cell.length > 0 || unread[at] !== undefined);
  return [...rows].sort((a, b) => Number(isWhole(a)) - Number(isWhole(b)));
}

/** The name of a column: `Software requirement`, `Source files`. */
export function columnTitle(column: MatrixColumn): string {
  return isUnitColumn(column) ? unitTitles[column] : kinds[column].title;
}

const unitTitles: Readonly<Record<UnitColumn, string>> = { source: 'Source files', coverage: 'Lines tests ran through' };

const evidenceOf: Readonly<Partial<Record<MatrixColumn, EvidenceName>>> = {
  'test-result': 'results',
  source: 'source',
  coverage: 'coverage',
};

function whyUnread(column: MatrixColumn, { evidence }: TraceGraph): string | undefined {
  const name = evidenceOf[column];
  if (name === undefined || evidence[name] !== undefined) return undefined;
  return evidence.missing?.[name]?.why ?? 'nobody looked';
}

/** Indices into the chain (0 = the row) that a column is reached from: the first at which something stands. */
function sourceColumns(chain: readonly MatrixColumn[], column: MatrixColumn, index: number, chained: boolean): readonly number[] {
  const earlier = chain.slice(0, index + 1);
  if (isUnitColumn(column)) return kindsWithUnits.flatMap((kind) => (earlier.includes(kind) ? [earlier.lastIndexOf(kind)] : []));
  const leadsOn = (each: MatrixColumn) => !isUnitColumn(each) && linkable(each, column);
  const found = chained ? earlier.findLastIndex(leadsOn) : earlier.findIndex(leadsOn);
  return [found < 0 ? index : found];
}

function row(graph: TraceGraph, item: TraceItem, columns: readonly MatrixColumn[], sources: readonly (readonly number[])[]): MatrixRow {
  const chain: (readonly ItemEntry[])[] = [[{ item, state: 'resolved' }]];
  const cells = columns.map((column, index): readonly CellEntry[] => {
    const from = (sources[index] ?? []).map((at) => chain[at] ?? []).find((entries) => entries.length > 0) ?? [];
    const linked = isUnitColumn(column) ? [] : linkedTo(graph, from, column);
    chain.push(linked);
    return isUnitColumn(column) ? ofUnits(graph, item, from, column) : linked;
  });
  return { item, cells };
}

function linkedTo(graph: TraceGraph, from: readonly ItemEntry[], kind: KindName): readonly ItemEntry[] {
  const found = new Map<TraceItem, LinkState>();
  const cases = kind === 'test-result' ? from.filter(({ item }) => item.kind === 'test-case') : [];
  for (const { item, state } of cases) {
    const latest = latestStanding(item, graph);
    if (latest !== undefined) found.set(latest.result, latest.doubts.some(({ about }) => about === 'content') ? 'suspect' : state);
  }
  for (const entry of from) {
    if (cases.includes(entry)) continue;
    for (const link of [...graph.linksFrom(entry.item), ...graph.linksTo(entry.item)]) {
      const other = link.from === entry.item ? link.to : link.from;
      if (other === undefined || other.kind !== kind || !leads(link) || link.field === 'system') continue;
      const state = entry.state === 'suspect' || link.state === 'suspect' || found.get(other) === 'suspect' ? 'suspect' : 'resolved';
      found.set(other, state);
    }
  }
  return [...found].map(entryOf).sort((a, b) => compareIds(a.item.id, b.item.id));
}

function entryOf([item, state]: readonly [TraceItem, LinkState]): ItemEntry {
  if (item.kind !== 'test-result') return { item, state };
  return { item, state, outcome: outcomeOfResult(item) };
}

function ofUnits(graph: TraceGraph, item: TraceItem, from: readonly ItemEntry[], column: UnitColumn): readonly CellEntry[] {
  const units = [...new Set(from.flatMap((each) => unitsOf(each.item, graph)))].sort((a, b) => compareIds(a.id, b.id));
  if (column === 'coverage') {
    return units.flatMap((unit) => {
      const lines = unitCoverage(unit, graph)?.lines;
      return lines === undefined ? [] : [{ unit, ...lines }];
    });
  }
  const tagged = (tagsOf(item, graph) ?? []).filter(({ says }) => says === 'implements').map(({ place }) => place);
  const named = new Set(tagged.map(({ file }) => file));
  const files = [...new Set(units.flatMap((unit) => sourceFilesOf(unit, graph) ?? []))].filter((file) => !named.has(file)).sort();
  return [...tagged.map(({ file, line }) => ({ file, line })), ...files.map((file) => ({ file }))];
}

/** A matrix as plain data: IDs and states, in the order of `matrixOf`. */
export interface MatrixData {
  readonly schema: 'dhf-matrix/1';
  readonly rowKind: KindName;
  readonly columns: readonly MatrixColumn[];
  readonly gaps: readonly number[];
  readonly rows: readonly { readonly id: string; readonly title: string; readonly cells: readonly (readonly EntryData[])[] }[];
}

export type EntryData = { readonly id: string; readonly state: LinkState; readonly outcome?: string } | FileEntry | ShareData;
type ShareData = Omit<ShareEntry, 'unit'> & { readonly unit: string };

export function matrixData({ rowKind, columns, gaps, rows }: Matrix): MatrixData {
  return {
    schema: 'dhf-matrix/1',
    rowKind,
    columns,
    gaps,
    rows: rows.map(({ item, cells }) => ({ id: item.id, title: item.title.text, cells: cells.map((cell) => cell.map(entryData)) })),
  };
}

function entryData(entry: CellEntry): EntryData {
  if ('unit' in entry) return { ...entry, unit: entry.unit.id };
  if ('file' in entry) return entry;
  const { item, state, outcome } = entry;
  return { id: item.id, state, ...(outcome === undefined ? {} : { outcome }) };
}
