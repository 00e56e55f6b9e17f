import { parse, TomlError } from 'smol-toml';
import { endsEarly, Flaw, type Span } from './flaw.ts';

/** A table of a lock file, and where the name in it stands. */
export interface TomlTable {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly span: Span;
}

/** What a lock file in TOML holds. */
export interface TomlLock {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Its tables `[[package]]`, in order. */
  readonly packages: readonly TomlTable[];
}

/** @throws Flaw where it is no TOML, or ends in the middle */
export function readTomlLock(text: string): TomlLock {
  if (!text.endsWith('\n')) throw endsEarly(text.length);
  const fields = parsed(text);
  const packages = fields.package ?? [];
  if (!Array.isArray(packages) || !packages.every(isTable)) throw new Flaw('`package` is no list of tables', { start: 0, end: 0 });
  const spans = packageSpans(text);
  return { fields, packages: packages.map((each, at) => ({ fields: each, span: spans[at] ?? { start: 0, end: 0 } })) };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return parse(text) as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const start = text.split('\n', error.line - 1).join('\n').length + (error.line > 1 ? 1 : 0) + error.column - 1;
    const why = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
    throw new Flaw(`it is no TOML from here on: ${why}`, { start, end: start + 1 });
  }
}

/** Where the names of the packages stand; texts over several lines are passed over. */
function packageSpans(text: string): Span[] {
  const spans: Span[] = [];
  let isOpen = false;
  for (const match of text.matchAll(/"""[\s\S]*?"""|'''[\s\S]*?'''|^[ \t]*(\[\[package\]\]|\[[^\n]*|name[ \t]*=[^\n]*)/gm)) {
    const [whole, line] = match;
    if (line === undefined) continue;
    const start = match.index + whole.length - line.length;
    const span = { start, end: start + line.trimEnd().length };
    if (line.startsWith('[[package]]')) spans.push(span);
    else if (line.startsWith('name') && isOpen) spans[spans.length - 1] = span;
    isOpen = line.startsWith('[[package]]');
  }
  return spans;
}

/** A value that is a table. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The text of a field; undefined where it is something else. */
export function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** @throws Flaw where a package says no text in this field */
export function demandedWord({ fields, span }: TomlTable, name: string): string {
  const word = wordOf(fields[name]);
  if (word === undefined) throw new Flaw(`\`${name}\` is missing here`, span);
  return word;
}
