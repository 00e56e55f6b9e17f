import { posix } from 'node:path';
import type { GitRun } from './git.ts';
import { treeOf } from './git-tree.ts';

/** Who made a commit, as it says itself. */
export interface Committer {
  readonly name: string;
  readonly email: string;
  readonly commit: string;
}

/**
 * Who first committed files as they stand at HEAD, by path; files that HEAD does not hold are left out. A file that moved within its folder keeps its
 * committer, one that was edited has that of the edit. Undefined where there is no history.
 */
export async function committersOf(git: GitRun, files: readonly string[]): Promise<ReadonlyMap<string, Committer> | undefined> {
  if (files.length === 0) return new Map();
  const folders = [...new Set(files.map((file) => `:(literal)${posix.dirname(file)}`))];
  const format = '--format=format:%x01%H%x02%an%x02%ae%x00';
  const log = 'log --raw --no-abbrev -z --no-renames --diff-merges=separate --topo-order --reverse'.split(' ');
  const [tree, history] = await Promise.all([treeOf(git, 'HEAD'), git([...log, format, '--end-of-options', 'HEAD', '--', ...folders])]);
  if (tree === undefined || history.code !== 0) return undefined;
  const wanted = new Set(files);
  const blobs = new Map(tree.map(({ path, object }) => [path, object]));
  const first = firstCommitters(history.output);
  return new Map(
    [...wanted].flatMap((file) => {
      const committer = first.get(blobs.get(file) ?? '');
      return committer === undefined ? [] : [[file, committer] as const];
    }),
  );
}

/** The first committer of each blob, from the oldest commit on. */
function firstCommitters(output: string): ReadonlyMap<string, Committer> {
  const first = new Map<string, Committer>();
  let committer: Committer | undefined;
  for (const part of output.split('\0')) {
    const text = part.trimStart();
    if (text.startsWith('\x01')) {
      const [commit = '', name = '', email = ''] = text.slice(1).split('\x02');
      committer = { commit, name, email };
    } else if (text.startsWith(':') && committer !== undefined) {
      const blob = text.split(' ')[3] ?? '';
      if (!first.has(blob)) first.set(blob, committer);
    }
  }
  return first;
}

/** A commit's signature and what it was made over; undefined where it is not signed. */
export async function signatureOfCommit(
  git: GitRun,
  commit: string,
): Promise<{ readonly signature: string; readonly data: Uint8Array } | undefined> {
  const pieces: Buffer[] = [];
  await git(['cat-file', 'commit', commit], { onOutput: (piece) => pieces.push(piece) });
  // Byte by byte: a message may be in any encoding.
  const object = Buffer.concat(pieces).toString('latin1');
  const end = object.indexOf('\n\n');
  const [, signature] = /^gpgsig(?:-sha256)? ((?:.*)(?:\n .*)*)\n/m.exec(object.slice(0, end + 1)) ?? [];
  if (signature === undefined) return undefined;
  const bare = object.slice(0, end + 1).replaceAll(/^gpgsig(?:-sha256)? .*\n(?: .*\n)*/gm, '') + object.slice(end + 1);
  return { signature: `${signature.replaceAll('\n ', '\n')}\n`, data: Buffer.from(bare, 'latin1') };
}
