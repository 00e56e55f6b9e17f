import { firstOf, type TitleData } from './search-index.ts';
import { folded, squashed } from './search-words.ts';

/** IDs, titles and kinds of everything that can be found. Things are known by their number. */
export interface TitleIndex {
  readonly count: number;
  thing(number: number): {
    readonly kind: string;
    readonly id: string;
    readonly title: string;
    readonly address: string | undefined;
  };
  /** Letters of a title. */
  lengthOf(number: number): number;
  withId(id: string): number[];
  withIdStart(id: string): number[];
  withFormerId(id: string): number[];
  withTitle(title: string): number[];
  /** Things of kinds that a word stands for. */
  ofKind(word: string): readonly number[];
  /** Tells each place of a word in titles: as a word, as the beginning of one, or inside one. */
  scan(word: string, tell: (thing: number, at: 'word' | 'start' | 'inside') => void): void;
}

/** Lines of text that are found by what stands in them. */
interface Lines {
  /** With a line break before and after each. */
  readonly text: string;
  /** Where each begins. */
  readonly starts: Uint32Array;
}

export function titleIndex({ groups, former }: TitleData): TitleIndex {
  const ids = groups.flatMap((group) => group.ids.split('\n'));
  const titles = groups.flatMap((group) => group.titles.split('\n'));
  const addresses = groups.map((group) => group.addresses?.split('\n'));
  const bounds = firstOf(groups.map((group) => group.ids.split('\n').length));
  const idLines = linesOf(groups.map((group) => squashedLines(group.ids)).join('\n'), ids.length);
  const titleLines = linesOf(wordLines(groups.map((group) => group.titles).join('\n')), ids.length);
  const formerIds = former.map(([id, thing]) => [squashed(id), thing] as const);
  const groupOf = (number: number) => bounds.findLastIndex((first) => first <= number);
  return {
    count: ids.length,
    thing(number) {
      const group = groupOf(number);
      return {
        kind: groups[group]?.kind ?? '',
        id: ids[number] ?? '',
        title: titles[number] ?? '',
        address: addresses[group]?.[number - (bounds[group] as number)],
      };
    },
    lengthOf: (number) => (titles[number] as string).length,
    withId: (id) => found(idLines, asLine(squashed(id))),
    withIdStart: (id) => found(idLines, `\n${squashed(id)}`),
    withFormerId: (id) => formerIds.filter(([each]) => each === squashed(id)).map(([, thing]) => thing),
    withTitle: (title) => found(titleLines, asLine(wordLines(title))),
    ofKind: (word) => groups.flatMap((group, at) => (standsFor(word, group.synonyms) ? numbersIn(bounds, at, ids.length) : [])),
    scan: (word, tell) => scan(titleLines, word, tell),
  };
}

function standsFor(word: string, synonyms: readonly string[]): boolean {
  return synonyms.some((each) => each === word || (word.length > 3 && each.startsWith(word)));
}

function numbersIn(bounds: readonly number[], group: number, count: number): number[] {
  const [first = 0, end = count] = [bounds[group], bounds[group + 1]];
  return Array.from({ length: end - first }, (_, at) => first + at);
}

/** `squashed` for every line. */
function squashedLines(ids: string): string {
  return folded(ids).replaceAll(/[^\S\n]+|[_-]+/g, '');
}

/** Words of every line, with one space between them. */
function wordLines(text: string): string {
  return folded(text)
    .replaceAll(/[^\p{L}\p{N}\n]+/gu, ' ')
    .replaceAll(/^ | $/gm, '');
}

function asLine(text: string): string {
  return `\n${text}\n`;
}

function linesOf(joined: string, count: number): Lines {
  const text = asLine(joined);
  const starts = new Uint32Array(count);
  let at = 1;
  for (let line = 0; line < count; line += 1) {
    starts[line] = at;
    at = text.indexOf('\n', at) + 1;
  }
  return { text, starts };
}

/** Lines in which something stands; a line once for each place. Nothing stands nowhere. */
function found({ text, starts }: Lines, sought: string): number[] {
  const lines: number[] = [];
  if (sought.trim() === '') return lines;
  let line = 0;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    line = lineAt(starts, at + 1, line);
    lines.push(line);
  }
  return lines;
}

function scan({ text, starts }: Lines, word: string, tell: Parameters<TitleIndex['scan']>[1]): void {
  // Inside other words two letters stand nearly everywhere.
  const inside = word.length > 2;
  let line = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [starting, ending] = [isBetween(text, at - 1), isBetween(text, at + word.length)];
    if (!starting && !inside) continue;
    line = lineAt(starts, at, line);
    tell(line, starting && ending ? 'word' : starting ? 'start' : 'inside');
  }
}

function isBetween(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10;
}

/** The line of a place, at or after another line. */
function lineAt(starts: Uint32Array, place: number, from: number): number {
  let [low, high] = [from, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
