import type { Vocabulary } from '../../../model/vocabulary.ts';
import { readMarkdown } from '../../../read/markdown/index.ts';
import type { GitRun } from '../../git.ts';
import { ObjectStream, readObjects } from '../../git-blobs.ts';
import { Contents } from './contents.ts';
import { Sections } from './sections.ts';

/** What files of the past say, by the ID of git's object. */
export class BlobContents {
  readonly #git: GitRun;
  readonly #vocabulary: Vocabulary;
  readonly #texts = new Map<string, string>();
  readonly #read = new Map<string, Contents>();
  readonly #sections = new Map<string, Sections>();
  /** Those that git will give next, in this order. */
  readonly #coming = new Set<string>();
  #stream: ObjectStream | undefined;
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

  /** Is it known that a file holds no more than one item? */
  isSingle(blob: string): boolean {
    return this.#read.get(blob)?.isSingle === true;
  }

  /** Has git begin to read files whose texts will be fetched, in about this order; `close` ends it. It takes git far longer to be asked one by one. */
  open(blobs: Iterable<string>): void {
    for (const blob of blobs) this.#coming.add(blob);
    this.#stream = new ObjectStream(this.#git, [...this.#coming]);
  }

  close(): void {
    this.#stream?.close();
    this.#coming.clear();
  }

  /** Reads the texts of files. */
  async fetch(blobs: Iterable<string>): Promise<void> {
    const wanted = [...new Set(blobs)].filter((blob) => !this.#texts.has(blob));
    for (const blob of wanted) while (this.#coming.has(blob)) await this.#next();
    const others = wanted.filter((blob) => !this.#texts.has(blob));
    const texts = await readObjects(this.#git, others);
    for (const [at, blob] of others.entries()) this.#keep(blob, texts[at]);
  }

  async #next(): Promise<void> {
    const [blob] = this.#coming;
    if (blob === undefined) return;
    this.#coming.delete(blob);
    this.#keep(blob, (await this.#stream?.next())?.toString('utf8'));
  }

  #keep(blob: string, text: string | undefined): void {
    if (text === undefined) this.isComplete = false;
    this.#texts.set(blob, text ?? '');
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

  /** Lets go of a text that is not needed any more, and of what it says unless that is. */
  forget(blob: string, keepsContents: boolean): void {
    if (keepsContents) this.of(blob);
    else this.#read.delete(blob);
    this.#texts.delete(blob);
    this.#sections.delete(blob);
  }
}
