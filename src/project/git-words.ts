import type { NotJudged } from '../model/diagnostic.ts';
import { settingsFile } from './files.ts';
import type { GitFacts, NoGit } from './git.ts';

/** What git cannot answer for: information at draft, and a stop at release. `isSource` tells which paths belong to the DHF. */
export function gitNotJudged(known: GitFacts | NoGit, isSource: (path: string) => boolean): readonly NotJudged[] {
  if ('missing' in known) return [history(...withoutGit[known.missing])];
  if (known.head === undefined) return [history('nothing is committed yet, so there is no history to look at', 'Commit the files.')];
  const changed = known.changed.filter((path) => path === settingsFile || isSource(path)).length;
  return [
    ...(known.shallow
      ? [
          history(
            'only the latest commits are here, so what older ones hold was not looked at',
            'Fetch all of them: `git fetch --unshallow`, or `fetch-depth: 0` in CI.',
          ),
        ]
      : []),
    ...(changed > 0
      ? [
          history(
            `${changed === 1 ? 'one file differs' : `${changed} files differ`} from the last commit, so the report is not about that commit`,
            'Commit the files.',
          ),
        ]
      : []),
  ];
}

function history(why: string, fix: string): NotJudged {
  return { what: 'git history', why, fix, blocking: false };
}

const withoutGit: Readonly<Record<NoGit['missing'], readonly [why: string, fix: string]>> = {
  git: ['git is not installed, so IDs that were used before cannot be seen', 'Install git.'],
  repository: [
    'this folder is in no git repository, so IDs that were used before cannot be seen',
    'Keep the folder in git: `git init`, then commit it.',
  ],
  trust: [
    'git refuses to look at this folder because somebody else owns it',
    'Say that you trust it: `git config --global --add safe.directory <folder>`.',
  ],
};
