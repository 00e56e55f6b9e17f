/** What stands in a cell: words, a count, or several things that a format joins as it likes. */
export type SheetCell = string | number | readonly string[];

/** A table as people take it away, the one shape behind CSV, workbook, JSON and terminal. */
export interface Sheet {
  /** Stable, in small letters: the name of a file without its ending. */
  readonly name: string;
  readonly title: string;
  readonly header: readonly string[];
  /** As many cells in each as the header has. */
  readonly rows: readonly (readonly SheetCell[])[];
}

/** The words of a cell on one line: several things with `; ` between them. */
export function cellWords(cell: SheetCell): string {
  return typeof cell === 'object' ? cell.join('; ') : String(cell);
}
