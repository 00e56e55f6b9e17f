import { compareRows } from '../../view/matrix-order.ts';
import { type CellEntry, isGap as isGapIn, type MatrixRow, sheetRow } from '../../view/matrix-rows.ts';
import type { PackedItem } from '../../view/packed.ts';
import { cellWords, type SheetCell } from '../../view/sheet.ts';
import type { MatrixState, Show } from './matrix-state.ts';

/** A row with what a filter and a file need of it, made when it is first asked for. */
export class ListedRow {
  readonly row: MatrixRow<PackedItem>;
  readonly #unread: readonly unknown[];
  #sheet: readonly SheetCell[] | undefined;
  #words: string | undefined;

  constructor(row: MatrixRow<PackedItem>, unread: readonly unknown[]) {
    this.row = row;
    this.#unread = unread;
  }

  get sheet(): readonly SheetCell[] {
    this.#sheet ??= sheetRow(this.row, this.#unread);
    return this.#sheet;
  }

  /** All its words, in small letters. */
  get words(): string {
    this.#words ??= this.sheet.map(cellWords).join('\n').toLowerCase();
    return this.#words;
  }
}

/** The rows that fit, in the order that was chosen. `ids` are those that a filter takes, `unread` says of which columns nothing is known. */
export function chosen(
  all: readonly ListedRow[],
  { words, show, sort }: MatrixState,
  ids: ReadonlySet<string> | undefined,
  unread: readonly unknown[],
): readonly ListedRow[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const isShown = test(show, unread);
  const isTaken = ({ item }: MatrixRow<PackedItem>) => ids?.has(item.id) ?? true;
  const fitting = all.filter((each) => isTaken(each.row) && wanted.every((word) => each.words.includes(word)) && isShown(each.row));
  if (sort === undefined) return fitting;
  const way = sort.down ? -1 : 1;
  return fitting.sort((a, b) => way * compareRows(a.row, b.row, sort.column));
}

function test(show: Show, unread: readonly unknown[]): (row: MatrixRow<PackedItem>) => boolean {
  const isGap = ({ cells }: MatrixRow<PackedItem>, at: number) => isGapIn(cells[at]) && unread[at] === undefined;
  if (show === 'all') return () => true;
  if (show === 'gap') return (row) => row.cells.some((_, at) => isGap(row, at));
  if (show === 'whole') return (row) => !row.cells.some((_, at) => isGap(row, at));
  if (show === 'suspect') return ({ cells }) => cells.some((cell) => cell.some(isDoubted));
  if (show === 'not-passed') return ({ cells }) => cells.some((cell) => cell.some(notPassed));
  const column = Number(show.slice(4)) - 1;
  return (row) => isGap(row, column);
}

/** A suspect link, or a result of which it is not known whether it counts. */
function isDoubted(entry: CellEntry<PackedItem>): boolean {
  return 'item' in entry && (entry.state === 'suspect' || entry.doubt !== undefined);
}

function notPassed(entry: CellEntry<PackedItem>): boolean {
  return 'item' in entry && entry.outcome !== undefined && entry.outcome !== 'pass';
}
