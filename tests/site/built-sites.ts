import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the sites that test files share. */
    builtSites: string;
  }
}

/**
 * Makes the folder before any test file runs, and takes it away after the last. Beside the sites stands what Node compiled, so that not each of the processes that
 * tests start compiles the same sources again.
 */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-sites-'));
  project.provide('builtSites', folder);
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  return () => rmSync(folder, { recursive: true, force: true });
}
