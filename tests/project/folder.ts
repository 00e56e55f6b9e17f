import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { git } from './git.ts';

export { git };

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

/** Everything in a folder as one commit; makes the repository where there is none. */
export function commit(root: string, message = 'Change'): string {
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', `--message=${message}`);
  return git(root, 'rev-parse', 'HEAD').trim();
}
