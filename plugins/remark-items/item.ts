import type { Heading, Nodes, Table, TableCell } from 'mdast';
import type { FieldFacts, ItemFacts, Value } from '../../src/model/facts.ts';
import type { Kind } from '../../src/model/kind.ts';
import { readBody } from './body.ts';
import { entriesOf, isFieldList, readEntry, typeEntry } from './field-list.ts';
import { fieldShape, kindOf } from './field-shape.ts';
import type { Entry } from './front-matter/entry.ts';
import { splitHeading } from './heading.ts';
import { isSoundId, meantAs, noteLost, ownNames } from './identity.ts';
import { withMentions } from './mentions.ts';
import { collapse, contentPlace, endOf, note, placeAcross, placeOf, type Reading, readWithin, startOf } from './reading.ts';
import { readValues } from './values.ts';
import { inlineWords, plainText } from './words.ts';

/** A key of front matter as a field of a kind; IDs in short prose are mentions. */
export function entryField(reading: Reading, entry: Entry, kind: Kind | undefined): FieldFacts {
  const field = keyField(reading, entry, kind);
  withMentions(reading, fieldShape(reading.vocabulary, kind, field.name), field.values);
  return field;
}

function keyField(reading: Reading, entry: Entry, kind: Kind | undefined): FieldFacts {
  const name = reading.vocabulary.fieldOf(entry.key.text) ?? entry.key.text;
  if (fieldShape(reading.vocabulary, kind, name) !== 'prose') return { name, label: entry.key, values: entry.values };
  return { name, label: entry.key, values: entry.values.map((value) => ({ ...value, text: collapse(value.text) })) };
}

/** A heading `ID Title`, its field list, and the text below. */
export function readSection(
  reading: Reading,
  id: string,
  heading: Heading,
  blocks: readonly Nodes[],
  inherited: readonly Entry[],
): ItemFacts {
  const identity = splitHeading(reading, heading, id);
  const [first] = blocks;
  const list = isFieldList(reading, first) ? first : undefined;
  const written = list === undefined ? undefined : typeEntry(reading, list);
  const type = written === undefined ? undefined : readEntry(reading, written, undefined).values[0];
  const kind = kindOf(reading.vocabulary, id, type?.text);
  return readWithin(reading, { id, kind }, () => {
    const entries = list === undefined ? [] : entriesOf(reading, list);
    const listed = entries.filter((entry) => entry.item !== written?.item).map((entry) => readEntry(reading, entry, kind));
    const fields = [...listed, ...readBody(reading, list === undefined ? blocks : blocks.slice(1))];
    const place = placeAcross(reading, heading, blocks.at(-1) ?? heading);
    return finish(reading, { ...identity, ...(type === undefined ? {} : { type }), spelling: 'section', fields, place }, kind, inherited);
  });
}

/** Is this a table of items: one whose first column is `ID`? */
export function isItemTable(reading: Reading, node: Nodes): node is Table {
  if (node.type !== 'table') return false;
  const cell = node.children[0]?.children[0];
  return cell !== undefined && reading.vocabulary.fieldOf(plainText(cell.children)) === 'id';
}

/** The items of a table, one a row. */
export function readRows(reading: Reading, table: Table, inherited: readonly Entry[]): ItemFacts[] {
  const [header, ...rows] = table.children;
  const labels = (header?.children ?? []).map((cell) => ({ text: collapse(plainText(cell.children)), place: contentPlace(reading, cell) }));
  return rows.flatMap((row) => {
    const [idCell, ...cells] = row.children;
    const id = collapse(plainText(idCell?.children ?? []));
    const place = placeOf(reading, row);
    if (idCell === undefined || !isSoundId(reading.vocabulary, id)) {
      noteRow(reading, id, idCell === undefined ? place : contentPlace(reading, idCell));
      return [];
    }
    return [readRow(reading, { text: id, place: contentPlace(reading, idCell) }, labels.slice(1), cells, place, inherited)];
  });
}

function readRow(
  reading: Reading,
  id: Value,
  labels: readonly Value[],
  cells: readonly TableCell[],
  place: Value['place'],
  inherited: readonly Entry[],
): ItemFacts {
  const { vocabulary } = reading;
  const names = labels.map((label) => vocabulary.fieldOf(label.text) ?? label.text);
  const typeCell = cells[names.indexOf('type')];
  const [type] = typeCell === undefined ? [] : cellValues(reading, typeCell, 'single');
  const kind = kindOf(vocabulary, id.text, type?.text);
  return readWithin(reading, { id: id.text, kind }, () => {
    const fields = labels.flatMap((label, at) => {
      const cell = cells[at];
      const name = names[at] as string;
      if (cell === undefined || cell === typeCell) return [];
      const values = cellValues(reading, cell, fieldShape(vocabulary, kind, name));
      if (values.length === 0) return [];
      return [{ name, label, values, ...(name === 'statement' ? { prose: { listItems: [], tables: [] } } : {}) }];
    });
    const title = { text: '', place: id.place };
    return finish(reading, { id, title, ...(type === undefined ? {} : { type }), spelling: 'row', fields, place }, kind, inherited);
  });
}

function cellValues(reading: Reading, cell: TableCell, shape: 'prose' | 'list' | 'single'): Value[] {
  const [first] = cell.children;
  const last = cell.children.at(-1);
  if (first === undefined || last === undefined) return [];
  if (shape !== 'prose') return withMentions(reading, shape, readValues(reading, startOf(first), endOf(last), shape, true));
  const text = collapse(inlineWords(reading, cell.children));
  return text === '' ? [] : [{ text, place: contentPlace(reading, cell) }];
}

function noteRow(reading: Reading, id: string, place: Value['place']): void {
  if (id === '') {
    note(
      reading,
      'item-is-identified',
      place,
      'This row has no ID, so it is no item',
      'Write an ID in its first column, or take the row away.',
    );
    return;
  }
  noteLost(reading, meantAs(reading.vocabulary, id) ?? { word: id, instead: undefined }, place, 'row');
}

/** Takes the title out of the fields where it stands among them, and adds what the document hands down. */
export function finish(reading: Reading, item: ItemFacts, kind: Kind | undefined, inherited: readonly Entry[]): ItemFacts {
  const { title, fields } = withTitle(reading, item);
  noteTwice(reading, item, fields);
  const names = new Set(fields.map((field) => field.name));
  const down = inherited
    .map((entry) => keyField(reading, entry, kind))
    .filter((field) => !names.has(field.name) && !ownNames.has(field.name) && isHandedDown(reading, field.name, kind))
    .map((field) => ({ ...field, inherited: true as const }));
  return { ...item, title, fields: [...fields.filter((field) => !ownNames.has(field.name)), ...down] };
}

/** A field that only other kinds have stays with them; one that no kind has goes to every item, where it is found wrong. */
function isHandedDown({ vocabulary }: Reading, name: string, kind: Kind | undefined): boolean {
  return kind === undefined || vocabulary.fieldOf(name) === undefined || vocabulary.fieldNames(kind).includes(name);
}

function withTitle(reading: Reading, item: ItemFacts): { readonly title: Value; readonly fields: readonly FieldFacts[] } {
  const titles = item.fields.filter((field) => field.name === 'title');
  const fields = titles.length === 0 ? item.fields : item.fields.filter((field) => field.name !== 'title');
  const [first, second] = [...(item.title.text === '' ? [] : [item.title]), ...titles.flatMap((field) => field.values)];
  if (first !== undefined && second !== undefined) {
    note(reading, 'field-is-written-once', second.place, `${item.id.text} has two titles`, 'Keep one of them.', {
      related: [{ message: 'the other one', place: first.place }],
    });
  }
  return { title: first ?? item.title, fields };
}

function noteTwice(reading: Reading, item: ItemFacts, fields: readonly FieldFacts[]): void {
  const seen = new Map<string, Value>([['id', item.id]]);
  if (item.type !== undefined) seen.set('type', item.type);
  for (const field of fields) {
    const before = seen.get(field.name);
    if (before === undefined) {
      seen.set(field.name, field.label);
      continue;
    }
    note(
      reading,
      'field-is-written-once',
      field.label.place,
      `${field.name} of ${item.id.text} is written twice, and only the first is read`,
      'Put all of it in one place.',
      { related: [{ message: 'written here first', place: before.place }] },
    );
  }
}
