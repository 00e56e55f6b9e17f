import { copyFileSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type GitRun, gitIn } from './git.ts';
import type { Refused } from './new-item.ts';
import { isSystemError } from './text-file.ts';

/** A revision of a repository in a folder of its own, where it can be traced with its whole history. */
export interface Checkout {
  /** The folder there that is the one asked for. */
  readonly root: string;
  /** Full hash of the commit. */
  readonly commit: string;
  /** Takes the folder away. */
  remove(): void;
}

/**
 * Lays a revision out in a temporary folder: the commit's own files, whatever the work tree, the index and filters of this machine make of them, with all
 * refs and the history of the repository, whose objects are shared and never written to. The repository itself stays untouched. Answers why not where there
 * is no repository, no such revision, or no room.
 */
export async function checkoutOf(root: string, revision: string): Promise<Checkout | Refused> {
  const git = gitIn(root);
  const where = await git(['rev-parse', '--show-prefix', '--git-common-dir', '--is-shallow-repository']);
  if (where.code === 127) return { refused: 'git is not installed', fix: 'Install git 2.30 or later.' };
  if (where.code !== 0) return { refused: `${root} is in no git repository that can be read`, fix: 'Work in a clone of the repository.' };
  const [prefix = '', common = '', isShallow] = where.output.split('\n');
  const commit = await commitOf(git, revision);
  if (commit === undefined) return noRevision(revision, isShallow === 'true');
  let folder: string | undefined;
  try {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'dhf-revision-')));
    const complaint = await layOut(git, { folder, objects: resolve(root, common), commit });
    if (complaint === undefined) return { root: join(folder, prefix), commit, remove: remover(folder) };
    remover(folder)();
    return { refused: `${revision} cannot be laid out: ${complaint}`, fix: 'See what `git fsck` says of the repository.' };
  } catch (error) {
    if (folder !== undefined) remover(folder)();
    if (!isSystemError(error)) throw error;
    return { refused: `no temporary folder can be written (${error.code})`, fix: 'See that the folder of temporary files has room.' };
  }
}

/** Full hash of the commit that a revision names; undefined where it names none. */
export async function commitOf(git: GitRun, revision: string): Promise<string | undefined> {
  const { code, output } = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return code === 0 ? output.trim() : undefined;
}

/** Said of a revision that is not there. */
export function noRevision(revision: string, isShallow: boolean): Refused {
  return {
    refused: `${revision} is no revision of this repository`,
    fix: isShallow
      ? 'This clone is shallow: fetch everything with `git fetch --unshallow --tags` (in CI `fetch-depth: 0`), and try again.'
      : 'Name a branch, a tag or a commit that is here; `git fetch --tags` brings those of the server.',
  };
}

function remover(folder: string): () => void {
  return () => rmSync(folder, { recursive: true, force: true });
}

interface Asked {
  readonly folder: string;
  /** The repository's own folder of git. */
  readonly objects: string;
  readonly commit: string;
}

/** Files stand there with the bytes that git stores: no line ends, keywords or large files are put in by a filter. */
const asStored = '* -text -filter -ident -working-tree-encoding\n';

/** A repository beside the other one, which lends it its objects. Answers with what git complains of. */
async function layOut(git: GitRun, { folder, objects, commit }: Asked): Promise<string | undefined> {
  const there = gitIn(folder);
  const { output: format } = await git(['rev-parse', '--show-object-format']);
  const made = await there(['init', '--quiet', '--template=', `--object-format=${format.trim()}`]);
  if (made.code !== 0) return made.complaint.trim();
  // What refs led to before is told of the repository's own fetches: setting them here would be taken for one.
  await there(['config', 'core.logAllRefUpdates', 'false']);
  mkdirSync(join(folder, '.git/info'), { recursive: true });
  writeFileSync(join(folder, '.git/objects/info/alternates'), `${join(objects, 'objects')}\n`);
  writeFileSync(join(folder, '.git/info/attributes'), asStored);
  const cut = join(objects, 'shallow');
  if (existsSync(cut)) copyFileSync(cut, join(folder, '.git/shallow'));
  const refs = await git(['for-each-ref', '--format=%(objectname) %(refname) %(symref)']);
  for (const line of refs.output.split('\n')) {
    const [, name = '', target = ''] = line.split(' ');
    if (target !== '') await there(['symbolic-ref', name, target]);
  }
  const plain = refs.output.split('\n').filter((line) => /^[0-9a-f]+ \S+ $/.test(line));
  const update = plain.map((line) => `create ${line.split(' ')[1]} ${line.split(' ')[0]}\n`).join('');
  const named = await there(['update-ref', '--stdin'], { input: update });
  if (named.code !== 0) return named.complaint.trim();
  const out = await there(['checkout', '--quiet', '--detach', commit]);
  return out.code === 0 ? undefined : out.complaint.trim();
}
