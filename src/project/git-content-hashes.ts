import { createHash, type Hash } from 'node:crypto';
import type { GitRun } from './git.ts';

/** SHA-256 of the content of files that git holds, 64 hex digits, by the ID of git's object; what is no file that is here is left out. */
export async function contentHashes(git: GitRun, objects: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const input = [...new Set(objects)].map((object) => `${object}\n`).join('');
  const reader = new BatchReader();
  if (input !== '') await git(['cat-file', '--batch'], { input, onOutput: (piece) => reader.take(piece) });
  return reader.found;
}

interface Open {
  readonly object: string;
  readonly digest: Hash;
  /** Bytes still to come. */
  left: number;
}

/** Reads what `git cat-file --batch` prints, in pieces, and keeps no content. */
class BatchReader {
  readonly found = new Map<string, string>();
  #head = '';
  #open: Open | undefined;

  take(piece: Buffer): void {
    for (let at = 0; at < piece.length; ) at = this.#open === undefined ? this.#line(piece, at) : this.#content(piece, at, this.#open);
  }

  /** `<object> blob <size>`, or that it is missing. */
  #line(piece: Buffer, at: number): number {
    const end = piece.indexOf(0x0a, at);
    this.#head += piece.toString('latin1', at, end < 0 ? piece.length : end);
    if (end < 0) return piece.length;
    const [, object, size] = /^([0-9a-f]+) blob (\d+)$/.exec(this.#head) ?? [];
    this.#head = '';
    if (object !== undefined) this.#open = { object, digest: createHash('sha256'), left: Number(size) };
    return end + 1;
  }

  /** The content, and a line feed that is none of it. */
  #content(piece: Buffer, at: number, open: Open): number {
    const end = Math.min(piece.length, at + open.left);
    open.digest.update(piece.subarray(at, end));
    open.left -= end - at;
    if (end === piece.length) return end;
    this.found.set(open.object, open.digest.digest('hex'));
    this.#open = undefined;
    return end + 1;
  }
}
