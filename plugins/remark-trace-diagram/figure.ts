import type { Element, ElementContent } from 'hast';
import type { Cell, Figure, FigureTable } from '../../src/view/draw/drawing.ts';
import { element, idLink, text, wide } from '../trace-block.ts';
import { drawingSvg, type Href } from './svg.ts';
import type { DiagramSay } from './words.ts';

/** A picture with how to read it, the table that says the same, and its text in the language of mermaid. `key` is unique on its page. */
export function figureElement({ drawing, caption, table, mermaid }: Figure, href: Href, say: DiagramSay, key: string): Element {
  return element('figure', {}, [
    wide(drawingSvg(drawing, href, key), say('scrolls')),
    // A caption is the last thing in a figure (HTML 4.4.12), so what belongs to it stands in it.
    element('figcaption', {}, [
      element('p', { className: ['quiet'] }, [text(caption)]),
      element('details', {}, [element('summary', {}, [text(say('sameAsTable'))]), wide(tableElement(table, href), say('scrolls'))]),
      element('details', {}, [
        element('summary', {}, [text(say('asMermaid'))]),
        element('pre', { dataCopy: '' }, [element('code', {}, [text(mermaid)])]),
      ]),
    ]),
  ]);
}

function tableElement({ heads, rows }: FigureTable, href: Href): Element {
  const numbers = heads.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const look = (at: number) => (numbers[at] ? { className: ['number'] } : {});
  const head = heads.map((name, at) => element('th', { scope: 'col', ...look(at) }, [text(name)]));
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      row.map((cell, at) => element('td', look(at), cellContent(cell, href))),
    ),
  );
  return element('table', {}, [element('thead', {}, [element('tr', {}, head)]), element('tbody', {}, body)]);
}

function cellContent(cell: Cell, href: Href): ElementContent[] {
  if (typeof cell !== 'object')
    return [isDay.test(String(cell)) ? element('span', { className: ['whole'] }, [text(String(cell))]) : text(String(cell))];
  return cell.map((part) => (typeof part === 'string' ? text(part) : idLink(part.item, href)));
}

/** A day stays in one piece. */
const isDay = /^\d{4}-\d\d-\d\d$/;
