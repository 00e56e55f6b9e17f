import { compareText } from '../model/place.ts';
import { wordsOf } from './search-words.ts';

/** Something that can be found: it has a page, or a place on one. */
export interface Findable {
  /** Empty where it has none. */
  readonly id: string;
  readonly title: string;
  /** Absent where the ID tells it. */
  readonly address?: string;
  /** IDs it had before. */
  readonly former?: readonly string[];
  /** What it says, as a reader sees it. */
  readonly text?: string;
  /** Words that find it although it does not say them. */
  readonly besides?: readonly string[];
}

/** Things of one kind. */
export interface FindableGroup {
  /** The kind in words. */
  readonly kind: string;
  /** Other words for the kind. */
  readonly synonyms: readonly string[];
  readonly things: readonly Findable[];
}

/** What a search loads first: IDs and titles of everything, as lines, and where the rest stands. Things are numbered through all groups. */
export interface TitleData {
  /** Language of what authors wrote. */
  readonly language: string;
  readonly groups: readonly {
    readonly kind: string;
    /** Folded words that stand for the kind. */
    readonly synonyms: readonly string[];
    readonly ids: string;
    readonly titles: string;
    readonly addresses?: string;
  }[];
  readonly former: readonly (readonly [id: string, thing: number])[];
  /** The first term of each part of the full text; terms are in order. */
  readonly terms: readonly string[];
  /** The first thing of each part of the texts. */
  readonly texts: readonly number[];
}

/** One part of the full text: terms in order, and the things in which each stands, both joined by spaces. */
export type TermPart = readonly [terms: string, things: string];

/** The texts of things that follow each other. */
export type TextPart = readonly string[];

/** Everything a search may load. */
export interface SearchData {
  readonly titles: TitleData;
  readonly terms: readonly TermPart[];
  readonly texts: readonly TextPart[];
  /** Every word of titles and texts without digits, in order, joined by spaces: what a mistyped word may have been. */
  readonly words: string;
}

/** About so many characters stand in a part: a browser loads it within a few milliseconds. */
const partSize = 24_000;

/** Makes titles, full text and texts of everything that can be found, in parts that are loaded when they are needed. */
export function searchData(groups: readonly FindableGroup[], language: string): SearchData {
  const things = groups.flatMap((group) => group.things);
  const places = placesOf(things);
  const sorted = [...places.keys()].sort(compareText);
  const listed = sorted.map((term) => ({ term, things: digitsOf(places.get(term) as number[]) }));
  const termParts = inParts(listed, (each) => each.term.length + each.things.length + 2);
  const texts = things.map(({ text = '' }) => text);
  const textParts = inParts(texts, (text) => text.length + 3);
  return {
    titles: {
      language,
      groups: groups.filter((group) => group.things.length > 0).map(titlesOf),
      former: things.flatMap(({ former = [] }, at) => former.map((id) => [id, at] as const)),
      terms: termParts.map(([first]) => first?.term ?? ''),
      texts: firstOf(textParts.map(({ length }) => length)),
    },
    terms: termParts.map((part) => [part.map(({ term }) => term).join(' '), part.map((each) => each.things).join(' ')]),
    texts: textParts,
    words: [...new Set([...things.flatMap(({ title }) => wordsOf(title)), ...sorted])]
      .filter((word) => word.length > 2 && !/\d/.test(word))
      .sort(compareText)
      .join(' '),
  };
}

function titlesOf({ kind, synonyms, things }: FindableGroup): TitleData['groups'][number] {
  const lines = (of: (thing: Findable) => string) => things.map((thing) => of(thing).replaceAll(/[\r\n]+/g, ' ')).join('\n');
  return {
    kind,
    synonyms: [...new Set(wordsOf([kind, ...synonyms].join(' ')))],
    ids: lines(({ id }) => id),
    titles: lines(({ title }) => title),
    ...(things.every(({ address }) => address === undefined) ? {} : { addresses: lines(({ address = '' }) => address) }),
  };
}

/** In which things each word of a text stands. */
function placesOf(things: readonly Findable[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { text = '', besides = [] }] of things.entries()) {
    for (const word of [...wordsOf(text), ...besides]) {
      const list = places.get(word);
      if (list === undefined) places.set(word, [at]);
      else if (list.at(-1) !== at) list.push(at);
    }
  }
  return places;
}

function inParts<T>(list: readonly T[], size: (each: T) => number): T[][] {
  const parts: T[][] = [];
  let room = 0;
  for (const each of list) {
    if (room <= 0) {
      parts.push([]);
      room = partSize;
    }
    parts.at(-1)?.push(each);
    room -= size(each);
  }
  return parts;
}

/** The number of the first of each part, by how many there are in each. */
export function firstOf(lengths: readonly number[]): number[] {
  let first = 0;
  return lengths.map((length) => {
    first += length;
    return first - length;
  });
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Rising numbers as text: the gaps between them in digits of five bits, the lowest first; a digit from 32 on says that another follows. */
export function digitsOf(numbers: readonly number[]): string {
  let text = '';
  let last = -1;
  for (const each of numbers) {
    let gap = each - last - 1;
    for (; gap >= 32; gap = Math.floor(gap / 32)) text += digits[32 + (gap % 32)];
    text += digits[gap];
    last = each;
  }
  return text;
}

/** What `digitsOf` was given. */
export function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  let [gap, weight, last] = [0, 1, -1];
  for (let at = 0; at < text.length; at += 1) {
    const digit = worth[text.charCodeAt(at)] as number;
    gap += (digit % 32) * weight;
    weight *= 32;
    if (digit >= 32) continue;
    last += gap + 1;
    numbers.push(last);
    [gap, weight] = [0, 1];
  }
  return numbers;
}

const worth = new Uint8Array(128);
for (let at = 0; at < digits.length; at += 1) worth[digits.charCodeAt(at)] = at;
