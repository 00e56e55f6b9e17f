import type { History } from '../../../model/evidence.ts';
import { fields, type GitRun } from '../../git.ts';
import { momentOf } from './moment.ts';

/** A branch or a tag, and the commit that it leads to. */
export interface Ref {
  /** In full, such as `refs/heads/main`. */
  readonly name: string;
  readonly commit: string;
  readonly at: string;
}

export interface Refs {
  readonly tags: History['tags'];
  /** The protected branches, here and as remote repositories had them when they were last fetched. */
  readonly branches: readonly Ref[];
}

const format = ['refname', 'objecttype', 'objectname', '*objecttype', '*objectname', 'creatordate:raw']
  .map((field) => `%(${field})`)
  .join('%00');

/** Tags that lead to a commit, and protected branches. */
export async function readRefs(git: GitRun, protectedBranches: readonly string[]): Promise<Refs> {
  const patterns = protectedBranches.flatMap((name) => [`refs/heads/${name}`, `refs/remotes/*/${name}`]);
  const { output } = await git(['for-each-ref', `--format=${format}%00`, 'refs/tags', ...patterns]);
  const refs = output.split('\0\n').flatMap((line) => ref(line.split('\0')));
  const tags = refs.filter(({ name }) => name.startsWith(tagFolder));
  return {
    tags: tags.map(({ name, commit, at }) => ({ name: name.slice(tagFolder.length), commit, at })),
    branches: refs.filter((each) => !tags.includes(each)),
  };
}

const tagFolder = 'refs/tags/';

function ref([name = '', type = '', object = '', taggedType = '', tagged = '', date = '']: readonly string[]): readonly Ref[] {
  const commit = type === 'commit' ? object : taggedType === 'commit' ? tagged : undefined;
  const [seconds, zone] = date.split(' ');
  return commit === undefined ? [] : [{ name, commit, at: momentOf(seconds, zone) }];
}

/** The newest commit on the line of first parents of a ref that is one of those known; undefined where there is none. */
export async function meets(git: GitRun, commit: string, isKnown: (commit: string) => boolean): Promise<string | undefined> {
  if (isKnown(commit)) return commit;
  const { output } = await git(['rev-list', '--first-parent', '--end-of-options', commit, '--']);
  return output.split('\n').find(isKnown);
}

/**
 * Protected branches of remote repositories that once held commits which they hold no more, as far as the fetches of this clone show. Undefined where
 * none was fetched twice.
 */
export async function rewrittenIn(git: GitRun, branches: readonly Ref[]): Promise<readonly string[] | undefined> {
  const remote = branches.filter(({ name }) => name.startsWith('refs/remotes/'));
  const seen = await Promise.all(remote.map(async (branch) => ({ branch, former: await formerCommits(git, branch) })));
  const known = seen.filter(({ former }) => former.length > 0);
  if (known.length === 0) return undefined;
  const lost = await Promise.all(known.map(({ branch, former }) => holdsOthers(git, branch, former)));
  return known.filter((_, at) => lost[at]).map(({ branch }) => branch.name.slice('refs/remotes/'.length));
}

/** What a ref led to before, as its log tells: of each entry what it led to then, and of the first what it led to before. */
async function formerCommits(git: GitRun, { name, commit }: Ref): Promise<readonly string[]> {
  const log = await git(['log', '--walk-reflogs', '-z', '--format=%H', '--no-show-signature', '--end-of-options', name, '--']);
  const entries = log.code === 0 ? fields(log.output) : [];
  if (entries.length === 0) return [];
  const first = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}@{${entries.length}}`]);
  return [...new Set([...entries, first.output.trim()])].filter((each) => each !== commit && /[1-9a-f]/.test(each));
}

async function holdsOthers(git: GitRun, { commit }: Ref, former: readonly string[]): Promise<boolean> {
  const input = [...former, `^${commit}`].map((line) => `${line}\n`).join('');
  const { output } = await git(['rev-list', '--max-count=1', '--ignore-missing', '--stdin'], { input });
  return output.trim() !== '';
}
