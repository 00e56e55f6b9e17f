import type { Element } from 'hast';
import { kinds } from '../../src/model/kinds.ts';
import { columnTitle, type Matrix } from '../../src/view/matrix.ts';
import { gapsFirst } from '../../src/view/matrix-rows.ts';
import { element, headed } from '../element.ts';
import { type RowLooks, tableRow } from './row.ts';

/** A matrix as an HTML table: rows with gaps first, a hundred rows a section, a gap said in words, and so is what nobody could look at. */
export function matrixTable(
  matrix: Matrix,
  looks: RowLooks,
  names = [kinds[matrix.rowKind].title, ...matrix.columns.map(columnTitle)],
): Element {
  const rows = gapsFirst(matrix.rows, matrix.unread);
  const parts = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(at * 100, at * 100 + 100));
  const bodies = parts.map((part) =>
    element(
      'tbody',
      { className: ['part'] },
      part.map((row) => tableRow(row, matrix.unread, looks)),
    ),
  );
  return headed(names, ...bodies);
}
