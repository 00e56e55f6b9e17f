import type { Unreadable } from '../../../src/model/facts.ts';
import { readPrefix } from './prefix.ts';
import { followFences, type Verbatim } from './verbatim.ts';

// Markdown parsers overflow the stack, or take time that grows with the square, on some texts. Nothing that people write comes near these limits.
const deepest = 50;
const mostSigns = 1000;
const mostColumns = 500;
const mostLines = 2000;
const longestBlock = 100_000;
const mostUnderlines = 200;
/** In a text no longer than this, only nesting can do harm. */
const harmless = 2000;

/** Lines that a parser may take for one paragraph, and what was counted in them. */
interface Block {
  readonly signs: number[];
  lines: number;
  length: number;
  /** Counted from the last empty line on. */
  underlines: number;
  table: boolean;
}

/** Says why a text is not parsed, and where the limit is passed; undefined for a text that is. Looks at each character once. */
export function beyondLimits(text: string, file: string): Unreadable | undefined {
  const verbatim = followFences();
  const block: Block = { signs: names.map(() => 0), lines: 0, length: 0, underlines: 0, table: false };
  const returns = text.includes('\r');
  let number = 0;
  for (let start = 0; start < text.length; ) {
    number += 1;
    const end = lineEnd(text, start, returns);
    const why = lookAt(block, verbatim, text, start, end);
    if (why !== undefined) return refusal(file, number, end - start, why);
    start = end + (text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a ? 2 : 1);
  }
  return undefined;
}

function lookAt(block: Block, verbatim: Verbatim, text: string, start: number, end: number): string | undefined {
  const { at, marks, depth } = readPrefix(text, start, end);
  const blank = at === end && marks === 0;
  if (text.length > harmless && verbatim(text, start, end, blank)) return undefined;
  if (depth > deepest) return `quotes and lists stand inside one another, more than ${deepest} deep`;
  if (text.length <= harmless) return undefined;
  if (blank || marks > 0 || text.charCodeAt(at) === 0x23) startBlock(block, blank);
  if (isUnderline(text, start, end) && ++block.underlines > mostUnderlines) {
    return `more than ${mostUnderlines} underlined headings stand without an empty line between them`;
  }
  return blank ? undefined : count(block, text, at, end);
}

function startBlock(block: Block, blank: boolean): void {
  block.signs.fill(0);
  block.lines = 0;
  block.length = 0;
  block.table = false;
  if (blank) block.underlines = 0;
}

/** A line of `-` or `=` alone makes a heading of the line above it. */
function isUnderline(text: string, start: number, end: number): boolean {
  const sign = text.charCodeAt(start);
  if (sign !== 0x2d && sign !== 0x3d) return false;
  let at = start + 1;
  while (at < end && text.charCodeAt(at) === sign) at += 1;
  return at === end;
}

/** Counts a line into its block. The cells of a table are read one by one, so its rows count each for itself. */
function count(block: Block, text: string, at: number, end: number): string | undefined {
  if (!block.table && isDelimiterRow(text, at, end)) block.table = true;
  if (block.table) {
    block.signs.fill(0);
  } else {
    block.lines += 1;
    block.length += end - at;
    if (block.lines > mostLines) return `one paragraph has more than ${mostLines} lines`;
    if (block.length > longestBlock) return `one paragraph has more than ${longestBlock} characters`;
  }
  return countSigns(block, text, at, end);
}

/** The row `|---|---|` below the header of a table. */
function isDelimiterRow(text: string, at: number, end: number): boolean {
  let pipes = 0;
  for (let each = at; each < end; each++) {
    const code = text.charCodeAt(each);
    if (code === 0x7c) pipes += 1;
    else if (code !== 0x2d && code !== 0x3a && code !== 0x20) return false;
  }
  return pipes > 0;
}

const names = ['opening brackets', '`*` or `_` signs', 'backticks', 'openings of raw HTML', '`&` or backslash signs', 'tildes', 'columns'];
const columns = names.length - 1;

function countSigns(block: Block, text: string, at: number, end: number): string | undefined {
  block.signs[columns] = 0;
  for (let each = at; each < end; each++) {
    const sign = signOf(text.charCodeAt(each), text, each);
    if (sign < 0) continue;
    const found = (block.signs[sign] ?? 0) + 1;
    block.signs[sign] = found;
    if (found > (sign === columns ? mostColumns : mostSigns)) {
      return `one ${sign === columns ? 'line' : 'paragraph'} has more than ${sign === columns ? mostColumns : mostSigns} ${names[sign]}`;
    }
  }
  return undefined;
}

/** The index of the count that a sign adds to; -1 for none. */
function signOf(code: number, text: string, at: number): number {
  switch (code) {
    case 0x5b:
      return 0;
    case 0x2a:
    case 0x5f:
      return 1;
    case 0x60:
      return 2;
    case 0x3c:
      return text[at + 1] === '!' || text[at + 1] === '?' ? 3 : -1;
    case 0x26:
    case 0x5c:
      return 4;
    case 0x7e:
      return 5;
    case 0x7c:
      return columns;
    default:
      return -1;
  }
}

function lineEnd(text: string, start: number, returns: boolean): number {
  const feed = text.indexOf('\n', start);
  const end = feed < 0 ? text.length : feed;
  if (!returns) return end;
  let at = start;
  while (at < end && text.charCodeAt(at) !== 0x0d) at += 1;
  return at;
}

function refusal(file: string, line: number, length: number, why: string): Unreadable {
  return {
    what: file,
    why: `its Markdown is too involved to be read safely: ${why}`,
    fix: 'Write this part more simply, or take the file out with `files.exclude` in `dhf.yaml` if it is no part of the design history.',
    place: { file, line, column: 1, endLine: line, endColumn: length + 1 },
  };
}
