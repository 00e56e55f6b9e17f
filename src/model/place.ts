/** A range in a source file. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Place {
  /** Relative to the folder of `dhf.yaml`, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The first column of a line: for things whose exact range is not known. */
export function lineStart(file: string, line = 1): Place {
  return { file, line, column: 1, endLine: line, endColumn: 1 };
}

/** Order by file, then line, then column; code units, so that it is the same on every machine. */
export function comparePlaces(a: Place, b: Place): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** Code-unit order: never the machine's locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
