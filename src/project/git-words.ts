import type { NotJudged } from '../model/diagnostic.ts';
import type { Absence } from '../model/evidence.ts';
import { settingsFile } from './files.ts';
import type { GitFacts, NoGit } from './git.ts';

/**
 * Files that no commit holds as they are: information at draft, and a stop at release. `isOurs` tells which paths belong to the DHF or its evidence;
 * `ignored` names what evidence was read from and git ignores, sorted.
 */
export function gitNotJudged(known: GitFacts | NoGit, isOurs: (path: string) => boolean, ignored: readonly string[]): readonly NotJudged[] {
  if (withoutHistory(known) !== undefined && !('shallow' in known && known.shallow)) return [];
  const changed = 'changed' in known ? known.changed.filter((path) => path === settingsFile || isOurs(path)).length : 0;
  if (changed + ignored.length === 0) return [];
  return [
    {
      what: 'git history',
      why: `${[...differing(changed), ...outside(ignored)].join(', and ')}, so the report is not about that commit`,
      fix: ignored.length === 0 ? 'Commit the files.' : 'Commit the files; have git ignore nothing that evidence is read from.',
      blocking: false,
    },
  ];
}

function differing(count: number): readonly string[] {
  return count === 0 ? [] : [`${count === 1 ? 'one file differs' : `${count} files differ`} from the last commit`];
}

function outside([first, ...more]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  return [`git ignores ${more.length === 0 ? `a file (${first})` : `${more.length + 1} files (${first}, …)`} that evidence was read from`];
}

/** Does git ignore a file, or a folder that it is in? */
export function isIgnored(file: string, git: GitFacts | NoGit): boolean {
  if ('missing' in git) return false;
  const parts = file.split('/');
  return git.ignored.has(file) || parts.some((_, at) => git.ignored.has(`${parts.slice(0, at).join('/')}/`));
}

/** Why nothing can be said of the past; undefined where all of it is here. */
export function withoutHistory(known: GitFacts | NoGit): Absence | undefined {
  if ('missing' in known) return withoutGit[known.missing];
  if (known.head === undefined) return { why: 'nothing is committed yet, so there is no history to look at', fix: 'Commit the files.' };
  if (!known.shallow) return undefined;
  return {
    why: 'only the latest commits are here, so what older ones hold was not looked at',
    fix: 'Fetch all of them: `git fetch --unshallow`, or `fetch-depth: 0` in CI.',
  };
}

const withoutGit: Readonly<Record<NoGit['missing'], Absence>> = {
  git: { why: 'git is not installed, so IDs that were used before cannot be seen', fix: 'Install git.' },
  repository: {
    why: 'this folder is in no git repository, so IDs that were used before cannot be seen',
    fix: 'Keep the folder in git: `git init`, then commit it.',
  },
  trust: {
    why: 'git refuses to look at this folder because somebody else owns it',
    fix: 'Say that you trust it: `git config --global --add safe.directory <folder>`.',
  },
};
