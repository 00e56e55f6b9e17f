import type { Element, ElementContent } from 'hast';
import { kinds } from '../../src/model/kinds.ts';
import { type CellEntry, columnTitle, gapsFirst, type Matrix, type MatrixRow } from '../../src/view/matrix.ts';
import { element, idLink, type TraceBlockOptions, text } from '../trace-block.ts';

type Links = Pick<TraceBlockOptions, 'href' | 'sourceHref'>;

/** A matrix as an HTML table: rows with gaps first, a hundred rows a section, a gap said in words, and so is what nobody could look at. */
export function matrixTable(matrix: Matrix, links: Links): Element {
  const rows = gapsFirst(matrix);
  const parts = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(at * 100, at * 100 + 100));
  const names = [kinds[matrix.rowKind].title, ...matrix.columns.map(columnTitle)];
  const head = element(
    'tr',
    {},
    names.map((name) => element('th', { scope: 'col' }, [text(name)])),
  );
  const bodies = parts.map((part) =>
    element(
      'tbody',
      { className: ['part'] },
      part.map((row) => rowOf(row, matrix, links)),
    ),
  );
  return element('table', {}, [element('thead', {}, [head]), ...bodies]);
}

function rowOf({ item, cells }: MatrixRow, { unread }: Matrix, links: Links): Element {
  const name = element('th', { scope: 'row' }, [idLink(item.id, links.href), text(` ${item.title.text}`)]);
  return element('tr', {}, [name, ...cells.map((cell, at) => cellOf(cell, unread[at] !== undefined, links))]);
}

function cellOf(cell: readonly CellEntry[], isUnread: boolean, links: Links): Element {
  if (cell.length === 0 && isUnread) return element('td', {}, [tag('info', 'not known')]);
  if (cell.length === 0) return element('td', { className: ['gap-cell'] }, [tag('gap', 'gap')]);
  const parts = cell.flatMap((entry, index) => [...(index === 0 ? [] : [text(', ')]), ...shown(entry, links)]);
  return element('td', {}, parts);
}

function shown(entry: CellEntry, { href, sourceHref }: Links): ElementContent[] {
  if ('unit' in entry) return [idLink(entry.unit.id, href), text(` ${entry.hit} of ${entry.found}`)];
  if ('file' in entry) {
    const words = entry.line === undefined ? entry.file : `${entry.file}:${entry.line}`;
    const address = sourceHref?.(entry.file, entry.line ?? 1);
    return [address === undefined ? text(words) : element('a', { href: address }, [text(words)])];
  }
  const { item, state, outcome } = entry;
  return [
    idLink(item.id, href, item.title.text),
    ...(outcome === undefined
      ? []
      : [text(' '), tag(outcome === 'pass' ? 'good' : outcome.endsWith('fail') ? 'error' : 'warning', outcome)]),
    ...(state === 'suspect' ? [text(' '), tag('suspect', 'suspect')] : []),
  ];
}

function tag(look: string, words: string): Element {
  return element('span', { className: ['tag', look] }, [text(words)]);
}
