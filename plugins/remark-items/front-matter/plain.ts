import type { Value } from '../../../src/model/facts.ts';
import type { Entry } from './entry.ts';

/** A range on one line, given as line and columns that count from 1. */
type At = (line: number, from: number, to: number) => Value['place'];

const keyLine = /^([A-Za-z][A-Za-z0-9_-]*):(?: +(.*?))? *$/;
const listLine = /^( *)- +(.*?) *$/;
const notString = /^(?:null|true|false|y|n|yes|no|on|off)$/i;
const number = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$|^0[xo][\da-f]+$|^[-+]?\.(?:inf|nan)$/i;
const answersInCore = /^(?:y|n|yes|no|on|off)$/i;

/**
 * Reads the plain subset of YAML that nearly all front matter is written in: `key: value`, `key: [a, b]`, `- a` lists, quoted text.
 * Gives undefined for anything it is not sure of, which is then read by a real YAML parser; both give the same for what both read.
 */
export function readPlain(text: string, firstLine: number, at: At): Entry[] | undefined {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  let open: { values: Value[]; indent: number } | undefined;
  let line = firstLine - 1;
  for (const source of text.split(/\r\n|\n/)) {
    line += 1;
    if (source === '') continue;
    if (unsure.test(source)) return undefined;
    const item = listLine.exec(source);
    if (item !== null) {
      const [, indent = '', written = ''] = item;
      if (open === undefined || (open.indent >= 0 && open.indent !== indent.length)) return undefined;
      open.indent = indent.length;
      const column = indent.length + 1 + source.slice(indent.length + 1).search(/[^ ]/);
      const value = scalar(written, line, column + 1, at);
      if (value === undefined) return undefined;
      open.values.push(value);
      continue;
    }
    const pair = keyLine.exec(source);
    const key = pair?.[1];
    if (key === undefined || notString.test(key) || seen.has(key)) return undefined;
    seen.add(key);
    const written = pair?.[2] ?? '';
    const values: Value[] = [];
    open = undefined;
    if (written === '') open = { values, indent: -1 };
    else {
      const column = key.length + 2 + source.slice(key.length + 1).search(/[^ ]/);
      const read = written.startsWith('[') ? flowList(written, line, column, at) : scalar(written, line, column, at);
      if (read === undefined) return undefined;
      if (Array.isArray(read)) values.push(...read);
      else values.push(read);
    }
    entries.push({ key: { text: key, place: at(line, 1, key.length + 1) }, values });
  }
  return entries;
}

/** Tabs, control characters, comments, and whatever a line of the subset cannot start with. */
const unsure = /[\p{Cc}\ufeff\u2028\u2029]| #|^#/u;

function scalar(written: string, line: number, column: number, at: At): Value | undefined {
  const place = at(line, column, column + written.length);
  const quote = written[0];
  if (quote === '"' || quote === "'") {
    const inside = written.slice(1, -1);
    const closed = written.length > 1 && written.endsWith(quote);
    return closed && !inside.includes(quote) && !inside.includes('\\') && inside.trim() === inside && inside !== ''
      ? { text: inside, place }
      : undefined;
  }
  return isPlain(written) ? { text: written, place } : undefined;
}

function flowList(written: string, line: number, column: number, at: At): Value[] | undefined {
  if (!written.endsWith(']')) return undefined;
  const inside = written.slice(1, -1);
  if (inside.trim() === '') return [];
  if (/[[\]{}"']/.test(inside)) return undefined;
  const values: Value[] = [];
  let from = column + 1;
  for (const part of inside.split(',')) {
    const text = part.trim();
    if (!isPlain(text)) return undefined;
    const start = from + part.indexOf(text);
    values.push({ text, place: at(line, start, start + text.length) });
    from += part.length + 1;
  }
  return values;
}

/** Plain text that is a string, or a decimal integer, whoever reads it. */
function isPlain(text: string): boolean {
  if (text === '' || /^[-?:,[\]{}#&*!|>'"%@`~=<]/.test(text) || /:(?: |$)/.test(text)) return false;
  if (number.test(text)) return /^\d+$/.test(text);
  return !notString.test(text) || answersInCore.test(text);
}
