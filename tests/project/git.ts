import { execFileSync } from 'node:child_process';

/** What is thrown away soon need not outlive a power cut, nor be packed. */
const hasty = ['core.fsync=none', 'gc.auto=0', 'maintenance.auto=false'].flatMap((setting) => ['-c', setting]);

/** Runs git as a user who set nothing up; what it commits is of one day. */
export function git(root: string, ...args: readonly string[]): string {
  return gitAt('2026-03-04T10:00:00Z', root, ...args);
}

/** Runs git as a user who set nothing up, at some time. */
export function gitAt(time: string, root: string, ...args: readonly string[]): string {
  const env = {
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada Example',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada Example',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_AUTHOR_DATE: time,
    GIT_COMMITTER_DATE: time,
  };
  return execFileSync('git', ['-c', 'init.defaultBranch=main', ...hasty, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
