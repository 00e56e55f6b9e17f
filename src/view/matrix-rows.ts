import { compareIds } from '../model/ids.ts';
import type { KindName } from '../model/kinds.ts';
import type { LinkState } from '../model/link.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { isUnitColumn, kindsWithUnits, type MatrixColumn, type UnitColumn } from '../model/unit-columns.ts';
import { doubtWords, isSuspect, type ResultDoubt } from './result-doubt.ts';
import type { SheetCell } from './sheet.ts';

export { isUnitColumn, kindsWithUnits } from '../model/unit-columns.ts';

/** What a matrix has to know of an item. */
export interface Named {
  readonly id: string;
  readonly title: { readonly text: string };
}

/** What stands in a cell: an item, a file of the product, or how much of a unit tests ran through. */
export type CellEntry<I extends Named = TraceItem> = ItemEntry<I> | FileEntry | ShareEntry<I>;

/** An item, and the worst state among the links that brought it there. */
export interface ItemEntry<I extends Named = TraceItem> {
  readonly item: I;
  readonly state: LinkState;
  /** Of a test result, as `outcomeWord` writes it. */
  readonly outcome?: string | undefined;
  /** Why a test result does not count for the present product. */
  readonly doubt?: ResultDoubt | undefined;
  /** Of what no link of the column brought here; see `Stand`. */
  readonly stands?: Stand | undefined;
}

/**
 * What stands beside what a column asks for. `not-run`: a test case without a result, a gap. `by-review`: a review that shows an item which has no test, and
 * needs none. `instead`: what a test case shows that is not meant for the kind of the column.
 */
export type Stand = 'not-run' | 'by-review' | 'instead';

/** A file of a unit, or a line of it whose comment names the item of the row. */
export interface FileEntry {
  readonly file: string;
  readonly line?: number | undefined;
}

/** Lines of a unit's files. */
export interface ShareEntry<I extends Named = TraceItem> {
  readonly unit: I;
  readonly hit: number;
  readonly found: number;
}

export interface MatrixRow<I extends Named = TraceItem> {
  readonly item: I;
  /** One list for each column, sorted by ID; an empty list is a gap, where the column could be looked at. */
  readonly cells: readonly (readonly CellEntry<I>[])[];
}

/** Is nothing in a cell, or a test case without a result? */
export function isGap<I extends Named>(cell: readonly CellEntry<I>[] | undefined): boolean {
  return cell?.length === 0 || cell?.some((entry) => 'item' in entry && entry.stands === 'not-run') === true;
}

/** What a matrix asks: a graph, or what a page has loaded of one. */
export interface MatrixSource<I extends Named> {
  /** Can a link that is meant for the two kinds join them? */
  linkable(a: KindName, b: KindName): boolean;
  /** What links in either direction join an item with, each once with the worst state of those links. */
  next(item: I, kind: KindName): readonly ItemEntry<I>[];
  /** What stands for an item that has nothing of a kind, and needs nothing of it. */
  instead(item: I, kind: KindName): readonly ItemEntry<I>[];
  /** Could results be looked at? */
  readonly hasResults: boolean;
  /** The software units that an item is, holds or is allocated to. */
  units(item: I): readonly I[];
  /** Lines of a unit's files; undefined where nothing is measured. */
  lines(unit: I): Omit<ShareEntry<I>, 'unit'> | undefined;
  files(unit: I): readonly string[];
  /** Lines whose comments say that they implement an item. */
  tags(item: I): readonly FileEntry[];
}

export interface Shape {
  readonly rows: KindName;
  readonly columns: readonly MatrixColumn[];
  readonly chained?: boolean;
}

/**
 * The rows of a matrix. A column holds the items linked to the row's item; where the table of kinds has no link between the two kinds, those linked to the
 * items of an earlier column. With `chained`, each column continues from the nearest earlier one instead.
 */
export function rowsOf<I extends Named>(source: MatrixSource<I>, items: readonly I[], shape: Shape): MatrixRow<I>[] {
  const { rows, columns, chained = false } = shape;
  const chain = [rows, ...columns];
  const origins = columns.map((column, index) => originsOf(source, chain, column, index, chained));
  return items.map((item) => rowOf(source, item, shape, origins));
}

/** Indices into the chain (0 = the row) that a column is reached from: the first at which something stands. */
function originsOf<I extends Named>(
  source: MatrixSource<I>,
  chain: readonly MatrixColumn[],
  column: MatrixColumn,
  index: number,
  chained: boolean,
): readonly number[] {
  const earlier = chain.slice(0, index + 1);
  if (isUnitColumn(column)) return kindsWithUnits.flatMap((kind) => (earlier.includes(kind) ? [earlier.lastIndexOf(kind)] : []));
  const leadsOn = (each: MatrixColumn) => !isUnitColumn(each) && source.linkable(each, column);
  const found = chained ? earlier.findLastIndex(leadsOn) : earlier.findIndex(leadsOn);
  return [found < 0 ? index : found];
}

/** Pairs of kinds whose links a matrix follows, so that they can be had before it is made. */
export function pairsOf<I extends Named>(
  source: Pick<MatrixSource<I>, 'linkable'>,
  { rows, columns, chained = false }: Shape,
): [KindName, KindName][] {
  const chain = [rows, ...columns];
  return columns.flatMap((column, index) => {
    if (isUnitColumn(column)) return [];
    const origins = originsOf(source as MatrixSource<I>, chain, column, index, chained);
    return origins.flatMap((at): [KindName, KindName][] => {
      const from = chain[at] as MatrixColumn;
      return isUnitColumn(from) ? [] : [[from, column]];
    });
  });
}

function rowOf<I extends Named>(
  source: MatrixSource<I>,
  item: I,
  { rows, columns }: Shape,
  origins: readonly (readonly number[])[],
): MatrixRow<I> {
  const chain: Step<I>[] = [{ kind: rows, linked: [{ item, state: 'resolved' }], beside: [] }];
  const cells = columns.map((column, index): readonly CellEntry<I>[] => {
    const before = (origins[index] ?? []).flatMap((at) => chain[at] ?? []);
    const from = before.find(({ linked }) => linked.length > 0) ?? before[0];
    const linked = isUnitColumn(column) ? [] : linkedTo(source, from?.linked ?? [], column);
    const beside = isUnitColumn(column) || from === undefined ? [] : besideOf(source, from, linked, column);
    chain.push({ kind: column, linked, beside });
    if (isUnitColumn(column)) return ofUnits(source, item, from?.linked ?? [], column);
    return beside.length === 0 ? linked : [...linked, ...beside];
  });
  return { item, cells };
}

/** What a column leads on from, and what stands beside it in the cell. */
interface Step<I extends Named> {
  readonly kind: MatrixColumn;
  readonly linked: readonly ItemEntry<I>[];
  readonly beside: readonly ItemEntry<I>[];
}

/** Where a column goes on from nothing, the reviews that stood in the place of that stand here, too. */
function besideOf<I extends Named>(
  source: MatrixSource<I>,
  from: Step<I>,
  linked: readonly ItemEntry<I>[],
  kind: KindName,
): readonly ItemEntry<I>[] {
  if (from.linked.length === 0) return from.beside.filter(({ stands }) => stands === 'by-review');
  const found = new Map<I, ItemEntry<I>>();
  for (const { item } of from.linked) {
    if (source.next(item, kind).length > 0) continue;
    for (const entry of source.instead(item, kind)) found.set(entry.item, entry);
    if (from.kind === 'test-case' && kind === 'test-result' && linked.length > 0 && source.hasResults)
      found.set(item, { item, state: 'resolved', outcome: 'not run', stands: 'not-run' });
  }
  return found.size === 0 ? [] : [...found.values()].sort((a, b) => compareIds(a.item.id, b.item.id));
}

function linkedTo<I extends Named>(source: MatrixSource<I>, from: readonly ItemEntry<I>[], kind: KindName): readonly ItemEntry<I>[] {
  const [only, ...others] = from;
  // What one item leads to stands in order already.
  if (only !== undefined && others.length === 0 && only.state !== 'suspect') return source.next(only.item, kind);
  const found = new Map<I, ItemEntry<I>>();
  for (const { item, state } of from) {
    for (const entry of source.next(item, kind)) {
      const isSuspect = state === 'suspect' || found.get(entry.item)?.state === 'suspect';
      found.set(entry.item, isSuspect ? { ...entry, state: 'suspect' } : entry);
    }
  }
  return [...found.values()].sort((a, b) => compareIds(a.item.id, b.item.id));
}

function ofUnits<I extends Named>(
  source: MatrixSource<I>,
  item: I,
  from: readonly ItemEntry<I>[],
  column: UnitColumn,
): readonly CellEntry<I>[] {
  const units = [...new Set(from.flatMap((each) => source.units(each.item)))].sort((a, b) => compareIds(a.id, b.id));
  if (column === 'coverage') {
    return units.flatMap((unit) => {
      const lines = source.lines(unit);
      return lines === undefined ? [] : [{ unit, ...lines }];
    });
  }
  const tagged = source.tags(item);
  const named = new Set(tagged.map(({ file }) => file));
  const files = [...new Set(units.flatMap((unit) => source.files(unit)))].filter((file) => !named.has(file)).sort();
  return [...tagged, ...files.map((file) => ({ file }))];
}

/** Rows with an empty cell before those without; of a column that nobody could look at nothing is known. */
export function gapsFirst<I extends Named>(rows: readonly MatrixRow<I>[], unread: readonly unknown[]): readonly MatrixRow<I>[] {
  const isWhole = ({ cells }: MatrixRow<I>) => cells.every((cell, at) => !isGap(cell) || unread[at] !== undefined);
  return [...rows].sort((a, b) => Number(isWhole(a)) - Number(isWhole(b)));
}

/** A row as words: ID and title, then each cell; an empty one says that it is a gap, or that nobody could look. */
export function sheetRow<I extends Named>({ item, cells }: MatrixRow<I>, unread: readonly unknown[]): readonly SheetCell[] {
  const words = cells.map((cell, at) => (cell.length > 0 ? cell.map(entryWords) : unread[at] === undefined ? 'gap' : 'not known'));
  return [item.id, item.title.text, ...words];
}

/** `SRS-1`, `SRS-2 suspect`, `RUN-1/TC-4 pass suspect: another product`, `TC-5 not run`, `by review REV-1`, `src/a.rs:12`, `SWU-1 18 of 20`. */
function entryWords<I extends Named>(entry: CellEntry<I>): string {
  if ('unit' in entry) return `${entry.unit.id} ${entry.hit} of ${entry.found}`;
  if ('file' in entry) return entry.line === undefined ? entry.file : `${entry.file}:${entry.line}`;
  const { item, state, outcome, doubt, stands } = entry;
  const first = stands === 'by-review' ? ['by review'] : stands === 'instead' ? ['instead'] : [];
  const last = [outcome, doubt && doubtWords[doubt], state === 'suspect' && !isSuspect(doubt) ? 'suspect' : undefined];
  return [...first, item.id, ...last.filter((each) => each !== undefined)].join(' ');
}
