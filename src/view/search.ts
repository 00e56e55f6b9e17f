import { stepsBetween } from '../model/nearest.ts';
import { numbersOf, type TermPart, type TitleData } from './search-index.ts';
import { titleIndex } from './search-titles.ts';
import { folded, wordsOf } from './search-words.ts';

/** A thing that was found. */
export interface Hit {
  /** Its number among all things. */
  readonly thing: number;
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly address: string | undefined;
}

/** What is known so far of a question. */
export interface Found {
  /** The first of them, best first. */
  readonly hits: readonly Hit[];
  /** How many there are. */
  readonly count: number;
  /** Numbers of parts of the full text that have to be loaded for a whole answer. */
  readonly terms: readonly number[];
  /** The list of words has to be loaded: one may have been mistyped. */
  readonly words: boolean;
  /** Beginnings of folded words that were looked for, to mark them. */
  readonly marks: readonly string[];
}

/** Everything that can be found, as far as it is loaded. */
export interface Search {
  find(question: string, most?: number): Found;
  /** Takes in a part of the full text. */
  learnTerms(number: number, part: TermPart): void;
  /** Takes in the list of words; `near` gives those of them within two letters of a word. */
  learnWords(words: string, near: (word: string) => readonly string[]): void;
}

/** How well a word of the question fits a thing: the best of these. */
const level = { id: 250, title: 100, titleStart: 80, kind: 60, titlePart: 50, text: 20, textStart: 12, nearTitle: 8, nearText: 4 } as const;

/** How well the whole question fits; below come things that fit its words. */
const rank = { sameId: 5, sameLetters: 4, formerId: 3, wholeTitle: 2, idStart: 1 } as const;

const mostHits = 20;

/**
 * Search over titles and, as far as it was loaded, full text. The order: the ID, the whole title, IDs that begin so, then how many words of the question are
 * found, then where: in the title, as a word for its kind, in the text, and at last as a word that is close to what was typed.
 */
export function searchOver(data: TitleData): Search {
  const titles = titleIndex(data);
  const parts = new Map<number, ReadonlyMap<string, string>>();
  const lists = new Map<string, readonly number[]>();
  let words: { readonly all: string; readonly near: (word: string) => readonly string[] } | undefined;

  return {
    find,
    learnTerms(number, [terms, things]) {
      const places = things.split(' ');
      parts.set(number, new Map(terms.split(' ').map((term, at) => [term, places[at] as string])));
    },
    learnWords(all, near) {
      words = { all: `\n${all.replaceAll(' ', '\n')}\n`, near };
    },
  };

  function find(question: string, most = mostHits): Found {
    const asked = question
      .trim()
      .split(/\s+/u)
      .filter((word) => wordsOf(word).length > 0);
    const wanted = { terms: new Set<number>(), words: false, marks: new Set<string>() };
    const [points, matched] = [new Uint32Array(titles.count), new Uint8Array(titles.count)];
    for (const word of asked) {
      const fits = fitsOf(word, wanted);
      for (let at = 0; at < fits.length; at += 1) {
        const fit = fits[at] as number;
        if (fit === 0) continue;
        points[at] = (points[at] as number) + fit;
        matched[at] = (matched[at] as number) + 1;
      }
    }
    const ranks = asked.length === 0 ? new Map<number, number>() : ranksOf(question);
    // Beside an ID that was meant stands only what fits all of it.
    const meansId = [...ranks.values()].some((value) => value >= rank.formerId);
    const least = meansId ? asked.length : matched.reduce((high, each) => Math.max(high, each), 1);
    const better = (a: number, b: number) =>
      (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0) ||
      (ranks.has(a) ? a - b : 0) ||
      (matched[b] as number) - (matched[a] as number) ||
      (points[b] as number) - (points[a] as number) ||
      titles.lengthOf(a) - titles.lengthOf(b) ||
      a - b;
    const fitting: number[] = [];
    for (let at = 0; at < titles.count; at += 1) if ((matched[at] as number) >= least || ranks.has(at)) fitting.push(at);
    const hits = best(fitting, most, better).map((thing) => ({ thing, ...titles.thing(thing) }));
    return { hits, count: fitting.length, terms: [...wanted.terms], words: wanted.words, marks: [...wanted.marks] };
  }

  function ranksOf(question: string): Map<number, number> {
    const ranks = new Map<number, number>();
    const give = (things: Iterable<number>, value: number) => {
      for (const thing of things) ranks.set(thing, Math.max(value, ranks.get(thing) ?? 0));
    };
    give(titles.withIdStart(question), rank.idStart);
    give(titles.withTitle(question), rank.wholeTitle);
    give(titles.withFormerId(question), rank.formerId);
    for (const thing of titles.withId(question)) give([thing], titles.thing(thing).id === question.trim() ? rank.sameId : rank.sameLetters);
    return ranks;
  }

  /** How well one word of the question, which may have parts as `battery-backup` has, fits each thing. */
  function fitsOf(word: string, wanted: Wanted): Uint8Array {
    const [first, ...others] = wordsOf(word).map((part) => fitsOfPart(part, wanted)) as [Uint8Array, ...Uint8Array[]];
    for (let at = 0; others.length > 0 && at < first.length; at += 1)
      first[at] = others.reduce((least, each) => Math.min(least, each[at] as number), first[at] as number);
    for (const thing of titles.withId(word)) first[thing] = level.id;
    return first;
  }

  function fitsOfPart(part: string, wanted: Wanted): Uint8Array {
    const fits = new Uint8Array(titles.count);
    const give = (things: readonly number[], value: number) => {
      for (const thing of things) if ((fits[thing] as number) < value) fits[thing] = value;
    };
    titles.scan(part, (thing, at) => give([thing], at === 'word' ? level.title : at === 'start' ? level.titleStart : level.titlePart));
    give(titles.ofKind(part), level.kind);
    const whole = inText(part, wanted, give);
    wanted.marks.add(part);
    if (whole && fits.every((fit) => fit === 0)) closeTo(part, wanted, give);
    return fits;
  }

  /** Full text where it is loaded; answers whether it all was. Of a single letter only itself counts. */
  function inText(part: string, wanted: Wanted, give: Give): boolean {
    const needed = partsFrom(part, part.length === 1 ? part : `${part}\uffff`);
    const missing = needed.filter((number) => !parts.has(number));
    for (const number of missing) wanted.terms.add(number);
    for (const number of needed)
      for (const term of parts.get(number)?.keys() ?? [])
        if (term === part) give(thingsIn(number, term), level.text);
        else if (part.length > 1 && term.startsWith(part)) give(thingsIn(number, term), level.textStart);
    return missing.length === 0;
  }

  /** Nothing fits as it was typed: words that have it inside them, as German ones do, or differ by a letter or two. */
  function closeTo(part: string, wanted: Wanted, give: Give): void {
    if (part.length < 4 || /\d/.test(part)) return;
    if (words === undefined) {
      wanted.words = true;
      return;
    }
    const limit = part.length < 8 ? 1 : 2;
    const near = words.near(part).filter((word) => stepsBetween(part, word, limit) <= limit);
    for (const word of new Set([...near, ...around(part, words.all)])) {
      wanted.marks.add(word);
      titles.scan(word, (thing, at) => at === 'word' && give([thing], level.nearTitle));
      for (const number of partsFrom(word, word))
        if (!parts.has(number)) wanted.terms.add(number);
        else if (parts.get(number)?.has(word)) give(thingsIn(number, word), level.nearText);
    }
  }

  /** Parts of the full text that may hold terms from one to another. */
  function partsFrom(first: string, last: string): number[] {
    const found: number[] = [];
    for (const [at, start] of data.terms.entries()) {
      const next = data.terms[at + 1];
      if (start <= last && (next === undefined || next > first)) found.push(at);
    }
    return found;
  }

  function thingsIn(number: number, term: string): readonly number[] {
    const known = lists.get(term) ?? numbersOf(parts.get(number)?.get(term) ?? '');
    lists.set(term, known);
    return known;
  }
}

type Give = (things: readonly number[], value: number) => void;

interface Wanted {
  readonly terms: Set<number>;
  words: boolean;
  readonly marks: Set<string>;
}

/** So many words that have another inside them are looked for. */
const mostAround = 30;

function around(part: string, lines: string): string[] {
  const found: string[] = [];
  for (let at = lines.indexOf(part); at >= 0 && found.length < mostAround; at = lines.indexOf(part, at)) {
    const end = lines.indexOf('\n', at);
    found.push(lines.slice(lines.lastIndexOf('\n', at) + 1, end));
    at = end;
  }
  return found;
}

/** The best of a list in their order, without sorting the rest. */
function best(list: readonly number[], most: number, compare: (a: number, b: number) => number): number[] {
  const found: number[] = [];
  for (const each of list) {
    if (found.length === most && compare(each, found[most - 1] as number) >= 0) continue;
    let at = found.length;
    while (at > 0 && compare(each, found[at - 1] as number) < 0) at -= 1;
    found.splice(at, 0, each);
    if (found.length > most) found.pop();
  }
  return found;
}

/** A stretch of text, marked where it is a word that was looked for. */
export interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

/** A text with the words that were looked for marked. */
export function marked(text: string, marks: readonly string[]): Stretch[] {
  return text
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .map((part, at) => ({ text: part, marked: at % 2 === 1 && isMarked(folded(part), marks) }))
    .filter((part) => part.text !== '');
}

function isMarked(word: string, marks: readonly string[]): boolean {
  return marks.some((mark) => word === mark || (mark.length > 1 && word.startsWith(mark)) || (mark.length > 3 && word.includes(mark)));
}

/** About so many characters of a text are shown with a hit. */
const snippetLength = 160;

/** The stretch of a text where the first marked word stands; its beginning where none does. */
export function snippet(text: string, marks: readonly string[]): Stretch[] {
  const at = firstMarked(text, marks);
  const from = at < snippetLength / 2 ? 0 : text.indexOf(' ', at - snippetLength / 3) + 1;
  const part = text.slice(from, from + snippetLength);
  return marked(`${from > 0 ? '… ' : ''}${part}${from + snippetLength < text.length ? '…' : ''}`, marks);
}

function firstMarked(text: string, marks: readonly string[]): number {
  const all = folded(text);
  if (!marks.some((mark) => all.includes(mark))) return 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) if (isMarked(folded(word), marks)) return index;
  return 0;
}
