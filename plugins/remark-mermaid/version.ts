import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fontFiles } from './font-files.ts';

/** Packages on whose version a drawing depends. */
const packages = ['mermaid', 'jsdom', 'fontkitten'];

let known: string | undefined;

/** Of everything that a drawing depends on besides its text: what draws, its settings, versions of packages and the font. 64 hex digits. */
export function drawingVersion(): string {
  known ??= versionNow();
  return known;
}

function versionNow(): string {
  const require = createRequire(import.meta.url);
  const hash = createHash('sha256');
  for (const name of packages) hash.update(`${name} ${versionOf(require.resolve(name), name)}\n`);
  for (const { file } of fontFiles) hash.update(readFileSync(require.resolve(file)));
  for (const file of filesIn(import.meta.dirname)) hash.update(`${file.slice(import.meta.dirname.length)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Packages do not always let others read what version they are. */
function versionOf(main: string, name: string): string {
  const folder = main.slice(0, main.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length);
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
}
