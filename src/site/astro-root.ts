import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyFolder } from './output.ts';

/** Makes a temporary folder for Astro to work in: a copy of the layout and a link to the packages Astro resolves from, wherever dhf is installed. */
export function astroRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'dhf-site-'));
  try {
    copyFolder(fileURLToPath(new URL('layout', import.meta.url)), join(root, 'src'));
    const astro = createRequire(import.meta.url).resolve('astro/package.json');
    symlinkSync(resolve(astro, '../..'), join(root, 'node_modules'), 'junction');
    writeFileSync(join(root, 'package.json'), '{"type":"module"}\n');
    return root;
  } catch (error) {
    rmSync(root, { recursive: true, force: true });
    throw error;
  }
}
