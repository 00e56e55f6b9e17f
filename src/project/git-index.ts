import { createHash } from 'node:crypto';

/** What git's index says of a file that it tracks. */
export interface Tracked {
  /** As git stores it, such as `100755` for a program: the disk need not know. */
  readonly mode: string;
  /** Of the content, in hex digits: SHA-1, or SHA-256 where the repository is made so. */
  readonly blob: string;
}

/** The IDs that git's object of a file with this content has, in repositories of either kind. */
export function blobIds(content: Uint8Array): readonly string[] {
  return [blobId(content, 'sha1'), blobId(content, 'sha256')];
}

/** The ID that git's object of a file with this content has, in repositories made with a hash. */
export function blobId(content: Uint8Array, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Files that git tracks, by path; and those of them that git was told not to look at, so that it would not tell of a change. */
export interface GitIndex {
  readonly tracked: ReadonlyMap<string, Tracked>;
  readonly unwatched: readonly string[];
}

/** Asks for what {@link indexIn} reads, below the folder that git is asked in. */
export const askIndex = ['ls-files', '-s', '-v', '-z', '--', '.'];

const entry = /^(\S) (\d+) ([0-9a-f]+) \d\t(.*)$/s;

/** Takes entries of `git ls-files -s -v` apart: a small letter stands for `--assume-unchanged`, `S` for `--skip-worktree`. */
export function indexIn(entries: readonly string[]): GitIndex {
  const tracked = new Map<string, Tracked>();
  const unwatched: string[] = [];
  for (const each of entries) {
    const [, flag = '', mode = '', blob = '', path = ''] = entry.exec(each) ?? [];
    tracked.set(path, { mode, blob });
    if (flag === 'S' || flag !== flag.toUpperCase()) unwatched.push(path);
  }
  return { tracked, unwatched };
}
