import { kinds } from '../model/kinds.ts';
import { type CellEntry, columnTitle, gapsFirst, type Matrix } from './matrix.ts';
import type { Sheet } from './sheet.ts';

/** A matrix as a table of words, gaps first. A gap says so, and so does what nobody could look at. */
export function matrixSheet(matrix: Matrix, name: string, title: string): Sheet {
  const { rowKind, columns, unread } = matrix;
  return {
    name,
    title,
    header: [kinds[rowKind].title, 'Title', ...columns.map(columnTitle)],
    rows: gapsFirst(matrix).map(({ item, cells }) => [
      item.id,
      item.title.text,
      ...cells.map((cell, at) => (cell.length > 0 ? cell.map(entryWords) : emptyWords(unread[at] !== undefined))),
    ]),
  };
}

/** What a cell says in which nothing stands. */
export function emptyWords(isUnread: boolean): string {
  return isUnread ? 'not known' : 'gap';
}

/** `SRS-1`, `SRS-2 suspect`, `RUN-1/TC-4 pass`, `src/a.rs:12`, `SWU-1 18 of 20`. */
export function entryWords(entry: CellEntry): string {
  if ('unit' in entry) return `${entry.unit.id} ${entry.hit} of ${entry.found}`;
  if ('file' in entry) return entry.line === undefined ? entry.file : `${entry.file}:${entry.line}`;
  const { item, state, outcome } = entry;
  return [item.id, ...(outcome === undefined ? [] : [outcome]), ...(state === 'suspect' ? ['suspect'] : [])].join(' ');
}
