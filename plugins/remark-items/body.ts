import type { Heading, Nodes } from 'mdast';
import type { FieldFacts, Value } from '../../src/model/facts.ts';
import { linkTypes } from '../../src/model/kinds.ts';
import { fieldShape } from './field-shape.ts';
import { headingText } from './heading.ts';
import { labelled } from './label.ts';
import { placeOfBlocks, readProse } from './prose.ts';
import { note, type Reading, startOf } from './reading.ts';

/** The statement and the prose fields of an item: what stands before the first sub-heading, and under each. */
export function readBody(reading: Reading, blocks: readonly Nodes[]): FieldFacts[] {
  const fields: FieldFacts[] = [];
  const deeper: Heading[] = [];
  let end = nextHeading(blocks, 0, 6);
  const statement = proseField(reading, blocks.slice(0, end));
  noteLabels(reading, blocks.slice(0, end));
  if (statement.values.length > 0) fields.push({ name: 'statement', label: { text: '', place: statement.place }, ...statement.field });
  while (end < blocks.length) {
    const heading = blocks[end] as Heading;
    const next = nextHeading(blocks, end + 1, heading.depth);
    fields.push(readSubHeading(reading, heading, blocks.slice(end + 1, next)));
    for (const block of blocks.slice(end + 1, next)) if (block.type === 'heading') deeper.push(block);
    end = next;
  }
  noteTooDeep(reading, fields, deeper);
  return fields;
}

/** A field that is written in the text of the statement, instead of in the list above it. */
function noteLabels(reading: Reading, blocks: readonly Nodes[]): void {
  const kind = reading.within?.kind;
  if (kind === undefined) return;
  for (const item of blocks.flatMap((block) => (block.type === 'list' ? block.children : []))) {
    const label = labelled(reading, item)?.label;
    const name = label === undefined ? undefined : reading.vocabulary.fieldOf(label.text);
    if (label === undefined || name === undefined || Object.hasOwn(linkTypes, name) || !reading.vocabulary.fieldNames(kind).includes(name))
      continue;
    note(
      reading,
      'field-list-is-sound',
      label.place,
      `\`${label.text}\` stands in the text of the item, so it is not read as a field`,
      'Write it in the one list directly under the heading of the item, or in the front matter of its file.',
    );
  }
}

function readSubHeading(reading: Reading, heading: Heading, blocks: readonly Nodes[]): FieldFacts {
  const label = headingText(reading, heading);
  const name = reading.vocabulary.fieldOf(label.text) ?? label.text;
  noteNotProse(reading, name, label);
  return { name, label, ...proseField(reading, blocks).field };
}

/** A link or a choice written as text under a heading would be read as one long value. */
function noteNotProse(reading: Reading, name: string, label: Value): void {
  const kind = reading.within?.kind;
  if (kind === undefined || !reading.vocabulary.fieldNames(kind).includes(name)) return;
  if (fieldShape(reading.vocabulary, kind, name) === 'prose') return;
  note(
    reading,
    'field-list-is-sound',
    label.place,
    `\`${label.text}\` is not a text with a heading of its own`,
    `Write \`- **${label.text}:** …\` in the list under the heading of the item, or \`${name}: …\` in the front matter.`,
  );
}

/** A heading one level too deep makes its text part of the field above it, where nobody looks for it. */
function noteTooDeep(reading: Reading, fields: readonly FieldFacts[], headings: readonly Heading[]): void {
  const kind = reading.within?.kind;
  if (kind === undefined) return;
  const names = new Set(fields.map((field) => field.name));
  for (const heading of headings) {
    const label = headingText(reading, heading);
    const name = reading.vocabulary.fieldOf(label.text);
    if (name === undefined || names.has(name) || !kind.fields.some((row) => row.name === name && row.prose)) continue;
    note(
      reading,
      'field-list-is-sound',
      label.place,
      `The heading \`${label.text}\` stands below another heading of the item, so it is read as part of that text`,
      'Give it as many `#` as the heading above it.',
    );
  }
}

function proseField(reading: Reading, blocks: readonly Nodes[]) {
  const { words, listItems, tables } = readProse(reading, blocks);
  const [first] = blocks;
  const place = placeOfBlocks(reading, blocks, first === undefined ? 0 : startOf(first));
  const values = words === '' ? [] : [{ text: words, place }];
  return { place, values, field: { values, prose: { listItems, tables } } };
}

/** Index of the next heading that is no deeper than `depth`, from an index on. */
function nextHeading(blocks: readonly Nodes[], from: number, depth: number): number {
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at];
    if (block?.type === 'heading' && block.depth <= depth) return at;
  }
  return blocks.length;
}
