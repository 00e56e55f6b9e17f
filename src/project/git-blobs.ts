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
  const texts = new Map<string, string>();
  if (names.length === 0) return texts;
  const pieces: Buffer[] = [];
  const input = names.map((name) => `${name.replace(':', ':./')}\n`).join('');
  await git(['cat-file', '--batch'], { input, onOutput: (piece) => pieces.push(piece) });
  const answer = Buffer.concat(pieces);
  let at = 0;
  for (const name of names) {
    const end = answer.indexOf(0x0a, at);
    if (end < 0) break;
    const size = / blob (\d+)$/.exec(answer.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    texts.set(name, answer.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

/** Files of a commit, among those that globs match, in which a text stands. */
export async function filesHolding(git: GitRun, text: string, commit: string, globs: readonly string[]): Promise<readonly Blob[]> {
  const options = '--no-color --no-full-name --null --text --files-with-matches --fixed-strings'.split(' ');
  const { output } = await git(['grep', ...options, '-e', text, commit, '--', ...globs.map(pathspec)]);
  return fields(output).map((name) => ({ commit, file: name.slice(commit.length + 1) }));
}
