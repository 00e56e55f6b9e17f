import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { compareText } from '../../model/place.ts';
import { isSystemError } from '../text-file.ts';

/** Files below a root that paths and globs name, also those that git ignores; each once, sorted. What is not there is left out. */
export function matchingFiles(root: string, globs: readonly string[]): readonly string[] {
  return [...new Set(globs.flatMap((glob) => filesOf(root, glob)))].sort(compareText);
}

function filesOf(root: string, glob: string): readonly string[] {
  const { base, isGlob } = picomatch.scan(glob);
  if (!isGlob) return existsSync(join(root, glob)) ? [glob] : [];
  const isMatch = picomatch(glob, { dot: true });
  return filesBelow(root, base).filter((path) => isMatch(path));
}

/** All files below a folder, without `node_modules` and git's own. */
export function filesBelow(root: string, folder: string): readonly string[] {
  return entries(join(root, folder)).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === '.git' ? [] : filesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** What cannot be listed holds nothing: that a listed file is not there is said of the settings. */
function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [];
  }
}
