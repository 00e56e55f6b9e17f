import type { Language, StringForm } from './forms.ts';

/** Everything at which the reading of code stops, and the group of it that each form of the language has. */
export interface Openers {
  readonly signs: RegExp;
  readonly groups: readonly number[];
}

/** What opens something, brackets where a hole counts them, and what ends this piece. */
export function openersOf(language: Language, bracket?: '}' | ')', ends?: string): Openers {
  const key = `${language.name} ${bracket} ${ends}`;
  const openers = knownOpeners.get(key) ?? makeOpeners(language, bracket === '}' ? '[{}]' : bracket === ')' ? '[()]' : undefined, ends);
  knownOpeners.set(key, openers);
  return openers;
}

function makeOpeners({ forms }: Language, brackets: string | undefined, ends: string | undefined): Openers {
  let group = 1;
  const groups = forms.map(({ open }) => {
    const own = group;
    group += 1 + groupsIn(open);
    return own;
  });
  const signs = [ends, brackets, ...forms.map(({ open }) => `(${open})`)].filter((each) => each !== undefined);
  return { signs: expression(signs.join('|')), groups };
}

/** Beside nothing at all every expression matches, and its answer holds a place for each group. */
function groupsIn(source: string): number {
  return (expression(`${source}|`).exec('')?.length ?? 1) - 1;
}

const knownOpeners = new Map<string, Openers>();

/** Everything at which the reading of a string stops. */
export function stopsOf({ close, keeps, hole, oneLine }: StringForm, match: RegExpExecArray): RegExp {
  const closing = withEnd(close, match);
  const key = `${closing} ${keeps} ${hole?.open} ${oneLine}`;
  const known = knownStops.get(key);
  if (known !== undefined) return known;
  const parts = [
    ...(hole === undefined ? [] : [`(?<hole>${hole.open})`]),
    ...(keeps === undefined ? [] : [keeps]),
    `(?<close>${closing})`,
    ...(oneLine ? ['(?<line>\\n)'] : []),
  ];
  const stops = expression(parts.join('|'));
  // Some hold words of the text.
  if (knownStops.size > 500) knownStops.clear();
  knownStops.set(key, stops);
  return stops;
}

const knownStops = new Map<string, RegExp>();

const groupEnd = '\\k<end>';

/** What the group `end` found when the form was opened, in place of a reference to it. */
export function withEnd(close: string, { groups }: RegExpExecArray): string {
  return close.replaceAll(groupEnd, () => (groups?.end ?? '').replaceAll(/[\\^$.|?*+()[\]{}/-]/g, '\\$&'));
}

/** One that can be searched for from any place, and in which `^` and `$` are the ends of a line. */
export function expression(source: string): RegExp {
  return new RegExp(source, 'gm');
}

/** The first match at or behind a place. */
export function search(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** Behind the last sign of a match. */
export function endOf(match: RegExpExecArray | null): number | undefined {
  return match === null ? undefined : match.index + match[0].length;
}
