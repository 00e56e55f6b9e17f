import type { List, Nodes, Paragraph, PhrasingContent } from 'mdast';
import type { FieldFacts, Value } from '../../src/model/facts.ts';
import type { Kind } from '../../src/model/kind.ts';
import { fieldShape } from './field-shape.ts';
import { isClaimLabel, type Labelled, labelled } from './label.ts';
import { withMentions } from './mentions.ts';
import { readProse } from './prose.ts';
import { collapse, endOf, note, placeBetween, placeOf, type Reading } from './reading.ts';
import { readValues } from './values.ts';
import { isText } from './words.ts';

/** Is this list a field list: does its first item carry a label? */
export function isFieldList(reading: Reading, node: Nodes | undefined): node is List {
  const [first] = node?.type === 'list' ? node.children : [];
  return first !== undefined && labelled(reading, first) !== undefined;
}

/** Does any label of the list name a field that some kind has? */
export function namesField(reading: Reading, list: List): boolean {
  return fieldsNamed(reading, list).some((name) => name !== undefined);
}

/** Does the list name a field that no section of a document has? Those say which clauses they answer, and what class something has. */
export function writesOwnFields(reading: Reading, list: List): boolean {
  const [first] = list.children;
  const claim = first === undefined ? undefined : labelled(reading, first);
  if (claim !== undefined && isClaimLabel(reading, claim.label.text)) return false;
  return fieldsNamed(reading, list).some((name) => name !== undefined && name !== 'safety-class');
}

/** Is each entry of the list labelled, and do they name two fields or more? */
export function isAllFields(reading: Reading, list: List): boolean {
  const known = new Set(fieldsNamed(reading, list).filter((name) => name !== undefined));
  return known.size > 1 && list.children.every((item) => labelled(reading, item) !== undefined);
}

function fieldsNamed(reading: Reading, list: List): (string | undefined)[] {
  return list.children.map((item) => {
    const entry = labelled(reading, item);
    return entry === undefined ? undefined : reading.vocabulary.fieldOf(entry.label.text);
  });
}

/** The entry that writes the item's kind. */
export function typeEntry(reading: Reading, list: List): Labelled | undefined {
  return list.children
    .map((item) => labelled(reading, item))
    .find((entry) => entry !== undefined && reading.vocabulary.fieldOf(entry.label.text) === 'type');
}

/** The entries of a field list; anything else in it is noted, since it would be read by nobody. */
export function entriesOf(reading: Reading, list: List): Labelled[] {
  return list.children.flatMap((item) => {
    const entry = labelled(reading, item);
    if (entry !== undefined) return [entry];
    note(
      reading,
      'field-list-is-sound',
      placeOf(reading, item),
      'This list holds fields, but this entry is not one',
      'Write it as `- **Label:** value`, or move it below the fields as text.',
    );
    return [];
  });
}

/** The field an entry writes. */
export function readEntry(reading: Reading, entry: Labelled, kind: Kind | undefined): FieldFacts {
  const { label, paragraph, from } = entry;
  const name = reading.vocabulary.fieldOf(label.text) ?? label.text;
  const shape = fieldShape(reading.vocabulary, kind, name);
  if (shape === 'prose') return { name, label, values: proseValue(reading, entry) };
  for (const more of entry.item.children.slice(1)) {
    note(
      reading,
      'field-list-is-sound',
      placeOf(reading, more),
      `\`${label.text}\` is not text, so what stands here in a block of its own is not read`,
      'Write the values behind the label, separated by commas.',
    );
  }
  return { name, label, values: withMentions(reading, shape, readValues(reading, from, endOf(paragraph), shape)) };
}

function proseValue(reading: Reading, entry: Labelled): Value[] {
  const { item, paragraph, from } = entry;
  const [strong, ...rest] = paragraph.children;
  const first: Paragraph = { type: 'paragraph', children: strong === undefined ? [] : withoutColon(rest, from > endOf(strong)) };
  const words = collapse(readProse(reading, [first, ...item.children.slice(1)]).words);
  const start = from + (/^\s*/.exec(reading.text.slice(from, endOf(item)))?.[0].length ?? 0);
  return words === '' ? [] : [{ text: words, place: placeBetween(reading, start, Math.max(start, endOf(item.children.at(-1) ?? item))) }];
}

function withoutColon(nodes: readonly PhrasingContent[], colon: boolean): PhrasingContent[] {
  const [first, ...rest] = nodes;
  return colon && isText(first) ? [{ ...first, value: first.value.replace(/^\s*:/, '') }, ...rest] : [...nodes];
}
