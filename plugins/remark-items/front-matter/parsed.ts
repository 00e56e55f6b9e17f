import type { Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { Value } from '../../../src/model/facts.ts';
import { loadYaml } from '../lazy.ts';
import { note, placeBetween, type Reading } from '../reading.ts';
import type { Block } from './block.ts';
import type { Defaults, Entry, FrontMatter } from './entry.ts';

const sound = 'front-matter-is-sound';
const isText = 'value-is-text';
const quoteIt = 'Front matter holds names with a value or a list of values, nothing deeper.';

/** Reads front matter with a real YAML parser and notes all that is not plain names, values and lists. */
export function readParsed(reading: Reading, block: Block): FrontMatter {
  const { LineCounter, isMap, parseDocument } = loadYaml();
  // YAML 1.2 takes a lone carriage return for a line end, as Markdown does; the parser does not.
  const source = reading.text.slice(block.from, block.to).replaceAll(/\r(?!\n)/g, '\n');
  const document = parseDocument(source, {
    schema: 'core',
    version: '1.2',
    prettyErrors: false,
    uniqueKeys: true,
    lineCounter: new LineCounter(),
  });
  const place = (from: number, to: number) => placeBetween(reading, block.from + from, block.from + to);
  // One mistake is often several errors to the parser; the first of a line says most.
  const lines = new Set<number>();
  for (const { code, message, pos } of document.errors) {
    const line = place(pos[0], pos[0]).line;
    if (lines.has(line)) continue;
    lines.add(line);
    const tab = /^ *\t/.test(lineAround(source, pos[0]));
    note(reading, sound, place(pos[0], Math.max(pos[0], pos[1])), ...explain(tab ? 'TAB_AS_INDENT' : code, message));
  }
  const { contents } = document;
  if (contents === null || !plain(reading, contents, place)) return { entries: [] };
  if (isMap(contents)) return readMap(reading, contents as YAMLMap<Node, Node | null>, place, source);
  note(
    reading,
    sound,
    place(0, source.length),
    'The front matter is not a list of names with values',
    'Write one `name: value` on each line.',
  );
  return { entries: [] };
}

function lineAround(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? '';
}

type PlaceOf = (from: number, to: number) => Value['place'];

/** What is wrong and what to do, for the errors of the YAML parser that people make. */
const words: Readonly<Record<string, readonly [string, string]>> = {
  DUPLICATE_KEY: ['A name is written twice in the front matter, so one of the two would be lost', 'Keep one of them.'],
  TAB_AS_INDENT: ['A line of the front matter is indented with a tab, which YAML does not allow', 'Use spaces.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'The value holds a colon with a space behind it, or the line is indented, so YAML reads a name inside the value',
    'Write the value in quotes, or take the spaces before the name away.',
  ],
  BAD_SCALAR_START: ['A value that starts with this sign is not text to YAML', 'Write the value in quotes.'],
  BAD_DQ_ESCAPE: ['A backslash in double quotes starts an escape, and this is none', 'Write the value in single quotes.'],
  MISSING_CHAR: ['A quote is not closed, or a line has no colon behind its name', 'Close the quote, or write `name: value`.'],
  BAD_INDENT: [
    'A bracket is not closed on its line, or a line is not indented as the ones before it',
    'Close the bracket, or indent the line alike.',
  ],
  MULTILINE_IMPLICIT_KEY: ['A line of the front matter is not `name: value`', 'Write a name, a colon, a space and the value.'],
  UNEXPECTED_TOKEN: [
    'There is more on this line than one value',
    'Write the whole value in quotes; write a list as `[a, b]`, or one `- a` a line.',
  ],
  MULTIPLE_DOCS: ['A line `...` or `---` ends the front matter for some tools, and what follows would be lost', 'Take the line away.'],
};

function explain(code: string, message: string): readonly [string, string] {
  return (
    words[code] ?? [
      `The front matter cannot be read: ${message}`,
      'Correct the line; a value with signs such as `:` or `#` is written in quotes.',
    ]
  );
}

function readMap(reading: Reading, map: YAMLMap<Node, Node | null>, place: PlaceOf, source: string): FrontMatter {
  const entries: Entry[] = [];
  let defaults: Defaults | undefined;
  const { isMap } = loadYaml();
  for (const pair of map.items) {
    const key = readKey(reading, pair, place);
    // The parser has reported a name that is written twice.
    if (key === undefined || entries.some((entry) => entry.key.text === key.text)) continue;
    if (key.text === 'defaults' && isMap(pair.value)) {
      defaults = { key, entries: readMap(reading, pair.value as YAMLMap<Node, Node | null>, place, source).entries };
      continue;
    }
    entries.push({ key, values: readNode(reading, pair.value, place, source, key) });
  }
  return { entries, ...(defaults === undefined ? {} : { defaults }) };
}

function readKey(reading: Reading, pair: Pair<Node, Node | null>, place: PlaceOf): Value | undefined {
  const { isScalar } = loadYaml();
  const { key } = pair;
  const range = key.range ?? [0, 0, 0];
  if (isScalar(key) && typeof key.value === 'string' && !plain(reading, key, place)) return undefined;
  if (!isScalar(key) || typeof key.value !== 'string') {
    note(reading, sound, place(range[0], range[1]), 'A name in the front matter is not text', 'Write the name of a field.');
    return undefined;
  }
  if (/^(?:__proto__|constructor|prototype)$/.test(key.value)) {
    note(reading, sound, place(range[0], range[1]), `\`${key.value}\` is not the name of a field`, 'Take the line away.');
    return undefined;
  }
  return { text: key.value, place: place(range[0], range[1]) };
}

/** Notes an anchor, an alias or a tag; false when the node is one that is not read. */
function plain(reading: Reading, node: Node, place: PlaceOf): boolean {
  const { isAlias } = loadYaml();
  const range = node.range ?? [0, 0, 0];
  if (isAlias(node)) {
    note(reading, sound, place(range[0], range[1]), 'The front matter uses a YAML alias (`*…`), which is not read', 'Write the value out.');
    return false;
  }
  if ('anchor' in node && node.anchor !== undefined) {
    note(
      reading,
      sound,
      place(range[0], range[1]),
      'The front matter uses a YAML anchor (`&…`), which is not read',
      'Take the anchor away.',
    );
  }
  if (node.tag !== undefined) {
    note(
      reading,
      sound,
      place(range[0], range[1]),
      'The front matter uses a YAML tag (`!…`), which is not read',
      'Take the tag away, or write the value in quotes.',
    );
  }
  return true;
}

function readNode(reading: Reading, node: Node | null, place: PlaceOf, source: string, key: Value): Value[] {
  const { isMap, isScalar, isSeq } = loadYaml();
  if (node === null || !plain(reading, node, place)) return [];
  if (isScalar(node)) return readScalar(reading, node, place, source, key);
  if (!isSeq(node)) {
    nested(reading, node, place, key);
    return [];
  }
  return (node.items as (Node | null)[]).flatMap((item) => {
    if (item === null || !plain(reading, item, place)) return [];
    if (isScalar(item)) return readScalar(reading, item, place, source, key);
    const pair = isMap(item) ? onePair(item as YAMLMap<Node, Node | null>, place, source) : undefined;
    if (pair === undefined) nested(reading, item, place, key);
    return pair ?? [];
  });
}

/** `SWS-1: C` as an entry of a list is YAML for a map of one pair, and is meant as the text it is. */
function onePair(map: YAMLMap<Node, Node | null>, place: PlaceOf, source: string): Value[] | undefined {
  const { isScalar } = loadYaml();
  const [pair, more] = map.items;
  const from = pair?.key.range?.[0];
  const to = pair?.value?.range?.[1];
  if (pair === undefined || more !== undefined || from === undefined || to === undefined) return undefined;
  const text = source.slice(from, to);
  const simple = isScalar(pair.key) && isScalar(pair.value) && !/[\r\n]/.test(text) && map.range?.[0] === from;
  return simple ? [{ text, place: place(from, to) }] : undefined;
}

function nested(reading: Reading, node: Node, place: PlaceOf, key: Value): void {
  const range = node.range ?? [0, 0, 0];
  const at = place(range[0], range[1]);
  // A colon too many is an error of the YAML already, and makes a structure that nobody meant.
  if (reading.troubles.some((trouble) => trouble.rule === sound && trouble.place.line === at.line)) return;
  note(reading, sound, at, `\`${key.text}\` holds a structure inside a structure, which no field does`, quoteIt);
}

function readScalar(reading: Reading, node: Scalar, place: PlaceOf, source: string, key: Value): Value[] {
  const [from, to] = node.range ?? [0, 0];
  const written = source.slice(from, to);
  if (node.type === 'PLAIN') noteComment(reading, source, to, place, key);
  const at = place(from, to - (written.length - written.trimEnd().length));
  if (typeof node.value === 'string') return node.value.trim() === '' ? [] : [{ text: node.value.trim(), place: at }];
  if (written.trim() === '') return [];
  if (!/^[-+]?\d+$/.test(written)) {
    note(
      reading,
      isText,
      at,
      `\`${key.text}: ${written}\` is not read as text: ${why(node.value)}`,
      `Write "${written}" in quotes${node.value === null ? ', or leave it empty' : ''}.`,
    );
  }
  return node.value === null ? [] : [{ text: written, place: at }];
}

/** `title: Pump #2` is `Pump` to YAML. */
function noteComment(reading: Reading, source: string, from: number, place: PlaceOf, key: Value): void {
  const [behind, comment] = /^[ \t]+(#.*)/.exec(source.slice(from, from + 2000)) ?? [];
  if (behind === undefined || comment === undefined) return;
  const start = from + behind.length - comment.length;
  note(
    reading,
    'text-reaches-the-page',
    place(start, start + comment.length),
    `\`${comment.slice(0, 60)}\` is a comment to YAML, so it is no part of \`${key.text}\``,
    'Write the whole value in quotes, or the comment on a line of its own.',
  );
}

function why(value: unknown): string {
  if (value === null) return 'YAML takes it for nothing';
  if (typeof value === 'boolean') return 'YAML takes it for true or false';
  return 'YAML takes it for a number, and digits at its end can get lost';
}
