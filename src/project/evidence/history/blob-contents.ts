import type { Vocabulary } from '../../../model/vocabulary.ts';
import { readMarkdown } from '../../../read/markdown/index.ts';
import type { GitRun } from '../../git.ts';
import { readObjects } from '../../git-blobs.ts';
import { Contents } from './contents.ts';
import { Sections } from './sections.ts';

/** What files of the past say, by the ID of git's object. Read in large portions, and only those that are asked for. */
export class BlobContents {
  readonly #git: GitRun;
  readonly #vocabulary: Vocabulary;
  readonly #texts = new Map<string, string>();
  readonly #read = new Map<string, Contents>();
  readonly #sections = new Map<string, Sections>();
  /** Is every file here that was asked for? Clones may leave old ones out. */
  isComplete = true;

  constructor(git: GitRun, vocabulary: Vocabulary) {
    this.#git = git;
    this.#vocabulary = vocabulary;
  }

  /** Takes in what was read elsewhere. */
  learn(blob: string, contents: Contents): void {
    this.#read.set(blob, contents);
  }

  /** Is it known what the file says? */
  isKnown(blob: string): boolean {
    return this.#read.has(blob) || this.#texts.has(blob);
  }

  hasText(blob: string): boolean {
    return this.#texts.has(blob);
  }

  /** Reads the texts of files, once each. */
  async fetch(blobs: Iterable<string>): Promise<void> {
    const wanted = [...new Set(blobs)].filter((blob) => !this.#texts.has(blob));
    const texts = await readObjects(this.#git, wanted);
    for (const [at, blob] of wanted.entries()) {
      const text = texts[at];
      if (text === undefined) this.isComplete = false;
      this.#texts.set(blob, text ?? '');
    }
  }

  /** Could a file that was fetched define an ID? */
  mayHold(blob: string, id: string): boolean {
    return this.#texts.get(blob)?.includes(id) ?? this.#read.get(blob)?.item(id) !== undefined;
  }

  /** What a file says that is known. */
  of(blob: string): Contents {
    const known = this.#read.get(blob) ?? new Contents(readMarkdown('', this.#texts.get(blob) ?? '', this.#vocabulary), this.#vocabulary);
    this.#read.set(blob, known);
    return known;
  }

  /** The items of a document whose text was fetched, each by itself. */
  sections(blob: string): Sections {
    const text = this.#texts.get(blob);
    const known = this.#sections.get(blob) ?? new Sections(text ?? '', this.#vocabulary);
    if (text !== undefined) this.#sections.set(blob, known);
    return known;
  }

  /** Lets go of what is not needed any more. */
  forget(blob: string): void {
    this.#texts.delete(blob);
    this.#sections.delete(blob);
    this.#read.delete(blob);
  }
}
