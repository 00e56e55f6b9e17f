import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from './text-file.ts';

/** Writes a file that is not there yet, and the folders above it; false when somebody else has it. Throws the system's errors. */
export function writeNew(path: string, text: string): boolean {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false;
    throw error;
  }
}
