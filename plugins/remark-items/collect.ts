import type { Nodes, Root } from 'mdast';
import type { DocumentFacts, Facts, ItemFacts, Value } from '../../src/model/facts.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import { readContents } from './document.ts';
import { readFrontMatter, type TopOfFile } from './front-matter/read.ts';
import { isSoundId, meantAs, noteLost } from './identity.ts';
import { documentOf, named, readFile } from './item-file.ts';
import { outline } from './outline.ts';
import { readProse } from './prose.ts';
import { note, placeBetween, type Reading, startReading } from './reading.ts';
import { undoLoneTildes } from './tilde.ts';

/**
 * What a Markdown source says, from its tree and its text. Offsets of the tree refer to the text, which has no byte order mark.
 * `file` is the path that places name.
 */
export function collect(tree: Root, text: string, file: string, vocabulary: Vocabulary): Facts {
  const reading = startReading(file, text, vocabulary);
  undoLoneTildes(tree, text);
  findDefinitions(reading, tree);
  const top = readFrontMatter(reading, tree);
  const { items, document } = top === undefined ? ordinary(reading, tree) : controlled(reading, tree, top);
  const { mentions, troubles } = reading;
  return { file, items, ...(document === undefined ? {} : { document }), mentions, troubles, unreadable: [] };
}

interface Found {
  readonly items: readonly ItemFacts[];
  readonly document?: DocumentFacts;
}

function findDefinitions(reading: Reading, parent: Nodes): void {
  if (!('children' in parent) || !/^ {0,3}(?:[>\-+*\d.) ]*)\[[^\]]+\]:/m.test(reading.text)) return;
  const look = (node: Nodes) => {
    if (node.type === 'definition' && !reading.definitions.has(node.identifier)) reading.definitions.set(node.identifier, node);
    if ('children' in node) for (const child of node.children) look(child);
  };
  look(parent);
}

/** An ordinary Markdown file: nothing but mentions. */
function ordinary(reading: Reading, tree: Root): Found {
  readProse(reading, tree.children);
  return { items: [] };
}

/** A file with front matter: an item, or a document with or without items in it. */
function controlled(reading: Reading, tree: Root, top: TopOfFile): Found {
  const id = onlyValue(reading, top, 'id');
  const type = onlyValue(reading, top, 'type');
  const sound = id !== undefined && isSoundId(reading.vocabulary, id.text) ? id : undefined;
  if (sound === undefined) noteIdentity(reading, top, id);
  const isDocument = type?.text === 'document' || type?.text === 'item-document';
  if (sound !== undefined && !isDocument) return { items: [readFile(reading, tree, top, { id: sound, type })] };
  const held = type?.text === 'item-document';
  const contents = readContents(reading, outline(reading, tree, held), held ? top.defaults : []);
  if (sound === undefined || type === undefined) return { items: contents.items };
  return { items: contents.items, document: documentOf(reading, tree, top, { id: sound, type }, contents) };
}

function onlyValue(reading: Reading, top: TopOfFile, name: string): Value | undefined {
  return top.entries.find((entry) => named(reading, entry) === name)?.values[0];
}

function noteIdentity(reading: Reading, top: TopOfFile, id: Value | undefined): void {
  if (id !== undefined) {
    noteLost(reading, meantAs(reading.vocabulary, id.text) ?? { word: id.text, instead: undefined }, id.place);
    return;
  }
  note(
    reading,
    'item-is-identified',
    placeBetween(reading, 0, top.block.end),
    'This file has front matter but no `id`, so it is neither an item nor a document',
    'Write `id: …` in the front matter, or take the front matter away if the file is ordinary text.',
  );
}
