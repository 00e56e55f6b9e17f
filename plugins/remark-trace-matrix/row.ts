import type { Element, ElementContent } from 'hast';
import { type CellEntry, type ItemEntry, isGap, type MatrixRow, type Named } from '../../src/view/matrix-rows.ts';
import { doubtWords, isSuspect, type ResultDoubt } from '../../src/view/result-doubt.ts';
import { element, type Href, idLink, text } from '../element.ts';

/** Words for what a link, a result or an empty cell is. */
export interface CellWords {
  readonly gap: string;
  readonly suspect: string;
  readonly unread: string;
  /** What a test did, from the English words for it. */
  outcome(outcome: string): string;
  /** Why a result does not count. */
  doubt(doubt: ResultDoubt): string;
  readonly byReview: string;
  readonly instead: string;
  /** How many lines of those that there are. */
  share(hit: number, found: number): string;
}

export interface RowLooks {
  readonly href: Href;
  /** Address of a line of a file of the product; undefined, or nothing at all, gives plain text. */
  readonly sourceHref?: ((file: string, line: number) => string | undefined) | undefined;
  /** English when left out. */
  readonly words?: CellWords;
}

const english: CellWords = {
  gap: 'gap',
  suspect: 'suspect',
  unread: 'not known',
  outcome: (outcome) => outcome,
  doubt: (doubt) => doubtWords[doubt],
  byReview: 'by review',
  instead: 'instead',
  share: (hit, found) => `${hit} of ${found}`,
};

/** A row of a matrix as a row of a table, the same on pages as they are made and in a reader's browser. */
export function tableRow<I extends Named>({ item, cells }: MatrixRow<I>, unread: readonly unknown[], looks: RowLooks): Element {
  const name = element('th', { scope: 'row' }, [idLink(item.id, looks.href), text(` ${item.title.text}`)]);
  return element('tr', {}, [name, ...cells.map((cell, at) => cellOf(cell, unread[at] !== undefined, looks))]);
}

function cellOf<I extends Named>(cell: readonly CellEntry<I>[], isUnread: boolean, looks: RowLooks): Element {
  const { gap, unread } = looks.words ?? english;
  if (cell.length === 0 && isUnread) return element('td', {}, [tag('info', unread)]);
  if (cell.length === 0) return element('td', { className: ['gap-cell'] }, [tag('gap', gap)]);
  const parts = cell.flatMap((entry, index) => [...(index === 0 ? [] : [text(', ')]), ...shown(entry, looks)]);
  return element('td', isGap(cell) ? { className: ['gap-cell'] } : {}, parts);
}

function shown<I extends Named>(entry: CellEntry<I>, { href, sourceHref, words = english }: RowLooks): ElementContent[] {
  if ('unit' in entry) return [idLink(entry.unit.id, href), text(` ${words.share(entry.hit, entry.found)}`)];
  if ('file' in entry) {
    const name = entry.line === undefined ? entry.file : `${entry.file}:${entry.line}`;
    const address = sourceHref?.(entry.file, entry.line ?? 1);
    return [address === undefined ? text(name) : element('a', { href: address }, [text(name)])];
  }
  const { item, outcome, doubt, stands } = entry;
  return [
    ...(stands === 'by-review' || stands === 'instead' ? [text(`${stands === 'instead' ? words.instead : words.byReview} `)] : []),
    idLink(item.id, href, item.title.text),
    ...(outcome === undefined ? [] : [text(' '), tag(look(entry), words.outcome(outcome))]),
    ...(doubt === undefined ? [] : [text(' '), tag(isSuspect(doubt) ? 'suspect' : 'info', words.doubt(doubt))]),
    ...(entry.state === 'suspect' && !isSuspect(doubt) ? [text(' '), tag('suspect', words.suspect)] : []),
  ];
}

/** Only what counts is good. */
function look<I extends Named>({ outcome = '', state, doubt, stands }: ItemEntry<I>): string {
  if (stands === 'not-run') return 'gap';
  if (outcome === 'pass') return state === 'suspect' || doubt !== undefined ? 'info' : 'good';
  return outcome.endsWith('fail') ? 'error' : 'warning';
}

function tag(looks: string, words: string): Element {
  return element('span', { className: ['tag', looks] }, [text(words)]);
}
