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

/** An ID that left a file (`lost`) or came into one (`gained`) with a commit. */
export interface Move {
  readonly id: string;
  readonly file: string;
  readonly words: string | undefined;
}

/** Counts, file by file, the lines that define an ID. */
export class Definitions {
  readonly #vocabulary: Vocabulary;
  readonly #counts = new Map<string, Map<string, number>>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Files whose lines define an ID at present. */
  filesOf(id: string): readonly string[] {
    return [...(this.#counts.get(id) ?? [])].filter(([, count]) => count > 0).map(([file]) => file);
  }

  /** Takes in the changes of one commit; what only moved, word for word, is left out. */
  apply(files: readonly FileDiff[]): { readonly lost: readonly Move[]; readonly gained: readonly Move[] } {
    const lost: Move[] = [];
    const gained: Move[] = [];
    for (const diff of files) {
      const removed = definitionsIn(diff.removed, this.#vocabulary);
      const added = definitionsIn(diff.added, this.#vocabulary);
      for (const id of new Set([...removed, ...added].map((each) => each.id))) {
        const before = this.#counts.get(id)?.get(diff.file) ?? 0;
        const after = before - removed.filter((each) => each.id === id).length + added.filter((each) => each.id === id).length;
        this.#set(id, diff.file, after);
        if (before > 0 && after <= 0) lost.push({ id, file: diff.file, words: removed.find((each) => each.id === id)?.words });
        if (before <= 0 && after > 0) gained.push({ id, file: diff.file, words: added.find((each) => each.id === id)?.words });
      }
    }
    return withoutMoves(lost, gained);
  }

  #set(id: string, file: string, count: number): void {
    const files = this.#counts.get(id) ?? new Map<string, number>();
    files.set(file, count);
    this.#counts.set(id, files);
  }
}

function withoutMoves(lost: readonly Move[], gained: readonly Move[]) {
  const key = ({ id, words }: Move) => (words === undefined ? undefined : `${id}\0${words}`);
  const from = new Set(lost.map(key));
  const to = new Set(gained.map(key));
  const moved = (each: Move) => key(each) !== undefined && from.has(key(each)) && to.has(key(each));
  return { lost: lost.filter((each) => !moved(each)), gained: gained.filter((each) => !moved(each)) };
}
