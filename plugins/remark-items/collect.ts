import type { Nodes, Root } from 'mdast';
import type { DocumentFacts, Facts, ItemFacts, Unreadable, Value } from '../../src/model/facts.ts';
import { comparePlaces, compareText } from '../../src/model/place.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import { readContents } from './document.ts';
import { kindOf } from './field-shape.ts';
import type { Defaults } from './front-matter/entry.ts';
import { readFrontMatter, type TopOfFile } from './front-matter/read.ts';
import { isSoundId, meantAs, noteLost, ownNames } from './identity.ts';
import { documentOf, named, readFile } from './item-file.ts';
import { outline } from './outline.ts';
import { fillPositions } from './positions.ts';
import { readProse } from './prose.ts';
import { note, placeBetween, type Reading, readWithin, startReading } from './reading.ts';
import { noteShown } from './shown.ts';
import { noteUnsoundText } from './soundness/note.ts';
import { noteNul } from './soundness/text.ts';
import { undoLoneTildes } from './tilde.ts';

/**
 * What a Markdown source says, from its tree and its text. Offsets of the tree refer to the text, which has no byte order mark.
 * `file` is the path that places name. Single tildes that a parser took for strike-through are put back into the tree as text.
 */
export function collect(tree: Root, text: string, file: string, vocabulary: Vocabulary): Facts {
  // Parsers show NUL as the replacement character, or not at all; here it is that character for all.
  const reading = startReading(file, text.replaceAll('\0', '\ufffd'), vocabulary);
  fillPositions(reading, tree);
  undoLoneTildes(tree, text);
  findDefinitions(reading, tree);
  const top = readFrontMatter(reading, tree);
  if (text.includes('\0')) noteNul(reading, text, top?.block.end ?? 0);
  const { items, document } = top === undefined ? ordinary(reading, tree) : controlled(reading, tree, top);
  const mentions = reading.mentions.sort((a, b) => comparePlaces(a.place, b.place));
  const troubles = reading.troubles.sort((a, b) => comparePlaces(a.place, b.place) || compareText(a.rule, b.rule));
  const { headings, views, references } = reading;
  const diagrams = reading.diagrams.length === 0 ? {} : { diagrams: reading.diagrams };
  return {
    file,
    items,
    ...(document === undefined ? {} : { document }),
    mentions,
    headings,
    views,
    ...diagrams,
    references,
    troubles,
    unreadable: [],
  };
}

/** The facts of a source that is not read. */
export function refused(file: string, unreadable: Unreadable): Facts {
  return { file, items: [], mentions: [], headings: [], views: [], references: [], troubles: [], unreadable: [unreadable] };
}

interface Found {
  readonly items: readonly ItemFacts[];
  readonly document?: DocumentFacts;
}

function findDefinitions(reading: Reading, parent: Nodes): void {
  if (!reading.text.includes(']:')) return;
  const look = (node: Nodes) => {
    if (node.type === 'definition' && !reading.definitions.has(node.identifier)) reading.definitions.set(node.identifier, node);
    if ('children' in node) for (const child of node.children) look(child);
  };
  look(parent);
}

/** An ordinary Markdown file: nothing but mentions. */
function ordinary(reading: Reading, tree: Root): Found {
  readProse(reading, tree.children);
  noteUnsoundText(reading, tree, 'ordinary');
  return { items: [] };
}

/** A file with front matter: an item, or a document with or without items in it. */
function controlled(reading: Reading, tree: Root, top: TopOfFile): Found {
  const written = onlyValue(reading, top, 'id');
  const type = onlyValue(reading, top, 'type');
  const id = written !== undefined && isSoundId(reading.vocabulary, written.text) ? written : undefined;
  if (id === undefined) noteIdentity(reading, top, written);
  const isDocument = type?.text === 'document' || type?.text === 'item-document';
  const held = type?.text === 'item-document';
  noteShown(reading, tree);
  if (top.defaults !== undefined) noteDefaults(reading, top.defaults, held);
  const read = () => {
    noteUnsoundText(reading, tree, held ? 'holds items' : 'controlled');
    if (id !== undefined && !isDocument) return { items: [readFile(reading, tree, top, { id, type })] };
    const contents = readContents(reading, outline(reading, tree, held), top.defaults?.entries ?? []);
    if (id === undefined || type === undefined) return { items: contents.items };
    return { items: contents.items, document: documentOf(reading, tree, top, { id, type }, contents) };
  };
  if (id === undefined) return read();
  nameItem(reading, id.text);
  return readWithin(reading, { id: id.text, kind: kindOf(reading.vocabulary, id.text, isDocument ? 'document' : type?.text) }, read);
}

/** Troubles with the front matter were noted before it could be known whose they are. */
function nameItem(reading: Reading, id: string): void {
  reading.troubles.forEach((trouble, at) => {
    reading.troubles[at] = { ...trouble, item: id };
  });
}

function noteDefaults(reading: Reading, { key, entries }: Defaults, held: boolean): void {
  if (!held) {
    note(
      reading,
      'front-matter-is-sound',
      key.place,
      '`defaults` is for the items in a document of `type: item-document`, and this file is none',
      'Take it away, or write the fields themselves.',
    );
  }
  for (const entry of entries.filter((each) => ownNames.has(named(reading, each)))) {
    note(
      reading,
      'front-matter-is-sound',
      entry.key.place,
      `\`${entry.key.text}\` is each item's own and cannot be handed down`,
      'Write it on each item.',
    );
  }
}

/** The one value of a name; more of them would be read by nobody. */
function onlyValue(reading: Reading, top: TopOfFile, name: string): Value | undefined {
  const [value, second] = top.entries.find((entry) => named(reading, entry) === name)?.values ?? [];
  if (second !== undefined) {
    note(
      reading,
      'item-is-identified',
      second.place,
      `A file has one \`${name}\`, and only the first of these is read`,
      'Keep one of them; further items stand in files of their own, or in sections and rows of a document.',
    );
  }
  return value;
}

function noteIdentity(reading: Reading, top: TopOfFile, id: Value | undefined): void {
  if (id !== undefined) {
    noteLost(reading, meantAs(reading.vocabulary, id.text) ?? { word: id.text, instead: undefined }, id.place, 'file');
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
