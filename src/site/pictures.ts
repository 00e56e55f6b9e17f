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
  // A picture stands on the page of its document and on that of its item, and each asks.
  const asked = new Map<string, boolean>();
  const isShown = (path: string) => isOrdinary(root, path) && liveInPicture(root, path) === undefined;
  return {
    address(path) {
      const shown = asked.get(path) ?? isShown(path);
      asked.set(path, shown);
      return shown ? addressOf.picture(path) : undefined;
    },
    copyTo(site) {
      const shown = [...asked].filter(([, isThere]) => isThere).map(([path]) => path);
      for (const path of shown.sort()) {
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
