import { resolve } from 'node:path';
import { findRoot } from '../project/files.ts';
import { Refusal } from './refusal.ts';

/** The folder a command works on: the one named, or the nearest upwards that holds `dhf.yaml`. Throws a `Refusal` when there is none. */
export function rootOf(dir: string | undefined, cwd: string): string {
  if (dir !== undefined) return resolve(cwd, dir);
  const root = findRoot(cwd);
  if (root !== undefined) return root;
  throw new Refusal(
    'neither this folder nor one above it holds dhf.yaml',
    'Name the folder that does, or begin a new DHF with `dhf init`.',
  );
}
