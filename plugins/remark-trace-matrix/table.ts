import type { Element } from 'hast';
import type { Kind } from '../../src/model/kind.ts';
import { kinds } from '../../src/model/kinds.ts';
import type { CellEntry, Matrix, MatrixRow } from '../../src/view/matrix.ts';
import { element, idLink, type TraceBlockOptions, text } from '../trace-block.ts';

type Href = TraceBlockOptions['href'];

/** A matrix as an HTML table: rows with gaps first, a hundred rows a section, a gap said in words. */
export function matrixTable(matrix: Matrix, href: Href): Element {
  const rows = gapsFirst(matrix.rows);
  const parts = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(at * 100, at * 100 + 100));
  const names = [matrix.rowKind, ...matrix.columns].map((kind) => (kinds[kind] as Kind).title);
  const head = element(
    'tr',
    {},
    names.map((name) => element('th', { scope: 'col' }, [text(name)])),
  );
  const bodies = parts.map((part) =>
    element(
      'tbody',
      { className: ['part'] },
      part.map((row) => rowOf(row, href)),
    ),
  );
  return element('table', {}, [element('thead', {}, [head]), ...bodies]);
}

/** Rows with an empty cell before those without. */
export function gapsFirst(rows: readonly MatrixRow[]): readonly MatrixRow[] {
  return [...rows].sort((a, b) => Number(isWhole(a)) - Number(isWhole(b)));
}

function isWhole(row: MatrixRow): boolean {
  return row.cells.every((cell) => cell.length > 0);
}

function rowOf({ item, cells }: MatrixRow, href: Href): Element {
  const name = element('th', { scope: 'row' }, [idLink(item.id, href), text(` ${item.title.text}`)]);
  return element('tr', {}, [name, ...cells.map((cell) => cellOf(cell, href))]);
}

function cellOf(cell: readonly CellEntry[], href: Href): Element {
  if (cell.length === 0) return element('td', { className: ['gap-cell'] }, [element('span', { className: ['tag', 'gap'] }, [text('gap')])]);
  const parts = cell.flatMap(({ item, state }, index) => [
    ...(index === 0 ? [] : [text(', ')]),
    idLink(item.id, href, item.title.text),
    ...(state === 'suspect' ? [text(' '), element('span', { className: ['tag', 'suspect'] }, [text('suspect')])] : []),
  ]);
  return element('td', {}, parts);
}
