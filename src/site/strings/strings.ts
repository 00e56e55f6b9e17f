import { html, type Markup } from '../markup.ts';

/**
 * Languages of the site's own words. The last two are pseudo-locales (BCP 47, as Android names them), made from English to see what longer words and a page
 * from right to left do.
 */
export type Language = 'en' | 'de' | 'en-XA' | 'ar-XB';

/** The same words in each language: plain text with `{name}` where something is put in, and `{count:finding|findings}` for one or more of `count`. */
export interface Said {
  readonly en: string;
  readonly de: string;
}

export type Strings = Readonly<Record<string, Said>>;

/** What is put in: text is escaped, numbers are grouped, markup goes in as it is. */
export type Parts = Readonly<Record<string, string | number | Markup>>;

/** Says the words of one table in one language: as markup, or as text for titles. */
export interface Say<T extends Strings> {
  (key: keyof T, parts?: Parts): Markup;
  text(key: keyof T, parts?: Readonly<Record<string, string | number>>): string;
}

/** Words of a table in a language. A part that the words name and nobody gives is a bug: it throws. */
export function speaker<T extends Strings>(table: T, language: Language): Say<T> {
  const words = (key: keyof T) => pieces(wordsIn(table[key] as Said, language));
  const say = (key: keyof T, parts: Parts = {}) =>
    html`${words(key).map((piece) => (typeof piece === 'string' ? piece : shown(piece, parts, language)))}`;
  const text = (key: keyof T, parts: Readonly<Record<string, string | number>> = {}) =>
    words(key)
      .map((piece) => (typeof piece === 'string' ? piece : String(shown(piece, parts, language))))
      .join('');
  return Object.assign(say, { text });
}

/** In which direction a language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar-XB' ? 'rtl' : 'ltr';
}

/** 12,345 in English, 12.345 in German: the same on every machine. */
export function groupedIn(language: Language, count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, language === 'de' ? '.' : ',');
}

interface Gap {
  readonly name: string;
  /** For one, and for any other number. */
  readonly forms?: readonly [one: string, many: string];
}

/** Names of the parts that words ask for, sorted. */
export function partsOf(words: string): readonly string[] {
  return [...new Set(pieces(words).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name])))].sort();
}

const known = new Map<string, readonly (string | Gap)[]>();

function pieces(words: string): readonly (string | Gap)[] {
  const made = known.get(words) ?? split(words);
  known.set(words, made);
  return made;
}

function split(words: string): readonly (string | Gap)[] {
  return words.split(/(\{[^}]*\})/).map((part) => {
    const [, name, forms] = /^\{(\w+)(?::([^}]*))?\}$/.exec(part) ?? [];
    if (name === undefined) return part;
    const [one = '', many = one] = forms?.split('|') ?? [];
    return forms === undefined ? { name } : { name, forms: [one, many] };
  });
}

function shown({ name, forms }: Gap, parts: Parts, language: Language): string | Markup {
  const part = parts[name];
  if (part === undefined) throw new Error(`nobody says what {${name}} is`);
  if (forms !== undefined) return part === 1 ? forms[0] : forms[1];
  return typeof part === 'number' ? groupedIn(language, part) : part;
}

/** What stands for something in a language, its gaps open. */
export function wordsIn({ en, de }: Said, language: Language): string {
  if (language === 'de') return de;
  return language === 'en' ? en : lengthened(en);
}

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  n: 'ñ',
  s: 'š',
};

/** English with accents, and half as long again: words of other languages are longer. Names of parts stay as they are. */
function lengthened(words: string): string {
  const parts = words.split(/(\{\w+(?::[^}]*)?\})/).map((part) => {
    const [, name, forms] = /^\{(\w+)(?::([^}]*))?\}$/.exec(part) ?? [];
    return name === undefined ? accented(part) : forms === undefined ? part : `{${name}:${accented(forms)}}`;
  });
  return `[${parts.join('')} ${accented('one two three '.repeat(Math.ceil(words.length / 28)).trim())}]`;
}

function accented(words: string): string {
  return words.replaceAll(/[aeiounsAEIOU]/g, (letter) => accents[letter] as string);
}
