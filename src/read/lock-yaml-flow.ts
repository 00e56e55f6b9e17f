import { Flaw } from './flaw.ts';
import type { JsonNode } from './json.ts';

/** A list or map in brackets, which ends in the same line. @throws Flaw */
export function flowAt(text: string, start: number, end: number, depth: number, deepest: number): JsonNode {
  if (depth > deepest) throw new Flaw(`it is nested more than ${deepest} levels deep`, { start, end });
  const isMap = text[start] === '{';
  const closing = isMap ? '}' : ']';
  const members = new Map<string, JsonNode>();
  const nodes: JsonNode[] = [];
  let at = skip(text, start + 1, end);
  while (text[at] !== closing) {
    if (at >= end) throw new Flaw(`a closing \`${closing}\` is missing in this line`, { start, end });
    const first = partAt(text, at, end, depth, deepest);
    at = skip(text, first.end, end);
    if (isMap) {
      if (text[at] !== ':' || typeof first.value !== 'string') throw new Flaw('a colon is missing in this line', { start, end });
      if (members.has(first.value)) throw new Flaw(`it says \`${first.value}\` twice in one place`, first, 'Keep one of the two.');
      const value = partAt(text, skip(text, at + 1, end), end, depth, deepest);
      members.set(first.value, { ...value, name: { start: first.start, end: first.end } });
      at = skip(text, value.end, end);
    } else nodes.push(first);
    if (text[at] === ',') at = skip(text, at + 1, end);
    else if (text[at] !== closing) throw new Flaw(`a comma or \`${closing}\` is missing in this line`, { start, end });
  }
  return { value: isMap ? members : nodes, start, end: at + 1 };
}

function partAt(text: string, start: number, end: number, depth: number, deepest: number): JsonNode {
  if (text[start] === '{' || text[start] === '[') return flowAt(text, start, end, depth + 1, deepest);
  if (text[start] === '"' || text[start] === "'") return quotedAt(text, start, end);
  let at = start;
  while (at < end && !/[,{}[\]]/.test(text[at] ?? '') && !(text[at] === ':' && (at + 1 === end || text[at + 1] === ' '))) at += 1;
  if (at === start) throw new Flaw('a value is missing in this line', { start, end });
  const plain = text.slice(start, at).trimEnd();
  return { value: plain, start, end: start + plain.length };
}

function skip(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] === ' ') at += 1;
  return at;
}

/** A text in quotation marks, which ends in the same line. @throws Flaw */
export function quotedAt(text: string, start: number, end: number): JsonNode {
  const pattern = text[start] === '"' ? /"(?:[^"\\\r\n]|\\.)*"/y : /'(?:[^'\r\n]|'')*'/y;
  pattern.lastIndex = start;
  const [quoted] = pattern.exec(text) ?? [];
  if (quoted === undefined || start + quoted.length > end)
    throw new Flaw('a text has no closing quotation mark in this line', { start, end });
  const span = { start, end: start + quoted.length };
  if (quoted.startsWith("'")) return { value: quoted.slice(1, -1).replaceAll("''", "'"), ...span };
  try {
    return { value: JSON.parse(quoted) as string, ...span };
  } catch {
    throw new Flaw('a text has a backslash that means nothing here', span);
  }
}
