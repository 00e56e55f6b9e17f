import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareText } from '../../model/place.ts';
import { type GitAnswer, type GitRun, gitIn } from '../../project/git.ts';
import { blobId } from '../../project/git-index.ts';
import { treeOf } from '../../project/git-tree.ts';
import { filesBelow } from '../files-below.ts';
import { type Additions, missing, nextFolder, type Place, PublishError, type Standing, type Written } from './place.ts';
import { pushed, type Tips, tipsOf } from './remote.ts';

/** A branch in which releases are published, such as web hosts take pages from. */
export interface Branch {
  /** A folder in the repository. */
  readonly root: string;
  /** Such as `gh-pages`. */
  readonly name: string;
  /** Below which folder of the branch everything stands, with a trailing `/`; empty at its top. */
  readonly folder: string;
  /** The remote that the commit is pushed to. */
  readonly push?: string | undefined;
}

/** So often a commit is made anew where somebody was faster: on a server, and here. */
const attempts = { pushed: 3, here: 10 } as const;

/**
 * A branch is changed by one commit on top of it. Neither the work tree nor the index is touched, the branch moves only from the commit that was looked at,
 * and nothing is ever forced. It is made where it is not there.
 */
export function branchPlace(branch: Branch): Place {
  const name = `branch ${branch.name}`;
  return {
    name,
    async change(additions, dryRun) {
      const git = await repositoryOf(branch);
      const room = realpathSync(mkdtempSync(join(tmpdir(), 'dhf-branch-')));
      try {
        for (let left = branch.push === undefined ? attempts.here : attempts.pushed; left > 0; left--) {
          const written = await attempt(git, branch, mkdtempSync(join(room, 'try-')), additions, dryRun);
          if (written !== undefined) return written;
        }
        throw new PublishError(`somebody else changes ${name} again and again`, 'Try again when they have ended; nothing was changed.');
      } finally {
        rmSync(room, { recursive: true, force: true });
      }
    },
  };
}

/** Git at the top of the repository, when the branch can be changed. */
async function repositoryOf({ root, name }: Branch): Promise<GitRun> {
  const { code, output } = await gitIn(root)(['rev-parse', '--show-toplevel']);
  if (code === 127) throw new PublishError('git is not installed', 'Install git 2.30 or later.');
  if (code !== 0) throw new PublishError(`${root} is in no git repository that can be read`, 'Work in a clone of the repository.');
  const git = gitIn(output.replace(/\n$/, ''));
  // Names that git takes for options, or for no branch, can be given to nothing else.
  const isOther = name.startsWith('-') || name === 'HEAD';
  if (isOther || (await git(['check-ref-format', `refs/heads/${name}`])).code !== 0)
    throw new PublishError(`${name} cannot be the name of a branch`, 'Write it as --to branch:gh-pages.');
  const trees = await git(['worktree', 'list', '--porcelain']);
  if (trees.output.split('\n').includes(`branch refs/heads/${name}`))
    throw new PublishError(
      `branch ${name} is checked out, and its files would not follow`,
      'Check out another branch there, or publish to that folder.',
    );
  return git;
}

/** Undefined where somebody was faster. */
async function attempt(
  git: GitRun,
  branch: Branch,
  room: string,
  additions: (standing: Standing) => Promise<Additions>,
  dryRun: boolean,
): Promise<Written | undefined> {
  const tips = await tipsOf(git, branch.name, branch.push);
  if (tips === undefined) return undefined;
  const { standing, objects } = await standingAt(git, tips.base, branch.folder, room);
  const tree = await additions(standing);
  const written = await missing(tree, standing);
  const isNothing = written.folders.length + written.files.length === 0;
  if (dryRun || (isNothing && tips.base === (branch.push === undefined ? tips.here : tips.there))) return written;
  const commit = isNothing
    ? tips.base
    : await commitOn(git, tips.base, changesOf(tree, written, objects, room), branch.folder, room, subjectOf(written));
  if (commit === undefined) return written;
  if (branch.push !== undefined && !(await pushed(git, branch.push, commit, branch.name))) return undefined;
  const isMoved = await moved(git, branch.name, commit, tips);
  // What a server has taken stands, whatever happens to the branch here.
  return isMoved || branch.push !== undefined ? written : undefined;
}

/** Moves the branch from the commit that was looked at, and from no other. */
async function moved(git: GitRun, name: string, commit: string, { here }: Tips): Promise<boolean> {
  return (await git(['update-ref', '-m', 'dhf publish', `refs/heads/${name}`, commit, here ?? ''])).code === 0;
}

function subjectOf({ folders }: Written): string {
  return folders.length === 0 ? 'Update the live status of releases' : `Publish ${folders.join(' and ')}`;
}

interface Seen {
  readonly standing: Standing;
  /** IDs of git's objects by path. */
  readonly objects: ReadonlyMap<string, string>;
}

async function standingAt(git: GitRun, commit: string | undefined, folder: string, room: string): Promise<Seen> {
  const files = commit === undefined ? [] : ((await treeOf(git, commit)) ?? []);
  const inside = files.filter(({ path }) => path.startsWith(folder));
  const objects = new Map(inside.map(({ path, object }) => [path.slice(folder.length), object]));
  const onDisk = async (path: string) => {
    const object = objects.get(path);
    if (object === undefined) return undefined;
    const file = join(room, object);
    await copyObject(git, object, file);
    return file;
  };
  const standing: Standing = {
    names: [...new Set([...objects.keys()].map((path) => path.split('/')[0] as string))].sort(compareText),
    has: (path) => objects.has(path),
    holds: (path, text) =>
      objects.get(path) !== undefined && objects.get(path) === objectOf(Buffer.from(text), objects.get(path) as string),
    read: async (path) => {
      const file = await onDisk(path);
      return file === undefined ? undefined : readFileSync(file);
    },
    onDisk,
    isSame: async (name, from, butFor = () => false) => {
      const own = [...objects].map(([path, object]) => [path.slice(name.length + 1), object, path.startsWith(`${name}/`)] as const);
      const there = own.filter(([path, , isBelow]) => isBelow && !butFor(path));
      const here = new Set(filesBelow(from).filter((path) => !butFor(path)));
      const isAlike = (path: string, object: string) => here.has(path) && objectOf(readFileSync(join(from, path)), object) === object;
      return there.length === here.size && there.every(([path, object]) => isAlike(path, object));
    },
  };
  return { standing, objects };
}

async function copyObject(git: GitRun, object: string, file: string): Promise<void> {
  const open = openSync(file, 'w');
  try {
    const { code, complaint } = await git(['cat-file', 'blob', object], { onOutput: (piece) => writeSync(open, piece) });
    if (code !== 0) throw unwilling('a file of the branch cannot be read', complaint);
  } finally {
    closeSync(open);
  }
}

/** ID that git gives to a content, in the hash of another ID. */
function objectOf(content: Buffer, like: string): string {
  return blobId(content, like.length === 64 ? 'sha256' : 'sha1');
}

/** What a commit changes: files by path and where on this disk each is; and paths that go. */
interface Changes {
  readonly put: ReadonlyMap<string, string>;
  readonly gone: readonly string[];
}

function changesOf({ folders, next, files }: Additions, written: Written, objects: ReadonlyMap<string, string>, room: string): Changes {
  const put = new Map<string, string>();
  for (const name of written.folders) {
    const from = (folders.get(name) ?? next) as string;
    for (const path of filesBelow(from)) put.set(`${name}/${path}`, join(from, path));
  }
  const texts = mkdtempSync(join(room, 'texts-'));
  for (const [at, path] of written.files.entries()) {
    writeFileSync(join(texts, String(at)), files.get(path) as string);
    put.set(path, join(texts, String(at)));
  }
  const gone = written.folders.includes(nextFolder)
    ? [...objects.keys()].filter((path) => path.startsWith(`${nextFolder}/`) && !put.has(path))
    : [];
  return { put, gone };
}

/** A commit with changes on top of another, or the first of all. It is in no branch yet. */
async function commitOn(
  git: GitRun,
  base: string | undefined,
  { put, gone }: Changes,
  folder: string,
  room: string,
  subject: string,
): Promise<string> {
  mkdirSync(room, { recursive: true });
  const index = join(room, 'index');
  const hashed = await answered(
    git(['hash-object', '-w', '--no-filters', '--stdin-paths'], { input: [...put.values()].map((path) => `${path}\n`).join('') }),
  );
  const objects = hashed.split('\n');
  const nothing = '0'.repeat(objects[0]?.length ?? 40);
  const lines = [
    ...gone.map((path) => `0 ${nothing}\t${folder}${path}\0`),
    ...[...put.keys()].map((path, at) => `100644 ${objects[at]}\t${folder}${path}\0`),
  ];
  if (base !== undefined) await answered(git(['read-tree', base], { index }));
  await answered(git(['update-index', '-z', '--index-info'], { index, input: lines.join('') }));
  const tree = await answered(git(['write-tree'], { index }));
  const parents = base === undefined ? [] : ['-p', base];
  return await answered(git(['commit-tree', tree, ...parents, '-m', subject]));
}

/** What git says. Throws a `PublishError` with its complaint. */
async function answered(run: Promise<GitAnswer>): Promise<string> {
  const { code, output, complaint } = await run;
  if (code === 0) return output.trim();
  if (/tell me who you are|identity unknown|empty ident/i.test(complaint))
    throw new PublishError(
      'git does not know who makes the commit',
      'Set `git config user.name` and `git config user.email`, and publish again.',
    );
  throw unwilling('git cannot make the commit', complaint);
}

function unwilling(what: string, complaint: string): PublishError {
  return new PublishError(
    `${what}: ${complaint.trim().split('\n').at(-1) ?? ''}`,
    'See what `git fsck` says of the repository, and whether its disk has room.',
  );
}
