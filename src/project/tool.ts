import { readFileSync } from 'node:fs';

/** `dhf 0.1.0`: the name and version of the package this runs from, compiled or not. */
export const tool = `dhf ${packageVersion()}`;

function packageVersion(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      return JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')).version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error('the package.json of dhf is missing');
}
