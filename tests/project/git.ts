import { execFileSync } from 'node:child_process';

/** Runs git as a user who set nothing up. */
export function git(root: string, ...args: readonly string[]): string {
  const env = {
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada Example',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada Example',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_AUTHOR_DATE: '2026-03-04T10:00:00Z',
    GIT_COMMITTER_DATE: '2026-03-04T10:00:00Z',
  };
  return execFileSync('git', ['-c', 'init.defaultBranch=main', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
