import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Settings that judge by IEC 62304 alone, as small as they can be; `more` is added below. */
export function settingsText(more = '', version = '"1.0"'): string {
  return `schema: dhf-settings/1
product: { name: Test, version: ${version}, manufacturer: Example Devices Ltd }
packs:
  - { standard: IEC 62304, edition: "1.1" }
files: { risk-management-file: ["risk/**"] }
systems: { SWS-1: {} }
${more}`;
}

/** An item in a file of its own. */
export function itemText(id: string, title = `Title of ${id}`, more = ''): string {
  return `---\nid: ${id}\ntitle: ${title}\n${more}---\n\nThe software shall do what ${id} says.\n`;
}

/** A new folder with these files, taken away when the test ends. */
export function folder(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dhf-test-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  put(root, files);
  return root;
}

export function put(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

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

/** Everything in a folder as one commit; makes the repository where there is none. */
export function commit(root: string, message = 'Change'): string {
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', `--message=${message}`);
  return git(root, 'rev-parse', 'HEAD').trim();
}
