import { StringDecoder } from 'node:string_decoder';
import picomatch from 'picomatch';
import type { GitRun } from './git.ts';

/** Lines that one commit took away from and put into one file. */
export interface FileDiff {
  /** Relative to the folder git was asked in, with `/`. */
  readonly file: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** One commit, and what it changed. */
export interface CommitDiff {
  readonly commit: string;
  /** Committer date, as `2026-11-22`. */
  readonly date: string;
  readonly parents: readonly string[];
  readonly files: readonly FileDiff[];
}

/** Options of `git log` that keep every setting of the repository and of the user out of the answer. */
const plain = [
  '--patch --unified=0 --inter-hunk-context=0 --text --root --no-follow --no-renames --no-ext-diff --no-textconv --no-color',
  '--no-show-signature --relative --src-prefix=a/ --dst-prefix=b/ --submodule=short --diff-algorithm=myers --diff-merges=first-parent',
].flatMap((options) => options.split(' '));

/** Which commits, which files, which of their lines. */
export interface Selection {
  /** As `git log` takes it, e.g. `--all`, with further options in front. */
  readonly commits: readonly string[];
  /** Globs relative to the folder git is asked in. */
  readonly files: readonly string[];
  readonly wanted: (line: string) => boolean;
}

/** Streams commits with the lines they change, merges compared with their first parent. Answers false when git could not tell. */
export async function eachCommit(git: GitRun, { commits, files, wanted }: Selection, hear: (commit: CommitDiff) => void): Promise<boolean> {
  const reader = new DiffReader(wanted, hear);
  const args = ['-c', 'core.quotePath=false', 'log', ...plain, '--format=%x00%H %cs %P', ...commits, '--', ...files.map(pathspec)];
  const { code } = await git(args, { onOutput: (piece) => reader.take(piece) });
  reader.end();
  return code === 0;
}

/** Git knows fewer signs in globs; where it does not know one, all files below the plain part of the path are taken. */
export function pathspec(glob: string): string {
  if (!/[{}()!+@]/.test(glob)) return `:(glob)${glob}`;
  const { base } = picomatch.scan(glob);
  return `:(glob)${base === '' ? '' : `${base}/`}**`;
}

interface OpenFile {
  file: string;
  readonly removed: string[];
  readonly added: string[];
}

/** Reads `git log --patch` line by line. The numbers in a hunk's head say which lines are content, whatever they look like. */
class DiffReader {
  readonly #wanted: (line: string) => boolean;
  readonly #hear: (commit: CommitDiff) => void;
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';
  #commit: (Omit<CommitDiff, 'files'> & { readonly files: OpenFile[] }) | undefined;
  #left = 0;
  #right = 0;

  constructor(wanted: (line: string) => boolean, hear: (commit: CommitDiff) => void) {
    this.#wanted = wanted;
    this.#hear = hear;
  }

  take(piece: Buffer): void {
    const lines = (this.#rest + this.#decoder.write(piece)).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#line(line);
  }

  end(): void {
    if (this.#rest !== '') this.#line(this.#rest);
    this.#close();
  }

  #line(line: string): void {
    const sign = line[0];
    if (sign === '-' && this.#left > 0) {
      this.#left -= 1;
      this.#keep('removed', line);
    } else if (sign === '+' && this.#right > 0) {
      this.#right -= 1;
      this.#keep('added', line);
    } else if (sign === '\0') this.#open(line);
    else if (sign === '@') this.#hunk(line);
    else if (line.startsWith('diff --git ')) this.#commit?.files.push({ file: '', removed: [], added: [] });
    else if (sign === '-' || sign === '+') this.#name(line);
  }

  #keep(side: 'removed' | 'added', line: string): void {
    const text = line.endsWith('\r') ? line.slice(1, -1) : line.slice(1);
    if (this.#wanted(text)) this.#commit?.files.at(-1)?.[side].push(text);
  }

  #open(line: string): void {
    this.#close();
    const [commit = '', date = '', ...parents] = line.slice(1).split(' ');
    this.#commit = { commit, date, parents: parents.filter((each) => each !== ''), files: [] };
  }

  #hunk(line: string): void {
    const [, left, right] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line) ?? [];
    this.#left = Number(left ?? 1);
    this.#right = Number(right ?? 1);
  }

  /** `--- a/x.md` and `+++ b/x.md`; one of them is `/dev/null` where a file comes or goes. */
  #name(line: string): void {
    const open = this.#commit?.files.at(-1);
    const name = unquoted(line.slice(4).replace(/\t$/, ''));
    if (open !== undefined && /^[ab]\//.test(name)) open.file = name.slice(2);
  }

  #close(): void {
    if (this.#commit !== undefined) this.#hear(this.#commit);
    this.#commit = undefined;
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

/** A path as git quotes it when it holds control characters, quotes or backslashes. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return name;
  return name
    .slice(1, -1)
    .replaceAll(
      /\\([0-7]{3}|.)/g,
      (_, code: string) => escapes[code] ?? (code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : code),
    );
}
