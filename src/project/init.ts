import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findRoot } from './files.ts';
import { writeNew } from './new-file.ts';
import type { Refused } from './new-item.ts';
import { type ScaffoldFor, scaffold } from './scaffold/scaffold.ts';
import { packageRoot } from './tool.ts';

/** Files of a new DHF, relative to its folder: those that were written, and those that were there and stay as they are. */
export interface Initialised {
  readonly made: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Begins a DHF in a folder. A file that is there is never touched; a folder of a DHF is refused. Throws the system's errors.
 * `installed` is the folder of the package that runs.
 */
export function init(folder: string, asked: Omit<ScaffoldFor, 'schema'>, installed = packageRoot): Initialised | Refused {
  const above = findRoot(folder);
  if (above === resolve(folder)) return { refused: 'this folder holds a design history file already', fix: 'Add to it with `dhf new`.' };
  if (above !== undefined) {
    return {
      refused: `this folder is part of the design history file in ${above}`,
      fix: 'Choose a folder outside of it, or add to it with `dhf new`.',
    };
  }
  const made: string[] = [];
  const kept: string[] = [];
  for (const [file, text] of scaffold({ ...asked, schema: schemaFor(folder, installed) }))
    (writeNew(join(folder, file), text) ? made : kept).push(file);
  return { made, kept };
}

/** An editor finds the schema only in a package that is installed beside the DHF. */
function schemaFor(folder: string, installed: string): string | undefined {
  const beside = join(folder, 'node_modules/dhf');
  const schema = 'lib/schemas/dhf-settings-1.json';
  if (!existsSync(join(beside, schema)) || realpathSync(beside) !== realpathSync(installed)) return undefined;
  return `./node_modules/dhf/${schema}`;
}
