import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { isFirst } from '../once.ts';
import { folder } from '../project/folder.ts';
import { git } from '../project/git.ts';

/**
 * The smallest project that can be released, as a repository whose main branch ends with its release: told once for all files of a test run, and copied for each
 * who asks; the copy is taken away when the test ends.
 */
export function toldProject(): string {
  const made = join(inject('builtSites'), 'told');
  const [told, ended] = [join(made, 'project'), join(made, 'ended')];
  if (isFirst(made)) {
    try {
      tell(told);
    } finally {
      writeFileSync(ended, '');
    }
  }
  while (!existsSync(ended)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  const root = folder();
  cpSync(told, root, { recursive: true });
  return root;
}

/** In a process of its own: what tells draws the diagrams of all projects. */
function tell(root: string): void {
  const [script, project] = ['../projects/tell.ts', '../projects/clean-a'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  execFileSync(process.execPath, [script as string, project as string, root], { stdio: 'pipe' });
  const commit = git(root, 'log', '--format=%H', '--grep=^Release of version 1.0.0$', 'main').trim();
  git(root, 'reset', '--quiet', '--hard', commit);
}
