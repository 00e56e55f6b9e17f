import { cellWords, type Sheet, type SheetCell } from '../../view/sheet.ts';

/**
 * A table as CSV after RFC 4180: every line ends with CR LF, and has as many cells as the header. CSV has no place for remarks, so where the table comes from
 * stands in the header, above one more column that is empty. What a spreadsheet would read as a formula is guarded: see `guarded`. Without a byte order mark.
 */
export function csv({ header, rows }: Sheet, origin: string): string {
  return [[...header, origin], ...rows.map((row) => [...row, ''])].map(line).join('');
}

/**
 * A CSV as a file. Excel takes a file without a byte order mark for text in the machine's old code page, and shows µg as Âµg, so one stands at its start; other
 * programs that follow Unicode leave it away.
 */
export function csvFile(sheet: Sheet, origin: string): string {
  return `\ufeff${csv(sheet, origin)}`;
}

function line(cells: readonly SheetCell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: SheetCell): string {
  if (typeof value === 'number') return String(value);
  const words = guarded(cellWords(value));
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** What makes a spreadsheet read a cell as a formula, after signs that it may leave away; a tab or a line break may begin a cell of its own. */
const formula = /^(?:'*[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n])/u;

/**
 * Text that no spreadsheet takes for a formula: one apostrophe stands before it. Whoever reads the file by machine takes one apostrophe away from a cell that
 * begins with apostrophes followed by what would be one.
 */
function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
