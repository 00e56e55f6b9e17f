import type { SourceTag } from '../../model/evidence.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';

/** The words that tags begin with, as `source.tags` of `dhf.yaml` gives them. */
export interface TagWords {
  readonly implements: string;
  readonly verifies: string;
}

/** A tag, or what looks like one and is none: `stray` is what is written, `near` what it may have been meant to be. */
export type ReadTag =
  | { readonly says: SourceTag['says']; readonly names: readonly Name[] }
  | { readonly stray: string; readonly near?: string };

/** An ID, and where in the text it stands. */
export interface Name {
  readonly item: string;
  readonly from: number;
  readonly to: number;
}

/** No tag is longer. */
const longest = 500;

/** Finds brackets that may begin a tag. */
export function tagStart(words: TagWords): RegExp {
  const own = [words.implements, words.verifies].map((word) => word.replaceAll(/[\\^$.|?*+()[\]{}/-]/g, '\\$&'));
  return new RegExp(String.raw`\[[ \t]*(?:impl|verif|[uisa]?test|${own.join('|')})`, 'gi');
}

/**
 * Reads the bracket at an offset: `[impl SRS-101, SRS-102]`, or OpenFastTrace's `[impl->req~SRS-101~1]`, whose name is the ID where it has the
 * form of one. Undefined where the bracket holds other words than a tag would.
 */
export function readTag(text: string, start: number, end: number, words: TagWords, vocabulary: Vocabulary): ReadTag | undefined {
  const [open, inner = '', close] = /^\[([^[\]\n]*)(\])?/.exec(text.slice(start, Math.min(end, start + longest))) ?? [''];
  const written = open.trimEnd();
  const [head, word] = wordAt(inner, words);
  const rest = { text: inner.slice(head.length), at: start + 1 + head.length };
  const arrow = /^(?:~[\w.-]*~\d+)?[ \t]*->/.exec(rest.text);
  if (arrow !== null) {
    const list = rest.text.slice(arrow[0].length).split('>>', 1)[0] as string;
    return close === undefined ? undefined : readArrow(word, { text: list, at: rest.at + arrow[0].length }, { written, words, vocabulary });
  }
  const before = text[start - 1] ?? '';
  const isBare = rest.text.trim() === '' && !/[\w#)\][]/.test(before) && !/[\](]/.test(text[start + written.length] ?? '');
  return readPlain(word, rest, { written, words, vocabulary }, { isClosed: close !== undefined, isBare });
}

/** The word that a bracket begins with, and the same with the space before it. */
function wordAt(inner: string, words: TagWords): readonly [head: string, word: string] {
  const text = inner.trimStart();
  const own = [words.implements, words.verifies].find(
    (word) => text.startsWith(word) && /^(?:$|[\s~:,;]|->)/.test(text.slice(word.length)),
  );
  const word = own ?? /^[^\s~:,;]+?(?=$|[\s~:,;]|->)/.exec(text)?.[0] ?? '';
  return [inner.slice(0, inner.length - text.length + word.length), word];
}

interface Piece {
  readonly text: string;
  /** Offset in the file. */
  readonly at: number;
}

interface Reading {
  readonly written: string;
  readonly words: TagWords;
  readonly vocabulary: Vocabulary;
}

function readPlain(
  word: string,
  rest: Piece,
  reading: Reading,
  { isClosed, isBare }: { isClosed: boolean; isBare: boolean },
): ReadTag | undefined {
  const { written, words, vocabulary } = reading;
  const exact = word === words.implements ? 'implements' : word === words.verifies ? 'verifies' : undefined;
  const names = piecesOf(rest);
  if (exact !== undefined && isClosed && names.length > 0 && names.every(({ item }) => vocabulary.isId(item)))
    return { says: exact, names };
  if (exact !== undefined && isClosed && isBare) return { stray: written };
  const meant = exact ?? nearWord(word, words);
  const ids = names.map(({ item }) => nearId(item, vocabulary, exact !== undefined));
  const known = ids.filter((id) => id !== undefined);
  // Words in brackets are a tag gone wrong only where hardly anything but IDs is in them.
  const isMeant = meant !== undefined && known.length > 0 && (exact !== undefined || known.length === ids.length);
  return isMeant ? { stray: written, near: `[${words[meant]} ${known.join(', ')}]` } : undefined;
}

/** What covers is a kind of artefact there: only code and tests are looked at. */
function readArrow(word: string, list: Piece, { written, words, vocabulary }: Reading): ReadTag | undefined {
  const isTest = word === words.verifies || /^[uisa]?test$/.test(word);
  if (!isTest && word !== words.implements && word !== 'impl') return undefined;
  const names = piecesOf(list);
  const known = names.map((name) => ({ ...name, item: coveredId(name.item, vocabulary) }));
  if (known.length > 0 && known.every((name): name is Name => name.item !== undefined)) {
    return { says: isTest ? 'verifies' : 'implements', names: known };
  }
  return names.some(({ item }) => item.includes('~')) ? { stray: written } : undefined;
}

/** The ID of an item in `type~name~revision`; the whole where the name is no ID of this DHF. */
function coveredId(text: string, vocabulary: Vocabulary): string | undefined {
  if (vocabulary.isId(text)) return text;
  const name = /^\p{L}+~(\p{L}[\p{L}\p{N}_.-]*)~\d+$/u.exec(text)?.[1];
  return name === undefined || vocabulary.isId(name) ? name : text;
}

function piecesOf({ text, at }: Piece): readonly Name[] {
  return [...text.matchAll(/[^\s,;]+/g)].map(({ 0: item, index }) => ({ item, from: at + index, to: at + index + item.length }));
}

/** What a word means that begins like a tag's: `implements`, `Impl`, `tests`, `verified-by`. */
function nearWord(word: string, words: TagWords): SourceTag['says'] | undefined {
  const small = word.toLowerCase();
  if (small.startsWith(words.implements.toLowerCase()) || small.startsWith('impl')) return 'implements';
  return small.startsWith(words.verifies.toLowerCase()) || /^(?:test|verif)/.test(small) ? 'verifies' : undefined;
}

/** An ID as it may have been meant: `SRS101`, `srs-101` and `SRS_101` are `SRS-101`. Of a prefix that is nobody's none is guessed. */
function nearId(text: string, vocabulary: Vocabulary, anyPrefix: boolean): string | undefined {
  if (vocabulary.isId(text) && (anyPrefix || vocabulary.kindOfId(text) !== undefined)) return text;
  const [, prefix = '', number = ''] = /^:?(\p{L}[\p{L}-]*?)[_.:#-]*(\d+)[.:]?$/u.exec(text) ?? [];
  const candidates = ['-', '_', '.', '', '#'].map((sign) => `${prefix.toUpperCase()}${sign}${number}`);
  return candidates.find((id) => vocabulary.isId(id) && vocabulary.kindOfId(id) !== undefined);
}
