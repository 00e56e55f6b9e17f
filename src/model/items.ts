import type { DocumentFacts, Facts, FieldFacts, ItemFacts } from './facts.ts';
import type { Kind } from './kind.ts';
import { type KindName, kinds } from './kinds.ts';
import type { Status, TraceItem } from './trace-item.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The document and the items of one file, as things of a graph. `risk`: the file belongs to the risk management file. */
export function itemsOf({ document, items }: Facts, vocabulary: Vocabulary, risk: boolean): readonly TraceItem[] {
  const holder = document === undefined ? undefined : documentItem(document, vocabulary, risk);
  const inside = items.map((item) => traceItem(item, vocabulary, holder, risk));
  return holder === undefined ? inside : [holder, ...inside];
}

function traceItem(facts: ItemFacts, vocabulary: Vocabulary, document: TraceItem | undefined, risk: boolean): TraceItem {
  const kind = kindOf(facts, vocabulary);
  const fields = byName(facts.fields, kind, vocabulary);
  return {
    id: facts.id.text,
    kind,
    title: facts.title,
    idPlace: facts.id.place,
    place: facts.place,
    spelling: facts.spelling,
    fields,
    status: statusOf(fields),
    document,
    sections: [],
    words: '',
    inRiskFile: risk,
  };
}

function documentItem(facts: DocumentFacts, vocabulary: Vocabulary, risk: boolean): TraceItem {
  const fields = byName(facts.fields, 'document', vocabulary);
  return {
    id: facts.id.text,
    kind: 'document',
    title: facts.title,
    idPlace: facts.id.place,
    place: facts.place,
    spelling: 'document',
    fields,
    status: statusOf(fields),
    document: undefined,
    sections: facts.sections,
    words: facts.words,
    inRiskFile: risk,
  };
}

/** The kind that an item says it is, or its prefix tells. */
export function kindOf(facts: Pick<ItemFacts, 'id' | 'type'>, vocabulary: Vocabulary): KindName | 'unknown' {
  const name = facts.type?.text ?? vocabulary.kindOfId(facts.id.text);
  return name !== undefined && Object.hasOwn(kinds, name) && name !== 'document' ? (name as KindName) : 'unknown';
}

function byName(fields: readonly FieldFacts[], kind: KindName | 'unknown', vocabulary: Vocabulary): Map<string, FieldFacts> {
  const map = new Map<string, FieldFacts>();
  for (const field of fields) if (!map.has(field.name)) map.set(field.name, asAllowed(field, kind, vocabulary));
  return map;
}

/** A value of a closed list, or the word none, that was written with a capital letter, as it is spelled in the list: it means and hashes the same. */
function asAllowed(field: FieldFacts, kind: KindName | 'unknown', vocabulary: Vocabulary): FieldFacts {
  if (kind === 'unknown' || !field.values.some(({ text }) => isCapitalised(text))) return field;
  const { links }: Kind = kinds[kind];
  const row = vocabulary.ownField(kind, field.name) === undefined ? vocabulary.fieldRow(kinds[kind], field.name) : undefined;
  const isNone = row === undefined ? links.some(({ name, none }) => name === field.name && none) : !row.prose;
  const spelled = (text: string) => {
    const small = text.toLowerCase();
    return (isNone && small === 'none') || (row?.values?.includes(small) && !row.values.includes(text)) ? small : text;
  };
  if (!field.values.some(({ text }) => spelled(text) !== text)) return field;
  return { ...field, values: field.values.map((value) => ({ ...value, text: spelled(value.text) })) };
}

/** One capital letter and small ones behind it: nearly no value is written so, and IDs are not, so that looking costs little. */
function isCapitalised(text: string): boolean {
  return text.length < 40 && isBetween(text.charCodeAt(0), 'A', 'Z') && isBetween(text.charCodeAt(1), 'a', 'z');
}

function isBetween(code: number, first: string, last: string): boolean {
  return code >= first.charCodeAt(0) && code <= last.charCodeAt(0);
}

function statusOf(fields: ReadonlyMap<string, FieldFacts>): Status | undefined {
  const text = fields.get('status')?.values[0]?.text;
  return text === 'draft' || text === 'in-review' || text === 'retired' ? text : undefined;
}
