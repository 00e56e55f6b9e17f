import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package this runs from, compiled or not. */
export const packageRoot = ['../..', '../../..'].map((up) => fileURLToPath(new URL(up, import.meta.url))).find(holdsPackage) ?? '';

/** `dhf 0.1.0`: the name and version of the package this runs from. */
export const tool = `dhf ${JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version}`;

function holdsPackage(folder: string): boolean {
  return existsSync(join(folder, 'package.json'));
}
