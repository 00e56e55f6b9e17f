import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { compareText } from '../../model/place.ts';
import { isSystemError } from '../text-file.ts';

/** Files below a root that paths and globs name, also those that git ignores; each once, sorted. What is not there is left out. */
export function matchingFiles(root: string, globs: readonly string[]): readonly string[] {
  return [...new Set(globs.flatMap((glob) => [...filesOf(root, glob)]))].sort(compareText);
}

/** Is there anything that a path or glob names? Looks no further than to the first. */
export function matchesSomething(root: string, glob: string): boolean {
  return filesOf(root, glob).next().done !== true;
}

function* filesOf(root: string, glob: string): Generator<string> {
  const { base, isGlob } = picomatch.scan(glob);
  const isMatch = picomatch(glob, { dot: true });
  if (isGlob) {
    for (const path of filesBelow(root, base)) if (isMatch(path)) yield path;
  } else if (existsSync(join(root, glob))) yield glob;
}

/** All files below a folder, without `node_modules` and git's own. */
export function* filesBelow(root: string, folder: string): Generator<string> {
  for (const entry of entriesOf(join(root, folder))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') yield* filesBelow(root, path);
  }
}

/** What stands in a folder. What cannot be listed holds nothing: that a listed file is not there is said of the settings. */
export function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [];
  }
}
