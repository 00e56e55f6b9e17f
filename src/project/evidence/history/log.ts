import { StringDecoder } from 'node:string_decoder';
import { settingsFile } from '../../files.ts';
import type { GitRun } from '../../git.ts';
import { momentOf } from './moment.ts';

/** What one file was and became: IDs of git's objects, absent where it was not there. What is no plain file has its mode in front, `160000:…`. */
export interface FileChange {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The ID of a plain file; undefined for what was not there or is a link, or a commit of another repository. */
export function plainFile(blob: string | undefined): string | undefined {
  return blob?.includes(':') === true ? undefined : blob;
}

/** One commit, as git holds it. */
export interface LoggedCommit {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly author: string;
  /** The committer's date, RFC 3339. */
  readonly at: string;
  readonly subject: string;
  /** Lines of the message behind the subject. */
  readonly body: readonly string[];
  /** What it changed in the folder of the DHF, by path from there, for each of its parents; the first commit is compared with nothing. */
  readonly changes: readonly ReadonlyMap<string, FileChange>[];
}

/** Options of `git log` that keep every setting of the repository and of the user out of the answer. */
const plain = [
  '--raw -z --no-abbrev --topo-order --root --diff-merges=separate --no-renames --no-follow --no-relative --ignore-submodules=none',
  '--no-mailmap --no-notes --no-decorate --no-color --no-show-signature --encoding=UTF-8 --format=raw',
].flatMap((options) => options.split(' '));

/**
 * All commits that HEAD comes from, each before those it comes from. Undefined where git cannot tell. `prefix` is the folder of the DHF in HEAD, with a
 * trailing `/`; in commits before it was moved it is where `dhf.yaml` stood then.
 */
export async function readLog(git: GitRun, prefix: string): Promise<readonly LoggedCommit[] | undefined> {
  const commits: LoggedCommit[] = [];
  const reader = new LogReader(prefix, (commit) => commits.push(commit));
  const { code } = await git(['log', ...plain, '--end-of-options', 'HEAD', '--'], { onOutput: (piece) => reader.take(piece) });
  reader.end();
  return code === 0 ? commits : undefined;
}

/** A file as one side of a comparison gives it, by its path in the repository. */
interface RawChange extends FileChange {
  readonly path: string;
}

interface OpenCommit extends Omit<LoggedCommit, 'changes'> {
  readonly raw: RawChange[][];
}

/** Reads what `git log --raw -z --format=raw` prints, in pieces. */
class LogReader {
  readonly #decoder = new StringDecoder('utf8');
  readonly #hear: (commit: LoggedCommit) => void;
  /** Folder of the DHF in commits still to come. */
  readonly #prefixes = new Map<string, string>();
  readonly #prefix: string;
  #rest = '';
  #commit: OpenCommit | undefined;
  #side = 0;
  /** `:100644 100644 …`, whose path comes next. */
  #meta: string | undefined;

  constructor(prefix: string, hear: (commit: LoggedCommit) => void) {
    this.#prefix = prefix;
    this.#hear = hear;
  }

  take(piece: Buffer): void {
    const parts = (this.#rest + this.#decoder.write(piece)).split('\0');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) this.#part(part);
  }

  end(): void {
    this.#part(this.#rest);
    this.#close();
  }

  #part(part: string): void {
    if (this.#meta !== undefined) {
      this.#commit?.raw[this.#side]?.push(rawChange(this.#meta, part));
      this.#meta = undefined;
    } else if (part.startsWith('commit ')) this.#head(part);
    else if (part.startsWith(':')) this.#meta = part;
  }

  /** Lines of a message are indented, so that one which begins with a colon is none. */
  #head(part: string): void {
    const end = part.indexOf('\n:');
    if (end >= 0) this.#meta = part.slice(end + 1);
    const text = end < 0 ? part : part.slice(0, end);
    const [, hash = '', from] = /^commit ([0-9a-f]+)(?: \(from ([0-9a-f]+)\))?/.exec(text) ?? [];
    if (hash !== this.#commit?.hash) {
      this.#close();
      this.#commit = openCommit(hash, text);
    }
    this.#side = from === undefined ? 0 : Math.max(0, this.#commit?.parents.indexOf(from) ?? 0);
  }

  #close(): void {
    if (this.#commit === undefined) return;
    const { raw, ...commit } = this.#commit;
    const prefix = this.#prefixes.get(commit.hash) ?? this.#prefix;
    this.#prefixes.delete(commit.hash);
    const changes = raw.map((side, at) => {
      const before = folderBefore(prefix, side);
      const parent = commit.parents[at];
      if (parent !== undefined && !this.#prefixes.has(parent)) this.#prefixes.set(parent, before);
      return within(side, before, prefix);
    });
    this.#hear({ ...commit, changes });
    this.#commit = undefined;
  }
}

function openCommit(hash: string, text: string): OpenCommit {
  const end = text.indexOf('\n\n');
  const head = (end < 0 ? text : text.slice(0, end)).split('\n');
  const all = (name: string) => head.flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : []));
  const message =
    end < 0
      ? []
      : text
          .slice(end + 2)
          .split('\n')
          .map((line) => line.slice(4));
  const start = message.findIndex((line) => line.trim() !== '');
  const lines = start < 0 ? [] : message.slice(start);
  const stop = lines.findIndex((line) => line.trim() === '');
  const subject = stop < 0 ? lines : lines.slice(0, stop);
  const parents = all('parent');
  const [, author = ''] = /^(.*?) *<[^<]*$/.exec(all('author')[0] ?? '') ?? [];
  const [, seconds, zone] = /> (-?\d+) (\S+)$/.exec(all('committer')[0] ?? '') ?? [];
  return {
    hash,
    parents,
    author,
    at: momentOf(seconds, zone),
    subject: subject.map((line) => line.trim()).join(' '),
    body: stop < 0 ? [] : lines.slice(stop),
    raw: Array.from({ length: Math.max(1, parents.length) }, () => []),
  };
}

/** `:100644 100755 4b825dc… 9daeafb… M` */
function rawChange(meta: string, path: string): RawChange {
  const [before = '', after = '', old = '', now = ''] = meta.slice(1).split(' ');
  return { path, before: object(before, old), after: object(after, now) };
}

function object(mode: string, id: string): string | undefined {
  if (/^0+$/.test(mode)) return undefined;
  return mode.startsWith('100') ? id : `${mode}:${id}`;
}

/** Where the DHF stood before a commit: elsewhere when its settings came with the commit, and went from there. */
function folderBefore(prefix: string, side: readonly RawChange[]): string {
  const came = side.find(({ path, before }) => before === undefined && path === `${prefix}${settingsFile}`);
  if (came === undefined) return prefix;
  const left = side.filter(({ path, after }) => after === undefined && `/${path}`.endsWith(`/${settingsFile}`));
  const from = left.find(({ before }) => before === came.after) ?? (left.length === 1 ? left[0] : undefined);
  return from === undefined ? prefix : from.path.slice(0, -settingsFile.length);
}

/** What changed below the folder. What only moved with it did not change. */
function within(side: readonly RawChange[], from: string, to: string): ReadonlyMap<string, FileChange> {
  const found = new Map<string, FileChange>();
  for (const { path, before, after } of side) {
    if (from === to) {
      if (path.startsWith(to)) found.set(path.slice(to.length), { before, after });
      continue;
    }
    const was = before !== undefined && path.startsWith(from) ? path.slice(from.length) : undefined;
    const is = after !== undefined && path.startsWith(to) ? path.slice(to.length) : undefined;
    if (was !== undefined) found.set(was, { before, after: found.get(was)?.after });
    if (is !== undefined) found.set(is, { before: found.get(is)?.before, after });
  }
  if (from !== to) for (const [path, { before, after }] of found) if (before === after) found.delete(path);
  return found;
}
