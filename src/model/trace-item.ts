import type { FieldFacts, SectionFacts, Spelling, Value } from './facts.ts';
import type { KindName } from './kinds.ts';
import type { Place } from './place.ts';

export type Status = 'draft' | 'in-review' | 'retired';

/** A traced thing: an item, or a document (kind `document`). */
export interface TraceItem {
  readonly id: string;
  /** `unknown` where neither prefix nor `type` names a kind; no rule of a pack reads such an item. */
  readonly kind: KindName | 'unknown';
  readonly title: Value;
  readonly idPlace: Place;
  readonly place: Place;
  readonly spelling: Spelling | 'document';
  /** By canonical name; the first where one was written twice. */
  readonly fields: ReadonlyMap<string, FieldFacts>;
  readonly status: Status | undefined;
  /** The document it stands in, when it is a section or a row. */
  readonly document: TraceItem | undefined;
  /** Sections and words, for documents. */
  readonly sections: readonly SectionFacts[];
  readonly words: string;
  /** Its file belongs to the ISO 14971 risk management file, as `dhf.yaml` says. */
  readonly inRiskFile: boolean;
}

const decided = 'added|agreed|announced|clarified|completed|confirmed|decided|defined|determined|done|provided|specified|supplied|written';

/** Words that stand for an answer still to come, or say that there is none and not why: alone, they are no answer. */
const placeholder = new RegExp(
  `^(?:${[
    't\\.?b\\.?[acd]|to[- ]?do|fixme|xxx+|n\\. ?n\\.?',
    'n\\.? ?\\/? ?a|not applicable|entfällt|nicht zutreffend|k\\. ?a',
    `to be (?:${decided})(?: later)?|will be (?:${decided}) later|not yet (?:${decided}|known|available)`,
    '(?:details |values? |numbers? |text )?(?:to|will) follow|still (?:open|pending)',
    'wird (?:noch )?(?:nachgereicht|nachgetragen|ergänzt|festgelegt|definiert)|noch (?:offen|ausstehend|zu klären|festzulegen)|folgt(?: noch)?',
    'noch nicht (?:festgelegt|definiert|bekannt|entschieden|vorhanden)',
  ].join('|')})[\\s.:!?…]*$`,
  'i',
);

/** In running text they are read as such only where nothing else can be meant: a drug “not yet defined in the library” is a fine word of a requirement. */
const promise = new RegExp(`\\b(?:TBD|tbd|TODO)\\b|\\bto be (?:${decided}) later\\s*(?:[.;,:)!?]|$)|\\bwird (?:noch )?nachgereicht\\b`);

/** Nothing but signs and what is not seen: dashes, dots, an empty check box, a space without width. */
const signs = /^[\s\p{Cf}\p{Pd}!-/:-@[-`{-~…]*$/u;

/** True for text that says nothing yet: empty, signs alone, TBD, TODO, or “not applicable” without a reason. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  const saysNothing = isWord(trimmed.charCodeAt(0)) ? beginnings.has(pair(trimmed)) && placeholder.test(trimmed) : signs.test(trimmed);
  return saysNothing || (mayPromise.test(trimmed) && promise.test(trimmed));
}

/** What the first two signs of placeholders may be, and words of a promise: nearly every text is neither, and looking for them costs less than the whole. */
const beginnings = new Set(
  ['t.', 'tb', 'to', 'te', 'fi', 'fo', 'xx', 'n.', 'n/', 'n ', 'na', 'ni', 'no', 'nu', 'en', 'k.', 'wi', 'st', 'de', 'va'].map(pair),
);
const mayPromise = /TBD|tbd|TODO| later|nachgereicht/;

/** The first two signs of a text as one number, whether letters are great or small. */
function pair(text: string): number {
  return ((text.charCodeAt(0) | 32) << 16) | text.charCodeAt(1) | 32;
}

/** A letter or digit of ASCII: no sign that says nothing. */
function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** The values of a field that say something; the title is a field like any other. */
export function answers(item: TraceItem, field: string): readonly Value[] {
  if (field === 'title') return isPlaceholder(item.title.text) ? [] : [item.title];
  const facts = item.fields.get(field);
  if (facts !== undefined) return facts.values.filter((value) => !isPlaceholder(value.text));
  return stepsAnswer(item, field);
}

/** Does a field say something? */
export function isAnswered(item: TraceItem, field: string): boolean {
  const facts = item.fields.get(field);
  return facts === undefined ? answers(item, field).length > 0 : facts.values.some((value) => !isPlaceholder(value.text));
}

/** The single value of a field, or undefined when missing or a placeholder. */
export function answer(item: TraceItem, field: string): string | undefined {
  if (field === 'title') return isPlaceholder(item.title.text) ? undefined : item.title.text;
  const facts = item.fields.get(field);
  if (facts !== undefined) return facts.values.find((value) => !isPlaceholder(value.text))?.text;
  return stepsAnswer(item, field)[0]?.text;
}

/** Where a finding about a field stands: the field when written, else the item's ID. */
export function fieldPlace(item: TraceItem, field: string): Place {
  const facts = item.fields.get(field);
  return facts?.values[0]?.place ?? facts?.label.place ?? item.idPlace;
}

const suppliedBySteps = new Set(['input', 'expected-result', 'procedure']);

/** A test case's table of steps with an expected column is its input, expected result and procedure at once. */
function stepsAnswer(item: TraceItem, field: string): readonly Value[] {
  if (item.kind !== 'test-case' || !suppliedBySteps.has(field)) return [];
  for (const facts of item.fields.values()) {
    for (const table of facts.prose?.tables ?? []) {
      const expected = table.header.findIndex((cell) => /^(?:expected|erwartet)/i.test(cell.text));
      if (expected < 0 || table.rows.length === 0) continue;
      if (table.rows.every((row) => !isPlaceholder(row[expected]?.text ?? ''))) return [{ text: 'as the steps say', place: table.place }];
    }
  }
  return [];
}
