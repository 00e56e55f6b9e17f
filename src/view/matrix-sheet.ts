import { kinds } from '../model/kinds.ts';
import { columnTitle, type Matrix } from './matrix.ts';
import { gapsFirst, sheetRow } from './matrix-rows.ts';
import type { Sheet } from './sheet.ts';

/** A matrix as a table of words, gaps first. */
export function matrixSheet({ rowKind, columns, rows, unread }: Matrix, name: string, title: string): Sheet {
  const header = [kinds[rowKind].title, 'Title', ...columns.map(columnTitle)];
  return { name, title, header, rows: gapsFirst(rows, unread).map((row) => sheetRow(row, unread)) };
}
