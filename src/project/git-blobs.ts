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
  if (names.length === 0) return [];
  const pieces: Buffer[] = [];
  const input = names.map((name) => `${name}\n`).join('');
  await git(['cat-file', '--batch'], { input, onOutput: (piece) => pieces.push(piece) });
  const answer = Buffer.concat(pieces);
  let at = 0;
  return names.map(() => {
    const end = answer.indexOf(0x0a, at);
    if (end < 0) return undefined;
    const size = / blob (\d+)$/.exec(answer.toString('utf8', at, end))?.[1];
    const start = end + 1;
    at = size === undefined ? start : start + Number(size) + 1;
    return size === undefined ? undefined : answer.toString('utf8', start, at - 1);
  });
}

/** Files of a commit, among those that globs match, in which a text stands. */
export async function filesHolding(git: GitRun, text: string, commit: string, globs: readonly string[]): Promise<readonly Blob[]> {
  const options = '--no-color --no-full-name --null --text --files-with-matches --fixed-strings'.split(' ');
  const { output } = await git(['grep', ...options, '-e', text, commit, '--', ...globs.map(pathspec)]);
  return fields(output).map((name) => ({ commit, file: name.slice(commit.length + 1) }));
}
