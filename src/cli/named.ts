import { relative } from 'node:path';

/** A path as one would type it: what is not below the working directory is named whole. */
export function named(path: string, cwd: string): string {
  const way = relative(cwd, path);
  return way.startsWith('..') ? path : way;
}
