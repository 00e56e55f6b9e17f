import type { DocumentFacts, Facts, FieldFacts, ItemFacts } from './facts.ts';
import { type KindName, kinds } from './kinds.ts';
import type { Status, TraceItem } from './trace-item.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The document and the items of one file, as things of a graph. `risk`: the file belongs to the risk management file. */
export function itemsOf({ document, items }: Facts, vocabulary: Vocabulary, risk: boolean): readonly TraceItem[] {
  const holder = document === undefined ? undefined : documentItem(document, risk);
  const inside = items.map((item) => traceItem(item, vocabulary, holder, risk));
  return holder === undefined ? inside : [holder, ...inside];
}

function traceItem(facts: ItemFacts, vocabulary: Vocabulary, document: TraceItem | undefined, risk: boolean): TraceItem {
  const fields = byName(facts.fields);
  return {
    id: facts.id.text,
    kind: kindOf(facts, vocabulary),
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

function documentItem(facts: DocumentFacts, risk: boolean): TraceItem {
  const fields = byName(facts.fields);
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

function kindOf(facts: ItemFacts, vocabulary: Vocabulary): KindName | 'unknown' {
  const name = facts.type?.text ?? vocabulary.kindOfId(facts.id.text);
  return name !== undefined && Object.hasOwn(kinds, name) && name !== 'document' ? (name as KindName) : 'unknown';
}

function byName(fields: readonly FieldFacts[]): Map<string, FieldFacts> {
  const map = new Map<string, FieldFacts>();
  for (const field of fields) if (!map.has(field.name)) map.set(field.name, field);
  return map;
}

function statusOf(fields: ReadonlyMap<string, FieldFacts>): Status | undefined {
  const text = fields.get('status')?.values[0]?.text;
  return text === 'draft' || text === 'in-review' || text === 'retired' ? text : undefined;
}
