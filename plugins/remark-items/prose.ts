import type { ListItem, Nodes, Table } from 'mdast';
import type { ProseFacts, TableFacts, Value } from '../../src/model/facts.ts';
import { collapse, contentPlace, placeAcross, placeBetween, placeOf, type Reading, valueAt } from './reading.ts';
import { noteStrayLabel } from './stray-label.ts';
import { inlineWords, plainText, withoutComments } from './words.ts';

/** Text in blocks: its words and what it is made of. */
export interface Prose extends ProseFacts {
  readonly words: string;
}

interface Draft {
  /** Words of the blocks, collapsed and none empty. */
  readonly parts: string[];
  readonly listItems: Value[];
  readonly tables: TableFacts[];
}

/** Reads blocks as prose, each of which is to be read once. List items in `without` are left out. */
export function readProse(reading: Reading, blocks: readonly Nodes[], without?: ReadonlySet<Nodes>): Prose {
  const draft: Draft = { parts: [], listItems: [], tables: [] };
  for (const block of blocks) readBlock(reading, block, draft, without);
  return { words: draft.parts.join(' '), listItems: draft.listItems, tables: draft.tables };
}

/** Several pieces of prose as one. */
export function joinProse(pieces: readonly Prose[]): Prose {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  return {
    words: pieces
      .map((piece) => piece.words)
      .filter((words) => words !== '')
      .join(' '),
    listItems: pieces.flatMap((piece) => piece.listItems),
    tables: pieces.flatMap((piece) => piece.tables),
  };
}

function readBlock(reading: Reading, node: Nodes, draft: Draft, without: ReadonlySet<Nodes> | undefined): void {
  switch (node.type) {
    case 'paragraph':
      noteStrayLabel(reading, node);
      add(draft, inlineWords(reading, node.children));
      return;
    case 'heading':
      add(draft, inlineWords(reading, node.children));
      return;
    case 'code':
      add(draft, node.value);
      return;
    case 'html':
      add(draft, withoutComments(node.value));
      return;
    case 'blockquote':
      for (const child of node.children) readBlock(reading, child, draft, without);
      return;
    case 'footnoteDefinition':
      add(draft, `[^${node.label ?? node.identifier}]:`);
      for (const child of node.children) readBlock(reading, child, draft, without);
      return;
    case 'list':
      for (const item of node.children) if (without === undefined || !without.has(item)) readListItem(reading, item, draft);
      return;
    case 'table':
      readTable(reading, node, draft);
      return;
    default:
  }
}

function add(draft: Draft, text: string): void {
  const words = collapse(text);
  if (words !== '') draft.parts.push(words);
}

function readListItem(reading: Reading, item: ListItem, draft: Draft): void {
  const own: string[] = item.checked === true ? ['[x]'] : item.checked === false ? ['[ ]'] : [];
  draft.parts.push(...own);
  const at = draft.listItems.push(valueAt(reading, '', item)) - 1;
  for (const child of item.children) {
    const before = draft.parts.length;
    readBlock(reading, child, draft, undefined);
    if (child.type !== 'list') own.push(...draft.parts.slice(before));
  }
  draft.listItems[at] = valueAt(reading, own.join(' '), item);
}

function readTable(reading: Reading, table: Table, draft: Draft): void {
  const rows = table.children.map((row) =>
    row.children.map((cell) => ({ text: collapse(inlineWords(reading, cell.children)), place: contentPlace(reading, cell) })),
  );
  for (const row of rows) add(draft, row.map((cell) => cell.text).join(' | '));
  const [header = [], ...body] = rows;
  draft.tables.push({ place: placeOf(reading, table), header, rows: body });
}

/** How many sentences stand in one block of text; a text without a full stop is one. */
function sentences(words: string): number {
  if (words === '') return 0;
  const ends = words.match(/[.!?…]["'”’)\]]*(?=$|\s+["'“‘([]*[\p{Lu}\p{N}])/gu)?.length ?? 0;
  return ends === 0 || !/[.!?…]["'”’)\]]*$/.test(words) ? ends + 1 : ends;
}

/** How many sentences, list items and table rows a block holds. List items in `without` do not count. */
export function countStatements(node: Nodes, without?: ReadonlySet<Nodes>): number {
  switch (node.type) {
    case 'paragraph':
      return sentences(collapse(plainText(node.children)));
    case 'table':
      return node.children.length - 1;
    case 'list':
      return sum(node.children, (item) =>
        without?.has(item) ? 0 : 1 + sum(item.children, (each) => (each.type === 'paragraph' ? 0 : countStatements(each))),
      );
    case 'blockquote':
    case 'footnoteDefinition':
      return sum(node.children, (each) => countStatements(each));
    default:
      return 0;
  }
}

function sum<T>(things: readonly T[], count: (thing: T) => number): number {
  return things.reduce((total, thing) => total + count(thing), 0);
}

/** The range of some blocks, or the point where they would stand. */
export function placeOfBlocks(reading: Reading, blocks: readonly Nodes[], otherwise: number): Value['place'] {
  const [first] = blocks;
  const last = blocks.at(-1);
  return first === undefined || last === undefined ? placeBetween(reading, otherwise, otherwise) : placeAcross(reading, first, last);
}
