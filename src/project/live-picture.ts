import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { liveInSvg } from '../read/svg.ts';

/**
 * What in a picture of the DHF could run, move or be fetched when it is opened, as `liveInSvg` says it; undefined for one that only shows something.
 * @throws the system's error for a file that cannot be read
 */
export function liveInPicture(root: string, path: string): string | undefined {
  return /\.svg$/i.test(path) ? liveInSvg(readFileSync(join(root, path), 'utf8')) : undefined;
}
