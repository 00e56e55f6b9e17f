import type { Heading, Nodes } from 'mdast';
import type { FieldFacts, ItemFacts, SectionFacts, Value } from '../../src/model/facts.ts';
import { type Answers, readAnswers } from './claims.ts';
import type { Entry } from './front-matter/entry.ts';
import { headingText } from './heading.ts';
import { readRows, readSection } from './item.ts';
import type { Block, Section } from './outline.ts';
import { countStatements, joinProse, type Prose, readProse } from './prose.ts';
import { collapse, placeAcross, type Reading } from './reading.ts';
import { plainText } from './words.ts';

/** What stands in a document, besides its front matter. */
export interface Contents {
  readonly items: readonly ItemFacts[];
  readonly sections: readonly SectionFacts[];
  /** Classes that entries `**Safety class:** …` state. */
  readonly states: readonly Value[];
  readonly words: string;
}

/** Reads the blocks of a document: its own words by section, and the items in it. */
export function readContents(reading: Reading, blocks: readonly Block[], inherited: readonly Entry[]): Contents {
  const answers = new Map(blocks.flatMap((block, at) => answersUnder(reading, blocks, block, at)));
  const without = new Set([...answers.values()].flatMap((each) => [...each.items]));
  const items: ItemFacts[] = [];
  const pieces = blocks.map((block): Piece => {
    if (block.owner === undefined)
      return { own: readProse(reading, [block.node], without), statements: countStatements(block.node, without) };
    const found = itemsOf(reading, block, inherited);
    items.push(...found);
    return { own: undefined, statements: found.reduce((sum, item) => sum + said(item), 0) };
  });
  const claimed = blocks.map((block) => claimWords(block, without));
  return {
    items,
    sections: blocks.flatMap((block, at) => (isOwnHeading(block) ? [section(reading, blocks, pieces, at, answers.get(at))] : [])),
    states: [...answers.values()].flatMap((each) => each.states),
    words: pieces
      .flatMap((piece, at) => [claimed[at] ?? '', piece.own?.words ?? ''])
      .filter((words) => words !== '')
      .join(' '),
  };
}

/** What a block of the document says itself, and how many statements it holds. */
interface Piece {
  readonly own: Prose | undefined;
  readonly statements: number;
}

/** What an item says is its title and its fields, so that it counts the same whichever way it is written. */
function said({ title, fields }: ItemFacts): number {
  return [title, ...fields.flatMap((field) => field.values[0] ?? [])].filter(({ text }) => text !== '').length;
}

function isOwnHeading(block: Block | undefined): block is Block & { readonly node: Heading } {
  return block?.owner === undefined && block?.node.type === 'heading';
}

function answersUnder(reading: Reading, blocks: readonly Block[], block: Block, at: number): [number, Answers][] {
  if (!isOwnHeading(block)) return [];
  const under: Nodes[] = [];
  for (let next = at + 1; next < blocks.length; next++) {
    const each = blocks[next] as Block;
    if (each.owner !== undefined || each.node.type === 'heading') break;
    under.push(each.node);
  }
  const answers = readAnswers(reading, under);
  return answers === undefined ? [] : [[at, answers]];
}

function itemsOf(reading: Reading, { node, owner }: Block, inherited: readonly Entry[]): ItemFacts[] {
  if (owner === 'rows') return node.type === 'table' ? readRows(reading, node, inherited) : [];
  const section = owner as Section;
  return section.heading === node ? [readSection(reading, section.id, section.heading, section.blocks, inherited)] : [];
}

/** Words of the entries that claim clauses: part of the document, though of no section. */
function claimWords({ node }: Block, without: ReadonlySet<Nodes>): string {
  if (node.type !== 'list') return '';
  const claimed = node.children.filter((item) => without.has(item));
  return claimed.map((item) => collapse(plainText(item.children))).join(' ');
}

function section(
  reading: Reading,
  blocks: readonly Block[],
  pieces: readonly Piece[],
  at: number,
  answers: Answers | undefined,
): SectionFacts {
  const heading = (blocks[at] as Block).node as Heading;
  let end = at + 1;
  for (; end < blocks.length; end++) {
    const { node } = blocks[end] as Block;
    if (node.type === 'heading' && node.depth <= heading.depth) break;
  }
  const under = pieces.slice(at + 1, end);
  const prose = joinProse(under.flatMap((piece) => (piece.own === undefined ? [] : [piece.own])));
  return {
    heading: headingText(reading, heading),
    depth: heading.depth,
    claims: answers?.claims ?? [],
    words: prose.words,
    statements: under.reduce((sum, piece) => sum + piece.statements, 0),
    listItems: prose.listItems,
    tables: prose.tables,
    place: placeAcross(reading, heading, (blocks[end - 1] as Block).node),
  };
}

/** `**Safety class:** C` says the same as an entry of `states-class`. */
export function withStates(fields: readonly FieldFacts[], states: readonly Value[]): readonly FieldFacts[] {
  const [first] = states;
  if (first === undefined) return fields;
  const written = fields.find((field) => field.name === 'states-class');
  const field = {
    name: 'states-class',
    label: written?.label ?? { text: 'Safety class', place: first.place },
    values: [...(written?.values ?? []), ...states],
  };
  return [...fields.filter((each) => each !== written), field];
}
