import type { ListItem, Nodes, Paragraph, Table } from 'mdast';
import type { ProseFacts, TableFacts, Value } from '../../src/model/facts.ts';
import { collapse, placeAcross, placeBetween, placeOf, type Reading, valueAt } from './reading.ts';
import { inlineWords, plainText, withoutComments } from './words.ts';

/** Text in blocks: its words, what it is made of, and how many sentences, list items and table rows it has. */
export interface Prose extends ProseFacts {
  readonly words: string;
  readonly statements: number;
}

interface Draft {
  readonly parts: string[];
  readonly listItems: Value[];
  readonly tables: TableFacts[];
  statements: number;
}

/** Reads blocks as prose, each of which is to be read once. List items in `without` are left out. */
export function readProse(reading: Reading, blocks: readonly Nodes[], without?: ReadonlySet<Nodes>): Prose {
  const draft: Draft = { parts: [], listItems: [], tables: [], statements: 0 };
  for (const block of blocks) readBlock(reading, block, draft, without);
  return { words: collapse(draft.parts.join(' ')), listItems: draft.listItems, tables: draft.tables, statements: draft.statements };
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
    statements: pieces.reduce((sum, piece) => sum + piece.statements, 0),
  };
}

function readBlock(reading: Reading, node: Nodes, draft: Draft, without: ReadonlySet<Nodes> | undefined): void {
  switch (node.type) {
    case 'paragraph': {
      const words = paragraphWords(reading, node);
      draft.parts.push(words);
      draft.statements += sentences(words);
      return;
    }
    case 'heading':
      draft.parts.push(collapse(inlineWords(reading, node.children)));
      return;
    case 'code':
      draft.parts.push(node.value);
      return;
    case 'html':
      draft.parts.push(withoutComments(node.value));
      return;
    case 'blockquote':
      for (const child of node.children) readBlock(reading, child, draft, without);
      return;
    case 'footnoteDefinition':
      draft.parts.push(`[^${node.label ?? node.identifier}]:`);
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

function readListItem(reading: Reading, item: ListItem, draft: Draft): void {
  const own: string[] = item.checked === true ? ['[x]'] : item.checked === false ? ['[ ]'] : [];
  draft.parts.push(...own);
  const at = draft.listItems.push(valueAt(reading, '', item)) - 1;
  for (const child of item.children) {
    const before = draft.parts.length;
    readBlock(reading, child, draft, undefined);
    if (child.type !== 'list') own.push(...draft.parts.slice(before));
    if (child.type === 'paragraph') draft.statements -= sentences(draft.parts[before] as string);
  }
  draft.statements += 1;
  draft.listItems[at] = valueAt(reading, collapse(own.join(' ')), item);
}

function readTable(reading: Reading, table: Table, draft: Draft): void {
  const rows = table.children.map((row) =>
    row.children.map((cell) => valueAt(reading, collapse(inlineWords(reading, cell.children)), cell)),
  );
  for (const row of rows) draft.parts.push(row.map((cell) => cell.text).join(' | '));
  const [header = [], ...body] = rows;
  draft.statements += body.length;
  draft.tables.push({ place: placeOf(reading, table), header, rows: body });
}

function paragraphWords(reading: Reading, node: Paragraph): string {
  return collapse(inlineWords(reading, node.children));
}

/** How many sentences stand in one block of text; a text without a full stop is one. */
function sentences(words: string): number {
  if (words === '') return 0;
  const ends = words.match(/[.!?…]["'”’)\]]*(?=$|\s+["'“‘([]*[\p{Lu}\p{N}])/gu)?.length ?? 0;
  return ends === 0 || !/[.!?…]["'”’)\]]*$/.test(words) ? ends + 1 : ends;
}

/** Sentences, list items and table rows in a block, as `readProse` counts them, without reading it. */
export function countStatements(node: Nodes): number {
  if (node.type === 'paragraph') return sentences(collapse(plainText(node.children)));
  if (node.type === 'table') return node.children.length - 1;
  if (node.type === 'list') {
    return node.children.reduce(
      (sum, item) => sum + 1 + item.children.reduce((inner, each) => inner + (each.type === 'paragraph' ? 0 : countStatements(each)), 0),
      0,
    );
  }
  return node.type === 'blockquote' || node.type === 'footnoteDefinition'
    ? node.children.reduce((sum, each) => sum + countStatements(each), 0)
    : 0;
}

/** The range of some blocks, or the point where they would stand. */
export function placeOfBlocks(reading: Reading, blocks: readonly Nodes[], otherwise: number): Value['place'] {
  const [first] = blocks;
  const last = blocks.at(-1);
  return first === undefined || last === undefined ? placeBetween(reading, otherwise, otherwise) : placeAcross(reading, first, last);
}
