import type { CommentForm, Inside, Language, StringForm } from './forms.ts';
import { languages } from './languages.ts';
import { endOfPattern } from './pattern.ts';
import { endOf, expression, type Openers, openersOf, search, stopsOf, withEnd } from './signs.ts';

/** Where a comment stands in a text: from its first sign, to behind its last. */
export interface CommentRange {
  readonly start: number;
  readonly end: number;
}

/** A string that is never closed was something else, and is passed over; where that happens more often, all that is left counts as comment. */
const patience = 8;

/** What is being read: code of a language, or a string. */
type Frame = Code | Text;

interface Code {
  readonly is: 'code';
  readonly openers: Openers;
  readonly language: Language;
  /** Brackets that are open. */
  depth: number;
  /** Does a bracket that closes no other end it? */
  readonly isHole: boolean;
}

interface Text {
  readonly is: 'text';
  readonly form: StringForm;
  readonly stops: RegExp;
  readonly start: number;
  /** Behind the sign that opens it. */
  readonly from: number;
  readonly isStatement: boolean;
}

interface Scan {
  readonly text: string;
  readonly frames: Frame[];
  readonly found: CommentRange[];
  /** Words that end the texts which begin in the next line. */
  readonly waiting: string[];
  at: number;
  unclosed: number;
}

/**
 * Comments of a text, in order; those that begin behind `until` may be left out. Time is linear in the length of the text, whatever it holds, and
 * nesting of any depth takes no more than memory. A comment that is never closed goes to the end.
 */
export function commentsIn(text: string, language: Language, until = text.length): readonly CommentRange[] {
  const scan: Scan = { text, frames: [code(language)], found: [], waiting: [], at: 0, unclosed: 0 };
  while (scan.at < text.length && scan.unclosed <= patience) {
    const frame = scan.frames.at(-1) as Frame;
    if (frame.is === 'text') readText(scan, frame);
    else if (scan.at > until && scan.frames.every((each) => each.is === 'code')) return scan.found;
    else readCode(scan, frame);
    if (scan.at >= text.length) takeBack(scan);
  }
  return scan.unclosed > patience ? [...scan.found, { start: scan.at, end: text.length }] : scan.found;
}

/** The outermost string that is still open at the end was none: goes on behind the sign that seemed to open it. Documentation goes to the end. */
function takeBack(scan: Scan): void {
  const first = scan.frames.findIndex((frame) => frame.is === 'text');
  const frame = scan.frames[first];
  if (frame?.is !== 'text') return;
  const inner = scan.frames.splice(first).filter(({ is }) => is === 'text');
  if (frame.isStatement) {
    scan.found.push({ start: frame.start, end: scan.text.length });
    return;
  }
  scan.at = frame.from;
  scan.waiting.length = 0;
  while ((scan.found.at(-1)?.start ?? -1) >= scan.at) scan.found.pop();
  scan.unclosed += inner.length;
}

function readCode(scan: Scan, frame: Code): void {
  const { text, at } = scan;
  const match = search(frame.openers.signs, text, at);
  const next = match?.index ?? text.length;
  if (scan.waiting.length > 0 && text.slice(at, next).includes('\n')) {
    passHereDocuments(scan);
    return;
  }
  if (frame.language.brackets) frame.depth = depthAfter(text, at, next, frame.depth);
  scan.at = next + (match?.[0].length ?? 0);
  if (match !== null) open(scan, frame, match);
}

function depthAfter(text: string, from: number, to: number, depth: number): number {
  let now = depth;
  for (let at = from; at < to; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 40 || sign === 91 || sign === 123) now += 1;
    else if ((sign === 41 || sign === 93 || sign === 125) && now > 0) now -= 1;
  }
  return now;
}

/** Goes behind what begins here, or into it. */
function open(scan: Scan, frame: Code, match: RegExpExecArray): void {
  const form = frame.language.forms[frame.openers.groups.findIndex((group) => match[group] !== undefined)];
  if (form === undefined) bracket(scan, frame, match[0]);
  else if (form.is === 'comment') readComment(scan, form, match);
  else if (form.is === 'string') scan.frames.push(textFrame(scan, frame, form, match));
  else if (form.is === 'inside') scan.frames.push(inside(form));
  else if (form.is === 'here') scan.waiting.push(match.groups?.end ?? '');
  else if (form.is === 'pattern') scan.at = endOfPattern(scan.text, match.index, form.asArgument === true, scan.found.at(-1)) ?? scan.at;
}

function bracket(scan: Scan, frame: Code, sign: string): void {
  if (!/^[(){}[\]]$/.test(sign)) scan.frames.pop();
  else if ('([{'.includes(sign)) frame.depth += 1;
  else if (frame.depth > 0) frame.depth -= 1;
  else if (frame.isHole) scan.frames.pop();
}

function readComment(scan: Scan, form: CommentForm, match: RegExpExecArray): void {
  const end = form.close === undefined ? endOfLine(scan.text, scan.at, form.continues === true) : endOfBlock(scan, form, match);
  scan.found.push({ start: match.index, end });
  scan.at = end;
}

function endOfLine(text: string, from: number, continues: boolean): number {
  for (let at = from; ; ) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    const goesOn = continues && (text[end - 1] === '\\' || (text[end - 1] === '\r' && text[end - 2] === '\\'));
    if (!goesOn) return end;
    at = end + 1;
  }
}

function endOfBlock({ text, at }: Scan, { open, close = '', nests }: CommentForm, match: RegExpExecArray): number {
  const closing = withEnd(close, match);
  if (!nests) return endOf(search(expression(closing), text, at)) ?? text.length;
  const signs = expression(`(?<up>${open})|${closing}`);
  let depth = 1;
  for (let sign = search(signs, text, at); sign !== null; sign = search(signs, text, signs.lastIndex)) {
    depth += sign.groups?.up === undefined ? -1 : 1;
    if (depth === 0) return signs.lastIndex;
  }
  return text.length;
}

function textFrame(scan: Scan, { depth, language }: Code, form: StringForm, match: RegExpExecArray): Text {
  const isStatement = form.documents === true && language.brackets === true && depth === 0 && beginsLine(scan.text, match.index);
  return { is: 'text', form, stops: stopsOf(form, match), start: match.index, from: scan.at, isStatement };
}

function readText(scan: Scan, frame: Text): void {
  const { text, frames } = scan;
  const match = search(frame.stops, text, scan.at);
  scan.at = endOf(match) ?? text.length;
  const { hole, close, line } = match?.groups ?? {};
  const language = frames.findLast((each) => each.is === 'code')?.language as Language;
  if (hole !== undefined) frames.push(code(language, frame.form.hole?.close));
  if (line !== undefined) scan.at -= 1;
  if (close === undefined && line === undefined) return;
  frames.pop();
  if (frame.isStatement && close !== undefined && endsStatement(text, scan.at)) scan.found.push({ start: frame.start, end: scan.at });
}

/** Nothing but space before it, and the line before does not go on. */
function beginsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t') before -= 1;
  if (text[before] !== '\n') return before < 0;
  return text[text[before - 1] === '\r' ? before - 2 : before - 1] !== '\\';
}

function endsStatement(text: string, at: number): boolean {
  const end = /[ \t]*(?:[#;\r\n]|$)/y;
  end.lastIndex = at;
  return end.test(text);
}

/** Goes behind the texts that were announced before the end of this line. */
function passHereDocuments(scan: Scan): void {
  const { text, waiting } = scan;
  let at = text.indexOf('\n', scan.at) + 1;
  for (const word of waiting) {
    const end = endOf(search(expression(`^[ \\t]*${word}(?=[ \\t]*(?:[;,).\\]]|\\r?$))`), text, at));
    if (end === undefined) scan.unclosed += 1;
    at = end ?? at;
  }
  waiting.length = 0;
  scan.at = at;
}

function code(language: Language, bracket?: '}' | ')', ends?: string): Code {
  return { is: 'code', openers: openersOf(language, bracket, ends), language, depth: 0, isHole: bracket !== undefined };
}

function inside({ language, close }: Inside): Code {
  return code(languages.find(({ name }) => name === language) as Language, undefined, close);
}
