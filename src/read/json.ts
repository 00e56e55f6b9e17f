import { endsEarly, Flaw, type Span } from './flaw.ts';

/** A JSON value and where it stands. */
export interface JsonNode extends Span {
  readonly value: JsonValue;
  /** Where its name stands, in an object. */
  readonly name?: Span;
}

export type JsonValue = string | number | boolean | null | readonly JsonNode[] | JsonMembers;

/** Members of an object by name, in the order of the text. A map, so that a name like `__proto__` is a name like others. */
export type JsonMembers = ReadonlyMap<string, JsonNode>;

/** How deep objects and lists may stand in each other. */
const deepest = 500;

/**
 * Reads JSON (RFC 8259), keeping where everything stands.
 * @throws Flaw where it is no JSON, ends in the middle, says a name twice in one object, or is nested deeper than 500 levels
 */
export function readJson(text: string): JsonNode {
  const next = tokensOf(text);
  const root = valueAt(next, next(), 0);
  const after = next();
  if (after.kind !== 'end') throw new Flaw('it goes on behind its end', after);
  return root;
}

type Kind = '{' | '}' | '[' | ']' | ',' | ':' | 'scalar' | 'string' | 'end';

interface Token extends Span {
  readonly kind: Kind;
  readonly value?: string | number | boolean | null;
}

const scalar = /(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?![\w.+-])/y;
const space = /[ \t\r\n]*/y;
const words = { true: true, false: false, null: null } as const;

/** Says one token after the other, the last one again and again. */
function tokensOf(text: string): () => Token {
  let at = 0;
  return () => {
    space.lastIndex = at;
    space.test(text);
    const token = tokenAt(text, space.lastIndex);
    at = token.end;
    return token;
  };
}

function tokenAt(text: string, start: number): Token {
  const sign = text[start];
  if (sign === undefined) return { kind: 'end', start, end: start };
  if (sign === '"') return stringAt(text, start);
  if (isMark(sign)) return { kind: sign, start, end: start + 1 };
  scalar.lastIndex = start;
  const [word] = scalar.exec(text) ?? [];
  if (word === undefined) throw cutOrForeign(text, start);
  return { kind: 'scalar', value: word in words ? words[word as keyof typeof words] : Number(word), start, end: start + word.length };
}

function isMark(sign: string): sign is '{' | '}' | '[' | ']' | ',' | ':' {
  return sign === '{' || sign === '}' || sign === '[' || sign === ']' || sign === ',' || sign === ':';
}

function cutOrForeign(text: string, start: number): Flaw {
  const rest = text.slice(start, start + 40);
  const cut = /^[-+\w.]*$/.test(rest) && start + rest.length === text.length;
  return cut ? endsEarly(text.length) : new Flaw('it is no JSON from here on', { start, end: start + 1 });
}

function stringAt(text: string, start: number): Token {
  let plain = true;
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { kind: 'string', value: contents(text, start, at + 1, plain), start, end: at + 1 };
    if (code < 0x20) throw new Flaw('a text in it has no closing quotation mark, or holds a control character', { start, end: at });
    if (code !== 0x5c) continue;
    plain = false;
    at += 1;
  }
  throw endsEarly(text.length);
}

function contents(text: string, start: number, end: number, plain: boolean): string {
  if (plain) return text.slice(start + 1, end - 1);
  try {
    return JSON.parse(text.slice(start, end)) as string;
  } catch {
    throw new Flaw('a text in it has a backslash that means nothing in JSON', { start, end });
  }
}

function valueAt(next: () => Token, token: Token, depth: number, name?: Span): JsonNode {
  if (depth > deepest) throw new Flaw(`it is nested more than ${deepest} levels deep`, token);
  if (token.kind === '{') return objectAt(next, token, depth, name);
  if (token.kind === '[') return listAt(next, token, depth, name);
  if (token.value !== undefined) return nodeOf(token.value, token.start, token.end, name);
  throw token.kind === 'end' ? endsEarly(token.end) : new Flaw(`it has \`${token.kind}\` where a value should stand`, token);
}

function nodeOf(value: JsonValue, start: number, end: number, name: Span | undefined): JsonNode {
  return name === undefined ? { value, start, end } : { value, start, end, name };
}

function objectAt(next: () => Token, open: Token, depth: number, own?: Span): JsonNode {
  const members = new Map<string, JsonNode>();
  let token = next();
  while (token.kind !== '}' || members.size > 0) {
    const name = expectKind(token, 'string', 'a name in quotation marks');
    if (members.has(name.value as string)) throw new Flaw(`it says \`${name.value}\` twice in one place`, name, 'Keep one of the two.');
    expectKind(next(), ':', 'a colon');
    members.set(name.value as string, valueAt(next, next(), depth + 1, { start: name.start, end: name.end }));
    token = next();
    if (token.kind === '}') break;
    expectKind(token, ',', 'a comma or a closing brace');
    token = next();
  }
  return nodeOf(members, open.start, token.end, own);
}

function listAt(next: () => Token, open: Token, depth: number, own?: Span): JsonNode {
  const nodes: JsonNode[] = [];
  let token = next();
  while (token.kind !== ']' || nodes.length > 0) {
    nodes.push(valueAt(next, token, depth + 1));
    token = next();
    if (token.kind === ']') break;
    expectKind(token, ',', 'a comma or a closing bracket');
    token = next();
  }
  return nodeOf(nodes, open.start, token.end, own);
}

function expectKind(token: Token, kind: Kind, what: string): Token {
  if (token.kind === kind) return token;
  throw token.kind === 'end' ? endsEarly(token.end) : new Flaw(`it should have ${what} here`, token);
}

/** The members of an object; none where the node is something else. */
export function membersOf(node: JsonNode | undefined): JsonMembers {
  return node?.value instanceof Map ? node.value : new Map();
}

/** The nodes of a list; none where the node is something else. */
export function nodesOf(node: JsonNode | undefined): readonly JsonNode[] {
  return Array.isArray(node?.value) ? node.value : [];
}

/** The text of a node; undefined where it is something else. */
export function textOf(node: JsonNode | undefined): string | undefined {
  return typeof node?.value === 'string' ? node.value : undefined;
}
