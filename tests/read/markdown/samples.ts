import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Sample {
  /** Relative to the folder that holds the repository. */
  readonly name: string;
  readonly text: string;
}

/** Every Markdown file under the tests of this repository. */
export function ownSamples(): Sample[] {
  return read(root, 'tests/**/*.md');
}

/** Every Markdown file of the folder `shared` beside the repository; undefined when there is no such folder. */
export function sharedSamples(): Sample[] | undefined {
  return existsSync(`${root}../shared`) ? read(`${root}../`, 'shared/**/*.md') : undefined;
}

/** The fixtures of this folder. */
export function fixtures(): Sample[] {
  return read(root, 'tests/read/markdown/*.md');
}

function read(folder: string, pattern: string): Sample[] {
  return globSync(pattern, { cwd: folder, exclude: (name) => name === 'node_modules' })
    .sort()
    .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(`${folder}${name}`, 'utf8') }));
}
