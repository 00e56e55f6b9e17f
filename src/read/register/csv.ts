import { Flaw, type Span } from '../flaw.ts';
import type { Export, Said, TicketRecord, Tracker } from './export.ts';

/** A field of CSV: its text, and where it stands, quotes included. */
export interface Cell extends Span {
  readonly text: string;
}

const separators = [',', ';', '\t'] as const;

/**
 * Reads CSV (RFC 4180) with the names of the columns in its first line. The separator is the comma, semicolon or tab that stands most often there.
 * What looks like a formula is text.
 * @throws Flaw where a quote is never closed, text stands behind a closing quote, or a line has more or fewer fields than the first
 */
export function readCsvExport(text: string): Export {
  const [header, ...lines] = csvLines(text);
  if (header === undefined) throw new Flaw('it is empty', { start: 0, end: 0 }, 'Export it again, with the names of the columns.');
  const columns = columnsOf(header);
  return {
    records: lines.map((line) => ticket(line, columns)),
    columns: [...columns.keys()],
    head: across(header),
    tracker: trackerOf(columns),
  };
}

function ticket(line: readonly Cell[], columns: ReadonlyMap<string, readonly number[]>): TicketRecord {
  return {
    ...across(line),
    at: (column) => columns.get(column)?.flatMap((at): readonly Said[] => (line[at]?.text.trim() ? [line[at]] : [])),
  };
}

/** Exports repeat the name of a column that holds several values. */
function columnsOf(header: readonly Cell[]): ReadonlyMap<string, readonly number[]> {
  const columns = new Map<string, number[]>();
  for (const [at, { text }] of header.entries()) columns.set(text.trim(), [...(columns.get(text.trim()) ?? []), at]);
  return columns;
}

function trackerOf(columns: ReadonlyMap<string, unknown>): Tracker {
  if (columns.has('Issue key')) return 'jira';
  return columns.has('Work Item Type') ? 'azure' : 'other';
}

function across(line: readonly Cell[]): Span {
  return { start: line[0]?.start ?? 0, end: line.at(-1)?.end ?? 0 };
}

/** The lines of CSV that are not empty, each with as many fields as the first. */
export function csvLines(text: string): readonly (readonly Cell[])[] {
  const separator = separatorOf(text);
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at, separator) : bare(text, at, separator);
    line.push(cell);
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end opens one more field, which is empty.
      if (at === text.length) line.push({ text: '', start: at, end: at });
      else continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    lines.push(line);
    line = [];
  }
  const written = lines.filter((each) => each.length > 1 || each[0]?.text !== '' || each[0].end > each[0].start);
  return written.map((each) => asLongAs(each, written[0] ?? []));
}

function asLongAs(line: readonly Cell[], header: readonly Cell[]): readonly Cell[] {
  if (line.length === header.length) return line;
  const why = `${line.length === 1 ? 'one field stands' : `${line.length} fields stand`} in this line, and ${header.length} in the first`;
  throw new Flaw(why, across(line), 'Export it again; a field that holds the separator or a line break has to stand in quotes.');
}

function quoted(text: string, start: number, separator: string): Cell {
  let inside = '';
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0)
      throw new Flaw('a quote is opened here and never closed', { start, end: start + 1 }, 'Export it again, or close the quote.');
    inside += text.slice(from, quote);
    if (text[quote + 1] !== '"') return closed(text, inside, start, quote + 1, separator);
    inside += '"';
    from = quote + 2;
  }
}

function closed(text: string, inside: string, start: number, end: number, separator: string): Cell {
  const next = text[end];
  if (next === undefined || next === separator || next === '\r' || next === '\n') return { text: inside, start, end };
  throw new Flaw('text stands behind a closing quote', { start: end, end: end + 1 }, 'Write a quote inside a quoted field twice.');
}

function bare(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(start, end), start, end };
}

function separatorOf(text: string): string {
  const counts = separators.map((separator) => ({ separator, count: outsideQuotes(text, separator) }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}

/** How often a sign stands in the first line, quoted fields left out. */
function outsideQuotes(text: string, sign: string): number {
  let count = 0;
  let inside = false;
  for (const each of text) {
    if (each === '"') inside = !inside;
    else if (!inside && (each === '\n' || each === '\r')) break;
    else if (!inside && each === sign) count += 1;
  }
  return count;
}
