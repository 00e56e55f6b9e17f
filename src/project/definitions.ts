import type { Vocabulary } from '../model/vocabulary.ts';
import type { FileDiff } from './git-diff.ts';

/** An ID that a line seems to give to something. Only a reader of the whole file can be sure. */
export interface Definition {
  readonly id: string;
  /** Words that stand with it; the same words mean the same thing. */
  readonly words: string | undefined;
}

/** Could a line define an ID, or say the title that belongs to one? */
export function mayDefine(line: string): boolean {
  return /^(?:id|title)\s*:|^ {0,3}#|\|/.test(line);
}

/** The IDs that lines of one file define: front matter, headings, first cells of rows. */
export function definitionsIn(lines: readonly string[], vocabulary: Vocabulary): readonly Definition[] {
  const title = lines.find((line) => /^title\s*:/.test(line));
  return lines.flatMap((line): Definition[] => {
    const key = /^id\s*:\s*["']?([^\s"'#]+)["']?\s*(?:#.*)?$/.exec(line)?.[1];
    if (key !== undefined) return vocabulary.isId(key) ? [{ id: key, words: title }] : [];
    const heading = /^ {0,3}#{1,6}\s+(.*)$/.exec(line)?.[1];
    const id = heading === undefined ? firstCell(line, vocabulary) : vocabulary.idAtStart(heading)?.id;
    return id === undefined ? [] : [{ id, words: line }];
  });
}

function firstCell(line: string, vocabulary: Vocabulary): string | undefined {
  const cell = /^\s*\|?\s*([^|\s]+)\s*\|/.exec(line)?.[1];
  return cell !== undefined && vocabulary.isId(cell) ? cell : undefined;
}

/** An ID that a commit took out of a file, or put into one. */
export interface Move {
  readonly id: string;
  readonly file: string;
  readonly words: string | undefined;
}

export interface Moves {
  readonly lost: readonly Move[];
  readonly gained: readonly Move[];
}

/** What changes of files do to the IDs defined in them. What only moved, word for word, is left out. */
export function movesIn(files: readonly FileDiff[], vocabulary: Vocabulary): Moves {
  const lost: Move[] = [];
  const gained: Move[] = [];
  for (const { file, removed, added } of files) {
    const before = definitionsIn(removed, vocabulary);
    const after = definitionsIn(added, vocabulary);
    lost.push(...surplus(before, after).map((each) => ({ ...each, file })));
    gained.push(...surplus(after, before).map((each) => ({ ...each, file })));
  }
  return withoutMoves(lost, gained);
}

/** IDs that stand more often on one side than on the other, once each. */
function surplus(these: readonly Definition[], those: readonly Definition[]): readonly Definition[] {
  const left = new Map<string, number>();
  for (const { id } of those) left.set(id, (left.get(id) ?? 0) + 1);
  const more = new Map<string, Definition>();
  for (const each of these) {
    const open = left.get(each.id) ?? 0;
    if (open > 0) left.set(each.id, open - 1);
    else if (!more.has(each.id)) more.set(each.id, each);
  }
  return [...more.values()];
}

function withoutMoves(lost: readonly Move[], gained: readonly Move[]): Moves {
  const key = ({ id, words }: Move) => (words === undefined ? undefined : `${id}\0${words}`);
  const from = new Set(lost.map(key));
  const to = new Set(gained.map(key));
  const moved = (each: Move) => key(each) !== undefined && from.has(key(each)) && to.has(key(each));
  return { lost: lost.filter((each) => !moved(each)), gained: gained.filter((each) => !moved(each)) };
}
