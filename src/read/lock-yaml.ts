import { endsEarly, Flaw, type Span } from './flaw.ts';
import type { JsonNode } from './json.ts';
import { flowAt, quotedAt } from './lock-yaml-flow.ts';

/** How deep maps and lists may stand in each other. */
const deepest = 50;

interface Line extends Span {
  readonly indent: number;
}

interface Reading {
  readonly text: string;
  readonly lines: readonly Line[];
  /** The next line. */
  at: number;
}

/**
 * Reads the YAML that pnpm and Yarn write: maps and lists by indentation, values of one line, block texts; no anchors, tags or several documents.
 * Every scalar is a text. Linear in the length of the text.
 * @throws Flaw where it is written otherwise, says a name twice in one map, or ends in the middle
 */
export function readLockYaml(text: string): JsonNode {
  if (text.trim() === '') throw new Flaw('it is empty', { start: 0, end: 0 });
  if (!text.endsWith('\n')) throw endsEarly(text.length);
  const reading: Reading = { text, lines: linesOf(text), at: 0 };
  const root = blockAt(reading, 0, 0);
  const rest = reading.lines[reading.at];
  if (rest !== undefined) throw new Flaw('this line is indented in a way that fits nothing above it', rest);
  return root;
}

/** Lines that say something, without their indentation. */
function linesOf(text: string): Line[] {
  const found: Line[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const start = index + (line.length - line.trimStart().length);
    const isSilent = start === index + line.length || text[start] === '#' || (found.length === 0 && line === '---');
    if (!isSilent) found.push({ indent: start - index, start, end: index + line.trimEnd().length });
  }
  return found;
}

function blockAt(reading: Reading, indent: number, depth: number): JsonNode {
  const first = reading.lines[reading.at];
  if (first === undefined || first.indent < indent) throw new Flaw('something indented should stand here', endOf(reading));
  if (depth > deepest) throw new Flaw(`it is nested more than ${deepest} levels deep`, first);
  return isItem(reading, first) ? listAt(reading, first.indent, depth) : mapAt(reading, first.indent, depth);
}

function endOf({ text, lines, at }: Reading): Span {
  return lines[at - 1] ?? { start: text.length, end: text.length };
}

function isItem({ text }: Reading, { start, end }: Line): boolean {
  return text[start] === '-' && (start + 1 === end || text[start + 1] === ' ');
}

function listAt(reading: Reading, indent: number, depth: number): JsonNode {
  const nodes: JsonNode[] = [];
  const first = reading.lines[reading.at] as Line;
  for (let line = reading.lines[reading.at]; line?.indent === indent && isItem(reading, line); line = reading.lines[reading.at]) {
    reading.at += 1;
    nodes.push(valueAt(reading, { ...line, start: line.start + 1 }, depth));
  }
  return { value: nodes, start: first.start, end: nodes.at(-1)?.end ?? first.end };
}

function mapAt(reading: Reading, indent: number, depth: number): JsonNode {
  const members = new Map<string, JsonNode>();
  const first = reading.lines[reading.at] as Line;
  let end = first.end;
  for (let line = reading.lines[reading.at]; line?.indent === indent && !isItem(reading, line); line = reading.lines[reading.at]) {
    reading.at += 1;
    const { name, value, span } = keyAt(reading, line);
    if (members.has(name)) throw new Flaw(`it says \`${name}\` twice in one place`, span, 'Keep one of the two.');
    const node = valueAt(reading, value, depth);
    members.set(name, { ...node, name: span });
    end = node.end;
  }
  return { value: members, start: first.start, end };
}

interface Key {
  readonly name: string;
  readonly span: Span;
  /** What stands behind the colon. */
  readonly value: Line;
}

function keyAt(reading: Reading, line: Line): Key {
  const { text } = reading;
  if (text.startsWith('? ', line.start)) return longKeyAt(reading, line);
  const { name, span } = nameAt(text, line, /:(?= |$)/);
  if (text[span.end] !== ':') throw new Flaw('a colon is missing in this line', line);
  return { name, span, value: { ...line, start: span.end + 1 } };
}

/** A name of more than 1024 characters stands behind a question mark, and its colon on the next line. */
function longKeyAt(reading: Reading, line: Line): Key {
  const next = reading.lines[reading.at];
  if (next === undefined || next.indent !== line.indent || reading.text[next.start] !== ':')
    throw new Flaw('the colon of this name is missing in the next line', line);
  reading.at += 1;
  const { name, span } = nameAt(reading.text, { ...line, start: line.start + 2 }, /$/);
  return { name, span, value: { ...next, indent: line.indent, start: next.start + 1 } };
}

function nameAt(text: string, { start, end }: Line, ending: RegExp): { readonly name: string; readonly span: Span } {
  if (text[start] === '"' || text[start] === "'") {
    const quoted = quotedAt(text, start, end);
    return { name: quoted.value as string, span: { start, end: quoted.end } };
  }
  const line = text.slice(start, end);
  const name = line.slice(0, ending.exec(line)?.index ?? line.length);
  return { name, span: { start, end: start + name.length } };
}

function valueAt(reading: Reading, line: Line, depth: number): JsonNode {
  const { text } = reading;
  const start = line.start + (text.slice(line.start, line.end).match(/^ */)?.[0].length ?? 0);
  const sign = text[start] ?? '';
  const next = reading.lines[reading.at];
  const isBelow =
    next !== undefined &&
    (next.indent > line.indent || (next.indent === line.indent && text[line.start - 1] === ':' && isItem(reading, next)));
  if (start >= line.end && isBelow) return blockAt(reading, next.indent, depth + 1);
  if (start >= line.end) throw next === undefined ? endsEarly(text.length) : new Flaw('nothing stands behind this', line);
  if (sign === '|' || sign === '>') return blockTextAt(reading, line, start);
  if (/[&*!%@`]/.test(sign)) throw new Flaw('this value is not written as the tool writes it', { start, end: line.end });
  if (isBelow && next.indent > line.indent) throw new Flaw('this line goes on in the next one, which lock files do not', next);
  return scalarAt(text, start, line.end, depth);
}

function scalarAt(text: string, start: number, end: number, depth: number): JsonNode {
  const isFlow = text[start] === '{' || text[start] === '[';
  const isQuoted = text[start] === '"' || text[start] === "'";
  if (!isFlow && !isQuoted) {
    const plain = text.slice(start, end).replace(/ #.*$/, '').trimEnd();
    return { value: plain, start, end: start + plain.length };
  }
  const node = isFlow ? flowAt(text, start, end, depth + 1, deepest) : quotedAt(text, start, end);
  if (!/^ *(?:#.*)?$/.test(text.slice(node.end, end))) throw new Flaw('this line goes on behind its value', { start: node.end, end });
  return node;
}

/** A text over several lines; how they are joined does not matter here. */
function blockTextAt(reading: Reading, line: Line, start: number): JsonNode {
  const words: string[] = [];
  let end = line.end;
  for (let next = reading.lines[reading.at]; next !== undefined && next.indent > line.indent; next = reading.lines[reading.at]) {
    words.push(reading.text.slice(next.start, next.end));
    end = next.end;
    reading.at += 1;
  }
  return { value: words.join('\n'), start, end };
}
