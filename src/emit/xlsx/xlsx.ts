import { type CellValue, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { cellWords, type Sheet, type SheetCell } from '../../view/sheet.ts';

/** Names and words of what a workbook was made from. */
export type Origin = readonly (readonly [name: string, words: string])[];

/**
 * Tables as a workbook, with a first sheet that says what they were made from and lists them. Text stays text: no cell is a formula. Header and first column
 * stand still, and each header filters. The same tables give the same bytes, whatever the day, the place and the time zone.
 */
export function xlsx(sheets: readonly Sheet[], origin: Origin): Promise<Uint8Array> {
  const names = sheetNames(['Contents', ...sheets.map(({ name }) => name)]);
  const list = sheets.map(({ title, rows }, at) => [names[at + 1] as string, title, rows.length]);
  const contents: Sheet = {
    name: 'contents',
    title: 'Contents',
    header: ['Name', 'Words', 'Rows'],
    rows: [...origin, ...list].map(filled),
  };
  return writeXlsx({
    sheets: [contents, ...sheets].map((sheet, at) => sheetOf(sheet, names[at] as string)),
    properties: { creator: 'dhf', created: noDay, modified: noDay },
  });
}

/** A workbook must name a day on which it was made, and the day is no part of what it says. */
const noDay = new Date('1980-01-01T00:00:00Z');

function filled(row: readonly SheetCell[]): readonly SheetCell[] {
  return [row[0] ?? '', row[1] ?? '', row[2] ?? ''];
}

function sheetOf({ header, rows }: Sheet, name: string): WriteSheet {
  const all = [header, ...rows].map((row) => row.map(cellValue));
  const last = `${colToLetter(header.length - 1)}${all.length}`;
  return {
    name,
    rows: all,
    columns: header.map((_, at) => ({ width: widthOf(all, at), style: { alignment: { vertical: 'top', wrapText: true } } })),
    cells: new Map(header.map((words, at) => [`0,${at}`, { value: shortened(words), type: 'string', style: { font: { bold: true } } }])),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${last}` },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
  };
}

function cellValue(cell: SheetCell): CellValue {
  return typeof cell === 'number' ? cell : shortened(cellWords(cell));
}

/** Excel takes no longer cell: it would call the whole workbook damaged. */
const longest = 32_767;

/** Line breaks are line feeds in a cell, and what is no Unicode, or no letter of it for good, would be no XML (XML 1.0, 2.2). */
function shortened(words: string): string {
  const text = words
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd')
    .toWellFormed();
  if (text.length <= longest) return text;
  const note = ` … (cut: ${text.length} letters do not fit into a cell)`;
  return text.slice(0, longest - note.length).replace(/[\ud800-\udbff]$/, '') + note;
}

/** In letters, from the first rows: enough for IDs, not the whole page for a statement. */
function widthOf(rows: readonly (readonly CellValue[])[], at: number): number {
  return Math.min(60, Math.max(8, ...rows.slice(0, 200).map((row) => String(row[at] ?? '').length + 2)));
}

/** As Excel allows: 31 letters, none of `[]:*?/\`, each once however it is written. */
function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replaceAll(/[[\]:*?/\\']/g, '-').slice(0, 31);
    let free = plain;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${plain.slice(0, 30 - String(count).length)}-${count}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
