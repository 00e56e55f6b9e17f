import type { Heading, Nodes, Root } from 'mdast';
import { normal } from '../../src/model/content-hash.ts';
import type { DocumentFacts, FieldFacts, ItemFacts, Value } from '../../src/model/facts.ts';
import { readBody } from './body.ts';
import { type Contents, withStates } from './document.ts';
import { kindOf } from './field-shape.ts';
import type { Entry } from './front-matter/entry.ts';
import type { TopOfFile } from './front-matter/read.ts';
import { headingText, splitHeading } from './heading.ts';
import { ownNames } from './identity.ts';
import { entryField, finish } from './item.ts';
import { withMentions } from './mentions.ts';
import { collapse, note, placeOf, type Reading } from './reading.ts';

/** What the front matter says a file is. */
export interface Identity {
  readonly id: Value;
  readonly type: Value | undefined;
}

/** A file that is one item: its front matter, the statement and the prose fields. */
export function readFile(reading: Reading, tree: Root, top: TopOfFile, { id, type }: Identity): ItemFacts {
  const kind = kindOf(reading.vocabulary, id.text, type?.text);
  const written = titleOf(reading, top);
  const blocks: readonly Nodes[] = tree.children.filter((node) => node.type !== 'yaml');
  const heading = titleHeading(reading, blocks[0], id.text, written);
  const fields = [
    ...fieldsOf(reading, top).map((entry) => entryField(reading, entry, kind)),
    ...readBody(reading, heading === undefined ? blocks : blocks.slice(1)),
  ];
  const title = written ?? heading ?? { text: '', place: id.place };
  const place = placeOf(reading, tree);
  return finish(reading, { id, title, ...(type === undefined ? {} : { type }), spelling: 'file', fields, place }, kind, []);
}

/** A document's own facts, from its front matter and what stands in it. */
export function documentOf(
  reading: Reading,
  tree: Root,
  top: TopOfFile,
  { id, type }: Identity & { readonly type: Value },
  contents: Contents,
): DocumentFacts {
  const kind = kindOf(reading.vocabulary, id.text, 'document');
  const fields: readonly FieldFacts[] = fieldsOf(reading, top).map((entry) => entryField(reading, entry, kind));
  const first = tree.children.find((node) => node.type !== 'yaml');
  const heading = first?.type === 'heading' && first.depth === 1 ? headingText(reading, first) : undefined;
  const title = titleOf(reading, top) ?? heading ?? { text: '', place: id.place };
  const place = placeOf(reading, tree);
  return { id, title, type, fields: withStates(fields, contents.states), sections: contents.sections, words: contents.words, place };
}

/** The entries besides the first ID, type and title. */
function fieldsOf(reading: Reading, top: TopOfFile): Entry[] {
  const first = new Set([...ownNames].map((name) => top.entries.find((entry) => named(reading, entry) === name)));
  return top.entries.filter((entry) => !first.has(entry));
}

function titleOf(reading: Reading, top: TopOfFile): Value | undefined {
  const [value] = top.entries.find((entry) => named(reading, entry) === 'title')?.values ?? [];
  if (value === undefined) return undefined;
  withMentions(reading, 'prose', [value]);
  return { ...value, text: collapse(value.text) };
}

/** The canonical name of a key. */
export function named(reading: Reading, entry: Entry): string {
  return reading.vocabulary.fieldOf(entry.key.text) ?? entry.key.text;
}

/** A first heading of level 1 that repeats the title, alone or behind the ID, is the title. */
function titleHeading(reading: Reading, first: Nodes | undefined, id: string, written: Value | undefined): Value | undefined {
  if (first?.type !== 'heading' || first.depth !== 1) return undefined;
  const heading: Heading = first;
  const whole = headingText(reading, heading);
  const start = reading.vocabulary.idAtStart(whole.text);
  const own = start?.id === id;
  if (written === undefined) return own ? splitHeading(reading, heading, id).title : whole;
  const said = own ? start.rest : whole.text;
  if (normal(said) === normal(written.text) || (own && said === '')) return whole;
  if (!own) return undefined;
  note(
    reading,
    'field-is-written-once',
    whole.place,
    `${id} has two titles: one in the front matter, another in the heading`,
    'Keep one of them.',
    {
      related: [{ message: 'the title in the front matter', place: written.place }],
      item: id,
    },
  );
  return whole;
}
