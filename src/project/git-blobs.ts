import { hash } from 'node:crypto';
import { fields, type GitRun } from './git.ts';
import { pathspec } from './git-diff.ts';

/** A file as one commit has it; the path is relative to the folder git is asked in. */
export interface Blob {
  readonly commit: string;
  readonly file: string;
}

/** Texts of files of the past, by `commit:file`; those that were not there are left out. */
export async function readBlobs(git: GitRun, blobs: readonly Blob[]): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set(blobs.filter(({ file }) => !file.includes('\n')).map(({ commit, file }) => `${commit}:${file}`))];
  const texts = await readObjects(
    git,
    names.map((name) => name.replace(':', ':./')),
  );
  return new Map(
    names.flatMap((name, at) => {
      const text = texts[at];
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

/** Texts of objects, each named as git names them in one line, in their order; undefined for what is no file that is here. */
export async function readObjects(git: GitRun, names: readonly string[]): Promise<readonly (string | undefined)[]> {
  const stream = new ObjectStream(git, names);
  const texts: (string | undefined)[] = [];
  for (const _ of names) texts.push((await stream.next())?.toString('utf8'));
  return texts;
}

/** SHA-256 of the contents of objects, 64 hex digits, by their names; what is no file that is here is left out. No content is kept. */
export async function contentHashes(git: GitRun, objects: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set(objects)];
  const stream = new ObjectStream(git, names);
  const found = new Map<string, string>();
  for (const name of names) {
    const content = await stream.next();
    if (content !== undefined) found.set(name, hash('sha256', content));
  }
  return found;
}

/** Contents of objects, named as for `readObjects`, one after the other: git reads hardly further than was asked for. */
export class ObjectStream {
  #pieces: Buffer[] = [];
  #size = 0;
  #isEnd = false;
  #resume = () => {};
  #wake = () => {};

  constructor(git: GitRun, names: readonly string[]) {
    const input = names.map((name) => `${name}\n`).join('');
    const ended = names.length === 0 ? Promise.resolve() : git(['cat-file', '--batch'], { input, onOutput: (piece) => this.#take(piece) });
    void ended.then(() => {
      this.#isEnd = true;
      this.#wake();
    });
  }

  /** The content of the next object; undefined for what is no file that is here. */
  async next(): Promise<Buffer | undefined> {
    for (;;) {
      if (this.#pieces.length > 1) this.#pieces = [Buffer.concat(this.#pieces)];
      const end = this.#pieces[0]?.indexOf(0x0a) ?? -1;
      if (end >= 0) {
        const size = / blob (\d+)$/.exec(this.#cut(end + 1).toString('utf8', 0, end))?.[1];
        return size === undefined ? undefined : await this.#content(Number(size));
      }
      if (this.#isEnd) return undefined;
      await this.#more();
    }
  }

  /** Lets git come to its end; what it still says is not kept. */
  close(): void {
    this.#isEnd = true;
    this.#resume();
  }

  async #content(size: number): Promise<Buffer | undefined> {
    while (this.#size <= size) {
      if (this.#isEnd) return undefined;
      await this.#more();
    }
    return this.#cut(size + 1).subarray(0, size);
  }

  #take(piece: Buffer): Promise<void> | undefined {
    if (this.#isEnd) return undefined;
    this.#pieces.push(piece);
    this.#size += piece.length;
    this.#wake();
    return new Promise((resolve) => {
      this.#resume = resolve;
    });
  }

  async #more(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#resume();
    await woken;
  }

  /** Takes out so many bytes, which are there. */
  #cut(size: number): Buffer {
    const all = (this.#pieces[0]?.length ?? 0) >= size ? (this.#pieces.shift() as Buffer) : Buffer.concat(this.#pieces.splice(0));
    if (all.length > size) this.#pieces.unshift(all.subarray(size));
    this.#size -= size;
    return all.subarray(0, size);
  }
}

/** Files of a commit, among those that globs match, in which a text stands. */
export async function filesHolding(git: GitRun, text: string, commit: string, globs: readonly string[]): Promise<readonly Blob[]> {
  const options = '--no-color --no-full-name --null --text --files-with-matches --fixed-strings'.split(' ');
  const { output } = await git(['grep', ...options, '-e', text, commit, '--', ...globs.map(pathspec)]);
  return fields(output).map((name) => ({ commit, file: name.slice(commit.length + 1) }));
}
