import type { EvidenceName } from '../model/evidence.ts';
import type { Filter } from '../model/filter.ts';
import { compareIds, leads, type TraceGraph } from '../model/graph.ts';
import { type KindName, kinds } from '../model/kinds.ts';
import type { LinkState } from '../model/link.ts';
import { linkable } from '../model/linkable.ts';
import { formalResults } from '../model/results.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { isUnitColumn, type MatrixColumn, type UnitColumn } from '../model/unit-columns.ts';
import { unitCoverage } from '../model/unit-coverage.ts';
import { itemsThatFit } from '../model/view-items.ts';
import {
  type CellEntry,
  type FileEntry,
  type ItemEntry,
  isGap,
  type MatrixRow,
  type MatrixSource,
  rowsOf,
  type Shape,
  type ShareEntry,
  type Stand,
} from './matrix-rows.ts';
import { isGood, outcomeOf, resultStanding } from './outcome.ts';
import { isSuspect, type ResultDoubt } from './result-doubt.ts';
import { outcomeOfResult } from './test-results.ts';
import { sourceFilesOf, tagsOf, unitsOf } from './unit-files.ts';
import { whyMissing } from './why-missing.ts';

/** Rows × columns of linked items, the same for page, block, CSV and JSON. */
export interface Matrix {
  readonly rowKind: KindName;
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  /** Rows with an empty cell or a test case without a result, for each column. */
  readonly gaps: readonly number[];
  /** For each column, why nothing in it could be looked at; undefined for one that could. */
  readonly unread: readonly (string | undefined)[];
}

export interface MatrixOptions extends Shape {
  readonly filter?: Filter;
}

/**
 * A column holds the items linked to the row's item, over a link in either direction; where the table of kinds has no link between the two kinds, those
 * linked to the items of an earlier column. With `chained`, each column continues from the nearest earlier one instead: need → system → software → test.
 * Of the results of a test case the one that counts stands there: that of the latest formal run. `source` and `coverage` are those of units found before.
 */
export function matrixOf(graph: TraceGraph, options: MatrixOptions): Matrix {
  const unread = options.columns.map((column) => whyUnread(column, graph));
  const items = itemsThatFit(graph, options.rows, options.filter);
  const rows = rowsOf(matrixSource(graph), items, options);
  const gaps = options.columns.map((_, index) =>
    unread[index] === undefined ? rows.filter(({ cells }) => isGap(cells[index])).length : 0,
  );
  return { rowKind: options.rows, columns: options.columns, rows, gaps, unread };
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

/** Why nothing of a column could be looked at; undefined where it could. */
export function whyUnread(column: MatrixColumn, graph: TraceGraph): string | undefined {
  const name = evidenceOf[column];
  return name && whyMissing(graph, name);
}

/** What matrices ask of a graph. Many rows pass the same items, so what is next to each is looked up once a graph. */
export function matrixSource(graph: TraceGraph): MatrixSource<TraceItem> {
  const known = sources.get(graph) ?? sourceOf(graph);
  sources.set(graph, known);
  return known;
}

const sources = new WeakMap<TraceGraph, MatrixSource<TraceItem>>();

function sourceOf(graph: TraceGraph): MatrixSource<TraceItem> {
  const byKind = new Map<KindName, Map<TraceItem, readonly ItemEntry[]>>();
  return {
    linkable,
    next: (item, kind) => {
      const lists = byKind.get(kind) ?? new Map<TraceItem, readonly ItemEntry[]>();
      byKind.set(kind, lists);
      const list = lists.get(item) ?? linked(graph, item, kind);
      lists.set(item, list);
      return list;
    },
    instead: (item, kind) => insteadOf(item, kind, graph),
    hasResults: whyUnread('test-result', graph) === undefined,
    units: (item) => unitsOf(item, graph),
    lines: (unit) => unitCoverage(unit, graph)?.lines,
    files: (unit) => sourceFilesOf(unit, graph) ?? [],
    tags: (item) =>
      (tagsOf(item, graph) ?? []).filter(({ says }) => says === 'implements').map(({ place: { file, line } }) => ({ file, line })),
  };
}

/** Of the results of a test case the one that counts. */
function linked(graph: TraceGraph, item: TraceItem, kind: KindName): readonly ItemEntry[] {
  if (item.kind === 'test-case' && kind === 'test-result') {
    const [latest] = formalResults(item, graph);
    if (latest === undefined) return [];
    const entry = resultEntry(latest, 'resolved', graph);
    return [isSuspect(entry.doubt) ? { ...entry, state: 'suspect' } : entry];
  }
  const found = new Map<TraceItem, LinkState>();
  for (const link of [...graph.linksFrom(item), ...graph.linksTo(item)]) {
    const other = link.from === item ? link.to : link.from;
    if (other === undefined || other.kind !== kind || !leads(link) || link.field === 'system') continue;
    found.set(other, link.state === 'suspect' || found.get(other) === 'suspect' ? 'suspect' : 'resolved');
  }
  return [...found]
    .map(([other, state]) => (other.kind === 'test-result' ? resultEntry(other, state, graph) : { item: other, state }))
    .sort((a, b) => compareIds(a.item.id, b.item.id));
}

/** With what keeps it from counting for the present product. */
function resultEntry(item: TraceItem, link: LinkState, graph: TraceGraph): ItemEntry {
  const { doubt } = resultStanding(item, graph);
  return { item, state: link, outcome: outcomeOfResult(item), ...(doubt && { doubt }) };
}

/** Reviews that show an item which has no test, and the needs of a case that validates, which are no requirements. */
function insteadOf(item: TraceItem, kind: KindName, graph: TraceGraph): readonly ItemEntry[] {
  if (item.kind === 'test-case') {
    if (kind !== 'software-requirement') return [];
    return graph.targets(item, 'validates').map((need) => ({ item: need, state: 'resolved', stands: 'instead' }));
  }
  if (kind !== 'test-case' && !(kind === 'software-requirement' && item.kind === 'risk-control')) return [];
  const outcome = outcomeOf(item, graph);
  if (outcome === undefined || !isGood(outcome.state)) return [];
  return outcome.proofs
    .filter(({ state }) => state === 'by-review')
    .map(({ evidence }) => ({ item: evidence, state: 'resolved', stands: 'by-review' }));
}

/** A matrix as plain data: IDs and states, in the order of `matrixOf`. */
export interface MatrixData {
  readonly schema: 'dhf-matrix/1';
  readonly rowKind: KindName;
  readonly columns: readonly MatrixColumn[];
  readonly gaps: readonly number[];
  readonly rows: readonly { readonly id: string; readonly title: string; readonly cells: readonly (readonly EntryData[])[] }[];
}

export type EntryData =
  | {
      readonly id: string;
      readonly state: LinkState;
      readonly outcome?: string;
      readonly doubt?: ResultDoubt;
      readonly stands?: Stand;
    }
  | FileEntry
  | ShareData;
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
  const { item, state, outcome, doubt, stands } = entry;
  return { id: item.id, state, ...(outcome === undefined ? {} : { outcome }), ...(doubt && { doubt }), ...(stands && { stands }) };
}
