import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file whole: beside its place first, then renamed, so that nobody reads half of it. Folders on the way are made. Throws the system's error. */
export function writeWhole(path: string, text: string | Uint8Array): void {
  const half = `${path}.${process.pid}.half`;
  makeFolder(dirname(path));
  try {
    writeFileSync(half, text);
    renameSync(half, path);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

/** Takes a file away, so that an old one is not taken for the new one while that is being made. Throws the system's error. */
export function clear(path: string): void {
  rmSync(path, { force: true });
}

// One by one: the recursive form of mkdirSync never ends where the system answers ENOENT for a folder whose parent is there, as in /proc.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
