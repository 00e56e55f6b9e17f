import type { Value } from '../../src/model/facts.ts';
import { placeBetween, type Reading } from './reading.ts';

/** Source text with, for each of its characters, where it stands in the file. */
interface Raw {
  readonly text: string;
  readonly offset: (at: number) => number;
}

/** The values written between two offsets: one, or several separated by commas. Exact source text; `[]` when nothing is written. */
export function readValues(reading: Reading, from: number, to: number, as: 'single' | 'list', inCell = false): Value[] {
  const raw = rawBetween(reading.text, from, to, inCell);
  const cuts = as === 'list' ? commas(raw.text) : [];
  const values: Value[] = [];
  let start = 0;
  for (const cut of [...cuts, raw.text.length]) {
    const value = trimmed(reading, raw, start, cut);
    if (value !== undefined) values.push(value);
    start = cut + 1;
  }
  return values;
}

function trimmed(reading: Reading, raw: Raw, from: number, to: number): Value | undefined {
  let start = from;
  let end = to;
  while (start < end && isSpace(raw.text, start)) start += 1;
  while (end > start && isSpace(raw.text, end - 1)) end -= 1;
  if (start === end) return undefined;
  const text = raw.text.slice(start, end);
  return { text: bare(text), place: placeBetween(reading, raw.offset(start), raw.offset(end - 1) + 1) };
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

/** The content of a value that is one code span or one autolink; else the value as it is. */
function bare(text: string): string {
  const ticks = /^`+/.exec(text)?.[0];
  if (ticks !== undefined && text.length > 2 * ticks.length && codeEnd(text, 0) === text.length) {
    const inside = text.slice(ticks.length, -ticks.length);
    return /^ .* $/s.test(inside) && inside.trim() !== '' ? inside.slice(1, -1) : inside;
  }
  return /^<(?:[a-z][a-z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>$/i.test(text) ? text.slice(1, -1) : text;
}

/** Lines joined by a space; in a table cell, `\|` is `|`. */
function rawBetween(text: string, from: number, to: number, inCell: boolean): Raw {
  const slice = text.slice(from, to);
  if (!/[\r\n]/.test(slice) && !(inCell && slice.includes('\\|'))) return { text: slice, offset: (at) => from + at };
  const offsets: number[] = [];
  let joined = '';
  for (let at = 0; at < slice.length; at++) {
    if (inCell && slice[at] === '\\' && slice[at + 1] === '|') continue;
    const isBreak = slice[at] === '\n' || slice[at] === '\r';
    joined += isBreak ? ' ' : slice[at];
    offsets.push(from + at);
    while (isBreak && at + 1 < slice.length && isSpace(slice, at + 1)) at += 1;
  }
  return { text: joined, offset: (at) => offsets[at] ?? to };
}

/** Offsets of the commas that separate values: not those in parentheses, quotes, code or an autolink. */
function commas(text: string): number[] {
  if (!text.includes(',')) return [];
  const closing = closings(text);
  const cuts: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ',') cuts.push(at);
    else at = closing.get(at) ?? at;
  }
  return cuts;
}

/** For each opening parenthesis, quote, code span and autolink that is closed: the offset of its end. */
function closings(text: string): Map<number, number> {
  const found = new Map<number, number>();
  const open: number[] = [];
  let quote = -1;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '`') {
      const end = codeEnd(text, at);
      const last = end === undefined ? runEnd(text, at) : end;
      if (end !== undefined) found.set(at, end - 1);
      at = last - 1;
    } else if (sign === '(') open.push(at);
    else if (sign === ')') {
      const start = open.pop();
      if (start !== undefined) found.set(start, at);
    } else if (sign === '"') {
      if (quote >= 0) found.set(quote, at);
      quote = quote >= 0 ? -1 : at;
    } else if (sign === '“') {
      const end = text.indexOf('”', at);
      if (end >= 0) found.set(at, end);
    } else if (sign === '<') {
      const link = /^<[a-z][a-z0-9+.-]+:[^\s<>]*>/i.exec(text.slice(at, at + 2000))?.[0];
      if (link !== undefined) found.set(at, at + link.length - 1);
    }
  }
  return found;
}

/** The offset after the code span that starts here; undefined when it is not closed. */
function codeEnd(text: string, from: number): number | undefined {
  const length = runEnd(text, from) - from;
  for (let at = text.indexOf('`', from + length); at >= 0; ) {
    const end = runEnd(text, at);
    if (end - at === length) return end;
    at = text.indexOf('`', end);
  }
  return undefined;
}

function runEnd(text: string, from: number): number {
  let end = from;
  while (text[end] === '`') end += 1;
  return end;
}
