import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../../model/place.ts';
import { isSystemError } from '../../project/text-file.ts';
import { bytesOf, hashOf } from '../open-file.ts';
import { type Bundle, type Flaw, namesThatMislead, type Unreadable } from './bundle.ts';

/**
 * The files below a folder, of those that are wanted; a folder is asked for as `name/`. Throws the system's error where a folder cannot be read.
 */
export function folderBundle(root: string, isWanted: (path: string) => boolean = () => true): Bundle {
  const files = new Map<string, number>();
  const flaws: Flaw[] = [];
  const walk = (folder: string) => {
    for (const name of readdirSync(join(root, folder)).sort(compareText)) {
      const path = `${folder}${name}`;
      const found = lstatSync(join(root, path));
      if (!isWanted(found.isDirectory() ? `${path}/` : path)) continue;
      if (found.isDirectory()) walk(`${path}/`);
      else if (found.isFile()) files.set(path, found.size);
      else flaws.push({ path, why: found.isSymbolicLink() ? 'is a link to something else' : 'is no plain file' });
    }
  };
  walk('');
  return {
    files,
    flaws: [...flaws, ...namesThatMislead([...files.keys()])],
    read: async (path) => opened(join(root, path), files.get(path) ?? 0, (open, size) => bytesOf(open, size)),
    sha256: async (path) => opened(join(root, path), files.get(path) ?? 0, hashOf),
    close: () => undefined,
  };
}

// A pipe must not make us wait, and a link must not lead elsewhere.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens a plain file that has the size that was seen before. */
function opened<T>(file: string, size: number, look: (open: number, size: number) => T): T | Unreadable {
  let open: number | undefined;
  try {
    open = openSync(file, flags);
    const found = fstatSync(open);
    if (!found.isFile() || found.size !== size) return { why: 'changed while it was read' };
    return look(open, size);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { why: `cannot be read (${error.code})` };
  } finally {
    if (open !== undefined) closeSync(open);
  }
}
