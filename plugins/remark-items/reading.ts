import type { Definition, Html, Nodes, Parents } from 'mdast';
import type { DiagramFacts, MentionFacts, ReferenceFacts, Trouble, Value, ViewFacts } from '../../src/model/facts.ts';
import type { Kind } from '../../src/model/kind.ts';
import type { Place } from '../../src/model/place.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';

/** One source while it is read: its text, and what was noted so far. The text has no byte order mark; offsets of the tree refer to it. */
export interface Reading {
  readonly file: string;
  readonly text: string;
  readonly vocabulary: Vocabulary;
  /** Link reference definitions by normalised label; the first of each. */
  readonly definitions: Map<string, Definition>;
  readonly mentions: MentionFacts[];
  readonly headings: string[];
  readonly views: ViewFacts[];
  readonly diagrams: DiagramFacts[];
  readonly references: ReferenceFacts[];
  readonly troubles: Trouble[];
  /** The item or document that is read at the moment. */
  within: Within | undefined;
  /** Offsets at which lines start; made on first need. */
  starts: readonly number[] | undefined;
}

/** Whose text is read: troubles name it, and its kind says which labels are fields. */
export interface Within {
  readonly id: string;
  readonly kind: Kind | undefined;
}

export function startReading(file: string, text: string, vocabulary: Vocabulary): Reading {
  return {
    file,
    text,
    vocabulary,
    definitions: new Map(),
    mentions: [],
    headings: [],
    views: [],
    diagrams: [],
    references: [],
    troubles: [],
    within: undefined,
    starts: undefined,
  };
}

/** Notes something wrong with the writing, on the item that is read at the moment. */
export function note(reading: Reading, rule: string, place: Place, message: string, fix: string, more: Partial<Trouble> = {}): void {
  const item = reading.within?.id;
  reading.troubles.push({ rule, message, fix, place, ...(item === undefined ? {} : { item }), ...more });
}

/** Reads something as the text of one item or document. */
export function readWithin<T>(reading: Reading, within: Within, read: () => T): T {
  const before = reading.within;
  reading.within = within;
  const result = read();
  reading.within = before;
  return result;
}

/** The range of a node; the start of the file for a node that a parser made up without one. */
export function placeOf(reading: Reading, node: Nodes): Place {
  if (node.position === undefined) return placeBetween(reading, 0, 0);
  const { start, end } = node.position;
  const last = lastInside(node);
  if (last.type === 'html') return placeBetween(reading, startOf(node), endOfHtml(reading, last));
  return { file: reading.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** What stands last in lists and quotes. */
function lastInside(node: Nodes): Nodes {
  let last = node;
  while (last.type === 'list' || last.type === 'listItem' || last.type === 'blockquote') {
    const child: Nodes | undefined = last.children.at(-1);
    if (child === undefined) break;
    last = child;
  }
  return last;
}

/** satteri lets raw HTML in a list reach over what stands behind it; it ends where its text ends. */
function endOfHtml({ text }: Reading, node: Html): number {
  let end = startOf(node);
  for (const line of node.value.split(/\r\n|\n|\r/)) {
    const at = text.indexOf(line, end);
    if (at < 0) return endOf(node);
    end = at + line.length;
  }
  return end;
}

/** The range from the start of one node to the end of another. */
export function placeAcross(reading: Reading, first: Nodes, last: Nodes): Place {
  const from = placeOf(reading, first);
  const to = placeOf(reading, last);
  return { file: reading.file, line: from.line, column: from.column, endLine: to.endLine, endColumn: to.endColumn };
}

/** The range between two offsets; the end is exclusive. */
export function placeBetween(reading: Reading, from: number, to: number): Place {
  const [line, column] = lineAndColumn(reading, from);
  const [endLine, endColumn] = lineAndColumn(reading, to);
  return { file: reading.file, line, column, endLine, endColumn };
}

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/** A value that spans a node. */
export function valueAt(reading: Reading, text: string, node: Nodes): Value {
  return { text, place: placeOf(reading, node) };
}

/** The range of what stands in a cell or heading; of the node itself when it is empty. */
export function contentPlace(reading: Reading, node: Parents): Place {
  const [first] = node.children;
  const last = node.children.at(-1);
  return first === undefined || last === undefined ? placeOf(reading, node) : placeAcross(reading, first, last);
}

/** White space collapsed to single spaces, none at the ends. */
export function collapse(text: string): string {
  return isCollapsed(text) ? text : text.replaceAll(/\s+/g, ' ').trim();
}

/** Nearly all text is; looking is cheaper than replacing. */
function isCollapsed(text: string): boolean {
  let before = 0x20;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7e || code < 0x20 || (code === 0x20 && before === 0x20)) return false;
    before = code;
  }
  return before !== 0x20 || text === '';
}

function lineAndColumn(reading: Reading, offset: number): [number, number] {
  reading.starts ??= lineStarts(reading.text);
  const starts = reading.starts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (starts[low] as number) + 1];
}

/** Lines end with LF, CRLF or a lone CR, as in CommonMark. */
function lineStarts(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
    return starts;
  }
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
