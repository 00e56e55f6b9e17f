import { isSystemFile } from '../project/evidence/file-bytes.ts';
import { matcher, sourceFilter } from '../project/files.ts';
import { type GitFacts, type GitRun, gitIn, type NoGit, readGit } from '../project/git.ts';
import type { Refused } from '../project/new-item.ts';
import { isOfRegisters } from '../project/registers.ts';
import type { Settings } from '../project/settings.ts';
import { readSettings } from '../project/trace.ts';

/** Why no release can be made from a clone as it stands: it holds not all of the history, or something that no commit holds. Undefined where it is fit. */
export async function unfitClone(root: string): Promise<Refused | undefined> {
  const git = gitIn(root);
  const known = await readGit(root, git);
  if ('missing' in known) return noGit[known.missing];
  if (known.shallow)
    return {
      refused: 'this clone is shallow, so nobody can see what older commits hold',
      fix: 'Fetch all of them: `git fetch --unshallow --tags`, or `fetch-depth: 0` in CI.',
    };
  if (known.head === undefined) return { refused: 'nothing is committed yet', fix: 'Commit the files, and tag the version.' };
  const changed = await uncommitted(root, git, known);
  const [first] = changed;
  if (first === undefined) return undefined;
  const count = changed.length;
  return {
    refused: `${count === 1 ? `${first} is` : `${count} files are`} in no commit as ${count === 1 ? 'it stands' : `they stand (${first}, …)`}`,
    fix: 'Commit what belongs to the release and take the rest away: a release is made of a commit.',
  };
}

const noGit: Readonly<Record<NoGit['missing'], Refused>> = {
  git: { refused: 'git is not installed, and a release is made of a commit', fix: 'Install git 2.30 or later.' },
  repository: {
    refused: 'this folder is in no git repository, and a release is made of a commit',
    fix: 'Keep the DHF in git, and work in a clone.',
  },
  trust: {
    refused: 'git refuses to look at this folder because somebody else owns it',
    fix: 'Say that you trust it: `git config --global --add safe.directory <folder>`.',
  },
};

/** Tracked files of the whole repository that differ from HEAD, and files that git does not know and that the DHF would read. */
async function uncommitted(root: string, git: GitRun, { changed, tracked, prefix }: GitFacts): Promise<readonly string[]> {
  const parsed = readSettings(root);
  const isRead = 'settings' in parsed ? readFilter(parsed.settings) : () => true;
  const status = await git(['status', '--porcelain', '-z', '--no-renames', '--untracked-files=no', '--ignore-submodules=none', '--', ':/']);
  const outside = status.output.split('\0').flatMap((entry) => (entry === '' ? [] : [entry.slice(3)]));
  const inside = changed.filter((path) => tracked.has(path) || isRead(path)).map((path) => prefix + path);
  return [...new Set([...inside, ...outside])].sort();
}

/** Would a path be read as part of the DHF, of the product, or of its evidence? */
function readFilter(settings: Settings): (path: string) => boolean {
  const { advisories, vex, 'known-exploited': exploited } = settings.security;
  const systems = Object.values(settings.systems).flatMap(({ results, coverage, sbom }) => [...results, ...coverage, ...sbom]);
  const isSource = sourceFilter(settings.files);
  const isOfSystem = isSystemFile(settings);
  const isEvidence = matcher([...systems, ...advisories, ...vex, ...(exploited === '' ? [] : [exploited]), `${settings.files.records}/**`]);
  return (path) => isSource(path) || isOfRegisters(settings, path) || isOfSystem(path) || isEvidence(path);
}

/** Why HEAD cannot be released from where it stands: no protected branch holds it, and it is not the tag. Undefined where it can. */
export async function unheldCommit(
  git: GitRun,
  commit: string,
  tagged: string,
  { protected: branches }: Settings['git'],
): Promise<Refused | undefined> {
  if (branches.length === 0 || commit === tagged) return undefined;
  const patterns = branches.flatMap((name) => [`refs/heads/${name}`, `refs/remotes/*/${name}`]);
  const { output } = await git(['for-each-ref', `--contains=${commit}`, '--format=%(refname)', ...patterns]);
  if (output.trim() !== '') return undefined;
  return {
    refused: `commit ${commit.slice(0, 10)} is neither the tag nor on a protected branch (${branches.join(', ')})`,
    fix: `Merge it first, or fetch the branch that holds it, such as with \`git fetch origin ${branches[0]}\`.`,
  };
}
