import { fieldShape } from '../../../plugins/remark-items/field-shape.ts';
import type { Facts, FieldFacts, ItemFacts, Trouble, Value } from '../../model/facts.ts';
import type { Kind } from '../../model/kind.ts';
import { type KindName, kinds } from '../../model/kinds.ts';
import { nearest } from '../../model/nearest.ts';
import type { Place } from '../../model/place.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import { Flaw, type Span } from '../flaw.ts';
import { placesIn } from '../places.ts';
import { readCsvExport } from './csv.ts';
import type { Export, Said, TicketRecord } from './export.ts';
import { readJsonExport } from './json.ts';
import { plainText } from './rich-text.ts';
import { dated, mapped, split, type ValueMap } from './values.ts';
import { headingWords, type Source, saidAt, sourcesOf, type Wanted, wantedOf } from './wanted.ts';

/** How the tickets of one export become items of a kind, as `registers` in `dhf.yaml` says. */
export interface Mapping {
  readonly kind: KindName;
  /** By our name of the field, `id` and `title` among them: a column, a path, a constant `=…`, or a text with such in braces. */
  readonly columns: Readonly<Record<string, string>>;
  /** By our name of the field. */
  readonly values: Readonly<Record<string, ValueMap>>;
}

/**
 * The snapshot of a tracker to facts: each ticket is an item of the kind, at its line. JSON when `file` ends so, else CSV. Never throws; a
 * snapshot without tickets has no items.
 */
export function readRegister(file: string, text: string, mapping: Mapping, vocabulary: Vocabulary): Facts {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const placeOf = placesIn(file, plain);
  const facts = { file, items: [], mentions: [], headings: [], views: [], references: [], troubles: [], unreadable: [] };
  try {
    const register = /\.json$/i.test(file) ? readJsonExport(plain) : readCsvExport(plain);
    const wanted = new Map(Object.entries(mapping.columns).map(([name, written]) => [name, wantedOf(written)]));
    for (const each of wanted.values()) for (const source of sourcesOf(each)) isThere(source, register);
    return { ...facts, ...ticketsIn({ register, wanted, mapping, vocabulary, placeOf }) };
  } catch (flaw) {
    if (!(flaw instanceof Flaw)) throw flaw;
    const fix = flaw.fix ?? 'Export it again from the tracker.';
    return { ...facts, unreadable: [{ what: file, why: flaw.message, fix, place: placeOf(flaw.span) }] };
  }
}

interface Reading {
  readonly register: Export;
  readonly wanted: ReadonlyMap<string, Wanted>;
  readonly mapping: Mapping;
  readonly vocabulary: Vocabulary;
  readonly placeOf: (span: Span) => Place;
}

/** A column that no ticket has is a mistake of the mapping: nothing would ever come from it. */
function isThere({ path, heading }: Source, { records, columns, head }: Export): void {
  if (heading !== undefined) isHeading(path, heading, { records, head });
  const isKnown = columns.includes(path) || records.some((record) => record.at(path) !== undefined);
  const isWhole = heading !== undefined && columns.includes(`${path}#${heading}`);
  if (isKnown || isWhole || (records.length === 0 && columns.length === 0)) return;
  throw new Flaw(`\`columns\` names \`${path}\`, and no ticket has it`, head, mendColumns(nearest(path, columns)));
}

/** A heading may still be missing in all tickets, as one that is written when they are closed; one that is close to others is misspelled. */
function isHeading(path: string, heading: string, { records, head }: Pick<Export, 'records' | 'head'>): void {
  const found = new Set(records.flatMap((record) => (record.at(path) ?? []).flatMap(({ text }) => headingWords(text))));
  const near = found.size === 0 || heading === '' ? undefined : nearest(heading, found);
  if (near === undefined || near.toLowerCase() === heading.toLowerCase()) return;
  throw new Flaw(`\`columns\` names the heading “${heading}” in \`${path}\`, and no ticket has it`, head, mendColumns(near));
}

function mendColumns(near?: string): string {
  const rest = 'correct `columns` of this register in dhf.yaml, or export the tickets with what is missing.';
  return near === undefined ? `C${rest.slice(1)}` : `\`${near}\` is close; ${rest}`;
}

function ticketsIn(reading: Reading): Pick<Facts, 'items' | 'troubles'> {
  const items: ItemFacts[] = [];
  const troubles: Trouble[] = [];
  for (const record of reading.register.records) {
    const id = singleOf(reading, record, 'id');
    if (id !== undefined && isKey(id.text)) items.push(itemOf(reading, record, id));
    else troubles.push(lost(reading, record, id));
  }
  return { items, troubles };
}

/** Keys of trackers: `TW-123`, `#45`, `AB#4711`. Files of the site are named after them. */
function isKey(text: string): boolean {
  return text.length <= 100 && /^#?[\p{L}\p{N}](?:[\p{L}\p{N}_.#-]*[\p{L}\p{N}])?$/u.test(text) && /\d/.test(text);
}

function lost({ mapping, placeOf }: Reading, record: TicketRecord, id: Value | undefined): Trouble {
  const column = mapping.columns.id ?? 'id';
  return {
    rule: 'item-is-identified',
    place: id?.place ?? placeOf({ start: record.start, end: record.start }),
    message:
      id === undefined
        ? `This ticket has no key: nothing stands under \`${column}\``
        : `\`${id.text.slice(0, 60)}\` is not read as the key of a ticket: letters, digits and - _ . # are, with a digit among them`,
    fix: 'Name the column that holds the keys as `id` under `columns` of this register in dhf.yaml, or export the tickets again.',
  };
}

function itemOf(reading: Reading, record: TicketRecord, id: Value): ItemFacts {
  const { mapping, placeOf } = reading;
  const title = singleOf(reading, record, 'title') ?? { text: '', place: id.place };
  const names = Object.keys(mapping.columns).filter((name) => name !== 'id' && name !== 'title');
  return {
    id,
    title,
    type: { text: mapping.kind, place: id.place },
    spelling: 'row',
    fields: names.flatMap((name) => fieldOf(reading, record, name, id.place) ?? []),
    place: placeOf(record),
  };
}

function fieldOf(reading: Reading, record: TicketRecord, name: string, around: Place): FieldFacts | undefined {
  const values = valuesOf(reading, record, name, around);
  const [first] = values;
  if (first === undefined) return undefined;
  const label = { text: name, place: first.place };
  return { name, label, values, ...(name === 'statement' ? { prose: { listItems: [], tables: [] } } : {}) };
}

function singleOf(reading: Reading, record: TicketRecord, name: string): Value | undefined {
  const around = reading.placeOf({ start: record.start, end: record.start });
  const values = valuesOf(reading, record, name, around);
  return values[0] && { text: values.map(({ text }) => text).join(' '), place: values[0].place };
}

/** What a ticket says under one of our fields, in the shape and format that the field has. */
function valuesOf({ register, wanted, mapping, vocabulary, placeOf }: Reading, record: TicketRecord, name: string, around: Place): Value[] {
  const kind: Kind = kinds[mapping.kind];
  const shape = fieldShape(vocabulary, kind, name);
  const format = vocabulary.fieldRow(kind, name)?.format ?? 'text';
  const said = saidOf(record, wanted.get(name) ?? { constant: '' });
  const plain = said.map((each) => ({ ...each, text: plainText(each.text, register.tracker) }));
  const separate = shape === 'list' ? plain.flatMap(split) : shape === 'prose' ? joined(plain) : plain;
  const collapsed = separate.map((each) => ({ ...each, text: each.text.replaceAll(/\s+/gu, ' ').trim() }));
  const map = Object.hasOwn(mapping.values, name) ? mapping.values[name] : undefined;
  const meant = map === undefined ? collapsed : mapped(collapsed, map);
  return meant
    .filter(({ text }) => text !== '')
    .map(({ text, ...span }) => ({ text: dated(text, format), place: span.start < 0 ? around : placeOf(span) }));
}

function joined(said: readonly Said[]): readonly Said[] {
  const [first] = said;
  return first === undefined ? [] : [{ ...first, text: said.map(({ text }) => text).join('\n') }];
}

/** Words around what stands in braces are said only where something stands in one of these. */
function saidOf(record: TicketRecord, wanted: Wanted): readonly Said[] {
  if ('constant' in wanted) return [{ text: wanted.constant, start: -1, end: -1 }];
  const parts = wanted.parts.map((part) => (typeof part === 'string' ? part : (saidAt(record, part) ?? [])));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') return only;
  const first = parts.flatMap((part) => (typeof part === 'string' ? [] : part))[0];
  if (first === undefined) return [];
  return [{ ...first, text: parts.map((part) => (typeof part === 'string' ? part : part.map(({ text }) => text).join(', '))).join('') }];
}
