import type { Heading, Nodes } from 'mdast';
import type { Value } from '../../src/model/facts.ts';
import { nearest } from '../../src/model/nearest.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import { isAllFields, isFieldList, namesField, typeEntry, writesOwnFields } from './field-list.ts';
import { headingText } from './heading.ts';
import { note, type Reading } from './reading.ts';

/** What a heading of an item-document is: an item with this ID, something that was meant to be one, or a heading. */
export type Identity = { readonly role: 'item'; readonly id: string } | { readonly role: 'lost' } | { readonly role: 'plain' };

/** What each item says for itself, outside its fields. */
export const ownNames: ReadonlySet<string> = new Set(['id', 'type', 'title']);

/** Longer IDs are no IDs: nobody could write them down, and files are named after them. */
const longestId = 100;

/** True for text that is an ID of reasonable length. */
export function isSoundId(vocabulary: Vocabulary, text: string): boolean {
  return text.length <= longestId && vocabulary.isId(text);
}

/**
 * Reads a heading `ID Title`; `next` is the block that follows it, `inside` says that it stands below the heading of an item. What only looks like
 * an item is noted, so that none gets lost in silence.
 */
export function identify(reading: Reading, heading: Heading, next: Nodes | undefined, inside: boolean): Identity {
  const { vocabulary } = reading;
  const { text, place } = headingText(reading, heading);
  const id = vocabulary.idAtStart(text.slice(0, 2 * longestId))?.id;
  const sound = id !== undefined && isSoundId(vocabulary, id);
  if (sound && (vocabulary.kindOfId(id) !== undefined || (isFieldList(reading, next) && typeEntry(reading, next) !== undefined)))
    return { role: 'item', id };
  const fields = isFieldList(reading, next) && namesField(reading, next);
  const own = !inside && isFieldList(reading, next) && writesOwnFields(reading, next) ? next : undefined;
  const meant =
    id !== undefined && fields
      ? { word: id, instead: undefined }
      : (meantAs(vocabulary, text, fields) ?? (own === undefined ? undefined : furtherOn(vocabulary, text)));
  if (meant === undefined) {
    if (own !== undefined && isAllFields(reading, own)) noteNameless(reading, place);
    return { role: 'plain' };
  }
  noteLost(reading, meant, place, 'heading');
  return { role: 'lost' };
}

interface Meant {
  readonly word: string;
  /** The ID it is close to. */
  readonly instead: string | undefined;
}

/** Where an ID is expected, and what to do when the word there was not meant as one. */
const otherwise = {
  heading: '; if it is not an item, let the heading start with another word',
  row: '; if the row is not an item, let the first column have another name than `ID`',
  file: '',
};

/** Notes a word that stands where an ID is expected and is none. */
export function noteLost(reading: Reading, { word, instead }: Meant, place: Value['place'], where: keyof typeof otherwise): void {
  const shown = word.length > longestId ? `${word.slice(0, 30)}…` : word;
  const prefix = word.length > longestId ? undefined : reading.vocabulary.prefixOf(word);
  const known = prefix !== undefined && reading.vocabulary.kindOfPrefix(prefix) !== undefined;
  const why =
    prefix === undefined
      ? 'it is not written as an ID'
      : known
        ? 'it does not stand alone at the start'
        : `no kind has the prefix ${prefix}`;
  const fix = known
    ? `Begin with ${word} and a space, then the title; if no item is meant, write the list below without bold labels.`
    : instead !== undefined
      ? `Write ${instead}${otherwise[where]}.`
      : prefix !== undefined
        ? `Correct it, name the prefix in \`dhf.yaml\`, or write the item's \`Type\`${otherwise[where]}.`
        : `Write a prefix and a number, in the pattern of the IDs of this project${otherwise[where]}.`;
  const number = 'Give it a number, or let `dhf new --assign` do it.';
  note(reading, 'item-is-identified', place, `\`${shown}\` is not read as the ID of an item: ${why}`, /\?$/.test(word) ? number : fix);
}

function noteNameless(reading: Reading, place: Value['place']): void {
  note(
    reading,
    'item-is-identified',
    place,
    'The list below this heading is written as the fields of an item, but the heading does not begin with an ID, so nothing is read from it',
    `Begin the heading with an ID such as ${reading.vocabulary.prefixes[0]}-1; if no item is meant, write the list without bold labels.`,
  );
}

const likeAnId = /^(\p{L}[\p{L}\p{N}]*(?:[-_.]\p{L}[\p{L}\p{N}]*)*?)([-_.]?)(\d[\p{L}\p{N}._-]*|\?+)$/u;

/**
 * The ID a text seems to start with, when its prefix is a known one or one letter away from one. Hyphens of another kind, wide letters and signs that
 * nobody sees are how word processors write an ID.
 */
export function meantAs(vocabulary: Vocabulary, text: string, fields = false): Meant | undefined {
  const found = atStart(vocabulary, text, fields);
  if (found !== undefined || text === folded(text)) return found;
  const unfolded = atStart(vocabulary, folded(text), fields) ?? whole(vocabulary, folded(text));
  return unfolded && { word: text.split(/\s+/, 1)[0] as string, instead: unfolded.instead ?? unfolded.word };
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Pd}/gu, '-');
}

/** An ID with a known prefix at the start: as folded text it is one, as it was written it is not. */
function whole(vocabulary: Vocabulary, text: string): Meant | undefined {
  const id = vocabulary.idAtStart(text)?.id;
  return id !== undefined && vocabulary.kindOfId(id) !== undefined ? { word: id, instead: undefined } : undefined;
}

function furtherOn(vocabulary: Vocabulary, text: string): Meant | undefined {
  const found = vocabulary.idsIn(text).find(({ id }) => vocabulary.kindOfId(id) !== undefined);
  return found && { word: found.id, instead: undefined };
}

function atStart(vocabulary: Vocabulary, text: string, fields: boolean): Meant | undefined {
  const [first = '', second = ''] = text.slice(0, 2 * longestId).split(/\s+/, 2);
  const word = first.replace(/[:.,;–—-]+$/, '');
  if (vocabulary.kindOfPrefix(word) !== undefined && /^\d+[:.,;]?$/.test(second)) {
    return { word: `${word} ${second}`, instead: `${word}-${/^\d+/.exec(second)}` };
  }
  const [, prefix, sign, number] = likeAnId.exec(word) ?? [];
  if (prefix === undefined || number === undefined) return undefined;
  const known = knownPrefix(vocabulary, prefix, sign ?? '');
  // `SRS-101, SRS-102 and the alarm` speaks about items; it is none.
  if (known === undefined || (!fields && vocabulary.isId(word) && known === prefix && /[,;]$/.test(first))) return undefined;
  const instead = `${known}-${number}`;
  return { word, instead: instead !== word && vocabulary.isId(instead) ? instead : undefined };
}

function knownPrefix(vocabulary: Vocabulary, prefix: string, sign: string): string | undefined {
  if (vocabulary.kindOfPrefix(prefix) !== undefined) return prefix;
  if (sign === '') return undefined;
  const upper = prefix.toUpperCase();
  if (vocabulary.kindOfPrefix(upper) !== undefined) return upper;
  if (sign !== '-') return undefined;
  const close = nearest(upper, vocabulary.prefixes);
  return close !== undefined && oneStep(upper, close) ? close : undefined;
}

/** Is one letter changed, added, dropped or swapped with its neighbour? */
function oneStep(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = short.slice(same);
  const longRest = long.slice(same);
  if (long.length === short.length + 1) return longRest.slice(1) === rest;
  if (long.length !== short.length) return false;
  const swapped = `${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`;
  return rest.slice(1) === longRest.slice(1) || swapped === longRest;
}
