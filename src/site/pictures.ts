import { copyFileSync, lstatSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { liveInPicture } from '../project/live-picture.ts';
import { addressOf } from './address.ts';

/** Pictures that pages show, copied into the site. */
export interface Pictures {
  /** Address of a picture by its path relative to the DHF's folder; undefined when there is no such picture in it. */
  address(path: string): string | undefined;
  /** Copies every picture that was asked for. */
  copyTo(site: string): void;
}

/** Only ordinary files below the DHF's folder, that do nothing when somebody opens them: links are never followed. */
export function picturesIn(root: string): Pictures {
  const shown = new Set<string>();
  return {
    address(path) {
      if (!isOrdinary(root, path) || liveInPicture(root, path) !== undefined) return undefined;
      shown.add(path);
      return addressOf.picture(path);
    },
    copyTo(site) {
      for (const path of [...shown].sort()) {
        const target = join(site, addressOf.picture(path));
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(join(root, path), target);
      }
    },
  };
}

function isOrdinary(root: string, path: string): boolean {
  const parts = path.split('/');
  return parts.every((_, at) => {
    const stat = lstatSync(join(root, ...parts.slice(0, at + 1)), { throwIfNoEntry: false });
    return at === parts.length - 1 ? stat?.isFile() === true : stat?.isDirectory() === true;
  });
}
