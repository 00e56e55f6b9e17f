import type { DrawingTrouble } from '../../../src/model/drawing.ts';
import { linesSeen } from './lines.ts';
import { type Plain, plainWords } from './plain.ts';

/** A diagram that is not drawn, for a reason that its author can mend. */
export class RefusedDiagram extends Error {
  readonly fix: string;
  readonly line: number;
  readonly column: number;

  constructor(message: string, fix: string, { line = 0, column = 0 }: { readonly line?: number; readonly column?: number } = {}) {
    super(message);
    this.fix = fix;
    this.line = line;
    this.column = column;
  }
}

interface Point {
  readonly line: number;
  readonly column: number;
}

/** Why a diagram was not drawn, from whatever was thrown, and where in its text that is, as far as it can be told. */
export function troubleOf(error: unknown, source: string): DrawingTrouble {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RefusedDiagram) return { what: 'refused', message, fix: error.fix, line: error.line, column: error.column };
  return { what: 'refused', ...wordsOf(error, message), ...placeOf(error, message, source) };
}

function wordsOf(error: unknown, message: string): Plain {
  const { hash, mark } = error as { hash?: Jison | null; mark?: unknown };
  if (mark !== undefined)
    return {
      message: `its front matter cannot be read: ${message.split('\n')[0]?.replace(/ \(\d+:\d+\)$/, '')}`,
      fix: 'Write it as YAML: `name: value` in each line, and lines that belong to one below it indented.',
    };
  if (error instanceof TypeError || error instanceof ReferenceError) return plainWords('mermaid stops at it without saying why', undefined);
  return plainWords(message, hash?.text);
}

/** The three ways in which mermaid's parsers say where they stopped; lines are those that they saw. */
function placeOf(error: unknown, message: string, source: string): Point {
  const { hash, result, mark } = error as { hash?: Jison; result?: Langium; mark?: { line: number; column: number } };
  if (mark !== undefined) return { line: mark.line + 1, column: mark.column };
  const told = hash === undefined || hash === null ? ofLangium(result) : ofJison(hash);
  const seen = linesSeen(source);
  const line = told?.line ?? lineInWords(message);
  if (line !== undefined) return { line: seen[Math.max(0, Math.min(line, seen.length - 1))] ?? 0, column: told?.column ?? 0 };
  return ofQuoted(message, source) ?? { line: seen[0] ?? 0, column: 0 };
}

interface Jison {
  readonly text?: string;
  readonly line?: number;
  readonly loc?: { readonly first_line: number; readonly first_column: number };
}

/** Lines of `loc` count from 1, `line` from 0. */
function ofJison({ line, loc }: Jison): { readonly line: number; readonly column: number } | undefined {
  if (loc !== undefined) return { line: loc.first_line - 1, column: loc.first_column };
  return line === undefined ? undefined : { line, column: 0 };
}

interface Langium {
  readonly lexerErrors?: readonly { readonly line?: number; readonly column?: number }[];
  readonly parserErrors?: readonly {
    readonly token: { readonly startLine?: number; readonly startColumn?: number };
    readonly previousToken?: { readonly endLine?: number; readonly endColumn?: number };
  }[];
}

/** All count from 1; at the end of the text there is no token, and the one before it tells. */
function ofLangium(result: Langium | undefined): { readonly line: number; readonly column: number } | undefined {
  const [lexer] = result?.lexerErrors ?? [];
  if (lexer?.line !== undefined && Number.isFinite(lexer.line)) return { line: lexer.line - 1, column: (lexer.column ?? 1) - 1 };
  const [parser] = result?.parserErrors ?? [];
  if (parser === undefined) return undefined;
  const { startLine, startColumn } = parser.token;
  if (startLine !== undefined && Number.isFinite(startLine)) return { line: startLine - 1, column: (startColumn ?? 1) - 1 };
  const { endLine, endColumn } = parser.previousToken ?? {};
  return endLine === undefined || !Number.isFinite(endLine) ? undefined : { line: endLine - 1, column: endColumn ?? 0 };
}

function lineInWords(message: string): number | undefined {
  const [, line] = /\bline[: ]+(\d+)/i.exec(message) ?? [];
  return line === undefined ? undefined : Number(line) - 1;
}

/** Where the source has what a message quotes, such as a date. */
function ofQuoted(message: string, source: string): Point | undefined {
  const [, word = ''] = /(?:Invalid date:|["'“‘`])\s*([^"'”’`\n]{2,60})/.exec(message) ?? [];
  const lines = source.split('\n');
  const line = word === '' ? -1 : lines.findIndex((each) => each.includes(word.trim()));
  return line < 0 ? undefined : { line, column: (lines[line] as string).indexOf(word.trim()) };
}
