import { mkdirSync } from 'node:fs';

/** Of all files of a test run that ask for a folder which is made once, one makes it: is it this one? */
export function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
