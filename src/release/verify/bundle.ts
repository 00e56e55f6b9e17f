import { compareText } from '../../model/place.ts';
import { isPlainPath } from '../manifest.ts';

/** The files of a release, wherever they stand. Nothing is written, and no link is followed. */
export interface Bundle {
  /** Size in bytes of each file, by path with `/`. */
  readonly files: ReadonlyMap<string, number>;
  /** What no release of ours holds: links, names that lead elsewhere, a container of another form. */
  readonly flaws: readonly Flaw[];
  /** The bytes of a file that is there; never more of them than its size says. */
  read(path: string): Promise<Buffer | Unreadable>;
  /** SHA-256 of a file that is there, 64 hex digits; only a piece of it is held at a time. */
  sha256(path: string): Promise<string | Unreadable>;
  close(): void;
}

/** What is wrong with something in a bundle, in plain words that follow its path. */
export interface Flaw {
  readonly path: string;
  readonly why: string;
}

/** Why bytes cannot be had, in words that follow the file's path. */
export interface Unreadable {
  readonly why: string;
}

/** Names that cannot stand in a bundle: those that lead elsewhere, and those that are one file on some machines. */
export function namesThatMislead(paths: readonly string[]): readonly Flaw[] {
  const flaws = paths
    .filter((path) => !isPlainPath(path))
    .map((path) => ({ path, why: 'has a name that leads elsewhere or that some machines read otherwise' }));
  const seen = new Map<string, string>();
  for (const path of paths) {
    const folded = path.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, path);
    else
      flaws.push({
        path,
        why: other === path ? 'stands there twice' : `differs from ${other} only in a way that some machines do not see`,
      });
  }
  return flaws.sort((a, b) => compareText(a.path, b.path));
}
