import type { Value } from '../../../src/model/facts.ts';
import type { Entry } from './entry.ts';

/** A range on one line, given as line and columns that count from 1. */
type At = (line: number, from: number, to: number) => Value['place'];

/** Longer lines, and more of them, are left to the YAML parser. */
const longestLine = 2000;

/**
 * Reads the plain subset of YAML that nearly all front matter is written in: `key: value`, `key: [a, b]`, `- a` lists, quoted text.
 * Gives undefined for anything it is not sure of, which is then read by a real YAML parser; both give the same for what both read.
 */
export function readPlain(text: string, firstLine: number, at: At): Entry[] | undefined {
  if (!isPlainText(text)) return undefined;
  const entries: Entry[] = [];
  const seen = new Set<string>();
  // The list that lines `- a` add to, and how far they are indented; -1 before the first.
  let open: Value[] | undefined;
  let indent = -1;
  let line = firstLine;
  for (let start = 0; start < text.length; line++) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed + 1;
    const source = text.slice(start, feed > start && text[feed - 1] === '\r' ? feed - 1 : feed < 0 ? text.length : feed).trimEnd();
    start = next;
    if (source === '') continue;
    const dash = afterSpaces(source, 0);
    if (source[dash] === '-') {
      if (open === undefined || source[dash + 1] !== ' ' || (indent >= 0 && indent !== dash)) return undefined;
      indent = dash;
      const value = scalar(source, afterSpaces(source, dash + 1), line, at);
      if (value === undefined) return undefined;
      open.push(value);
      continue;
    }
    const colon = source.indexOf(':');
    const key = source.slice(0, colon);
    if (colon < 1 || !isKey(key) || seen.has(key)) return undefined;
    seen.add(key);
    const values: Value[] = [];
    entries.push({ key: { text: key, place: at(line, 1, colon + 1) }, values });
    open = undefined;
    if (colon + 1 === source.length) {
      open = values;
      indent = -1;
      continue;
    }
    if (source[colon + 1] !== ' ') return undefined;
    const from = afterSpaces(source, colon + 1);
    if (source[from] === '[') {
      if (!flowList(source, from, line, at, values)) return undefined;
      continue;
    }
    const value = scalar(source, from, line, at);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return entries;
}

/** No control characters but line ends, no comments, no sign that YAML or JavaScript take for a line end or a byte order mark. */
function isPlainText(text: string): boolean {
  let column = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    column += 1;
    if (code === 0x0a) column = 0;
    else if (code === 0x0d) {
      if (text.charCodeAt(at + 1) !== 0x0a) return false;
    } else if (code < 0x20 || (code >= 0x7f && isUnsure(code))) return false;
    else if (code === 0x23 && (column === 1 || text.charCodeAt(at - 1) === 0x20)) return false;
    if (column > longestLine) return false;
  }
  return true;
}

/** Control characters, spaces and line ends of other alphabets, byte order mark, surrogates. */
function isUnsure(code: number): boolean {
  return code < 0xa1 || code >= 0xd800 || code === 0x1680 || (code >= 0x2000 && code <= 0x206f) || code === 0x3000;
}

function afterSpaces(source: string, from: number): number {
  let at = from;
  while (source.charCodeAt(at) === 0x20) at += 1;
  return at;
}

function isKey(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(text) && !otherMeaning.test(text);
}

function scalar(source: string, from: number, line: number, at: At): Value | undefined {
  const written = from === 0 ? source : source.slice(from);
  const quote = written[0];
  if (quote === '"' || quote === "'") {
    const inside = written.slice(1, -1);
    const simple =
      written.length > 2 && written.endsWith(quote) && !inside.includes(quote) && !inside.includes('\\') && inside.trim() === inside;
    return simple ? { text: inside, place: at(line, from + 1, source.length + 1) } : undefined;
  }
  return isPlain(written) ? { text: written, place: at(line, from + 1, source.length + 1) } : undefined;
}

/** Reads `[a, b]` to the end of the line; false when it is not that simple. */
function flowList(source: string, from: number, line: number, at: At, values: Value[]): boolean {
  if (!source.endsWith(']')) return false;
  const inside = source.slice(from + 1, -1);
  if (/[[\]{}"']/.test(inside)) return false;
  if (inside.trim() === '') return true;
  let start = from + 1;
  for (const part of inside.split(',')) {
    const text = part.trim();
    if (!isPlain(text)) return false;
    const column = start + part.indexOf(text) + 1;
    values.push({ text, place: at(line, column, column + text.length) });
    start += part.length + 1;
  }
  return true;
}

const indicator = /^[-?:,[\]{}#&*!|>'"%@`~=<]/;
const otherMeaning = /^(?:null|true|false|[-+]?\.(?:inf|nan))$/i;
const likeANumber = /^[-+]?\.?\d/;
const surelyText = /^\d+$|^\d{4}-\d\d-\d\d$|^\d+(?:\.\d+){2,}$|[^-+.\da-fox_]/i;

/** Plain text that is a string, or a decimal integer, whoever reads it. */
function isPlain(text: string): boolean {
  if (text === '' || indicator.test(text) || text.endsWith(':') || text.includes(': ')) return false;
  return likeANumber.test(text) ? surelyText.test(text) : !otherMeaning.test(text);
}
