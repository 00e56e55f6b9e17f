import { compareText } from '../../model/place.ts';
import { compareDigits, firstDifference } from './numbers.ts';

/** A part of a version: where it stands among its like, then by number or by text. */
interface Token {
  readonly rank: number;
  readonly digits: string;
  readonly word: string;
}

/** What comes before no qualifier at all, in order; `cr` is `rc`. */
const before = ['alpha', 'beta', 'milestone', 'rc', 'snapshot'];
const none = 6;
const ranks: Readonly<Record<string, number>> = {
  ...Object.fromEntries(before.map((word, at) => [word, at + 1])),
  cr: 4,
  '': none,
  ga: none,
  final: none,
  release: none,
  sp: 7,
};
const [otherWord, afterHyphen, afterDot] = [8, 9, 10];
const short: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };
const end: Token = { rank: none, digits: '', word: '' };

/**
 * Compares versions of Maven artefacts: the "Version Order Specification" of Maven's POM reference, where `.x` is like `-x` for a word x, as since Maven 3.9.
 * Every text without white space is a version.
 */
export function compareMaven(one: string, other: string): number | undefined {
  if (!/^\S+$/.test(one) || !/^\S+$/.test(other)) return undefined;
  const [a, b] = [tokensOf(one), tokensOf(other)];
  const places = Array.from({ length: Math.max(a.length, b.length) }, (_, at) => compareTokens(a[at] ?? end, b[at] ?? end));
  return firstDifference(places);
}

function compareTokens(one: Token, other: Token): number {
  return one.rank - other.rank || compareDigits(one.digits, other.digits) || compareText(one.word, other.word);
}

function tokensOf(version: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { separator, text, isBeforeDigit } of partsOf(version.toLowerCase())) {
    if (isHyphen(separator, text)) trim(tokens);
    tokens.push(tokenOf(separator, text, isBeforeDigit));
  }
  trim(tokens);
  return tokens;
}

/** Takes off the end what says nothing: zeros, and words for no qualifier. */
function trim(tokens: Token[]): void {
  while (tokens.length > 0 && isNull(tokens.at(-1) as Token)) tokens.pop();
}

function isNull({ rank, digits }: Token): boolean {
  return rank === none || (rank >= afterHyphen && /^0*$/.test(digits));
}

function isHyphen(separator: string, text: string): boolean {
  return separator !== '.' || !/^\d/.test(text);
}

function tokenOf(separator: string, text: string, isBeforeDigit: boolean): Token {
  if (/^\d/.test(text)) return { rank: separator === '.' ? afterDot : afterHyphen, digits: text, word: '' };
  const word = isBeforeDigit ? (short[text] ?? text) : text;
  const rank = Object.hasOwn(ranks, word) ? ranks[word] : undefined;
  return rank === undefined ? { rank: otherWord, digits: '', word } : { rank, digits: '', word: '' };
}

/** Splits at dots, at hyphens, and between digits and other signs, which is as a hyphen would. Nothing between two separators is 0. */
function* partsOf(version: string) {
  let separator = '.';
  for (const [at, piece] of version.split(/([.-])/).entries()) {
    if (at % 2 === 1) {
      separator = piece;
      continue;
    }
    const runs = piece.match(/\d+|\D+/g) ?? ['0'];
    for (const [nth, text] of runs.entries()) {
      yield { separator: nth === 0 ? separator : '-', text, isBeforeDigit: nth + 1 < runs.length };
    }
  }
}
