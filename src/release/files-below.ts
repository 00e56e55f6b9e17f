import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of all files below a folder, with `/`. Throws the system's error. */
export function filesBelow(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = `${below}${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, `${path}/`) : [path];
  });
}
