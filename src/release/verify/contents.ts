import { compareText } from '../../model/place.ts';
import type { Manifest, ManifestFile } from '../manifest.ts';
import type { Bundle } from './bundle.ts';

/** A file that is there: its size, and its SHA-256 or why that cannot be had. Both are absent where it cannot be any file of the manifest. */
export interface SeenFile {
  readonly path: string;
  readonly size: number;
  readonly sha256?: string;
  readonly why?: string;
}

/**
 * Reads the files of a bundle that may have the content of some file of its manifest: one that has another size than all of them is not read at all, so
 * that nobody waits for gigabytes that the manifest does not name. `isOurs` leaves out what the manifest does not list.
 */
export async function seenFiles(
  bundle: Bundle,
  files: readonly ManifestFile[],
  isOurs: (path: string) => boolean,
): Promise<readonly SeenFile[]> {
  const expected = new Map(files.map(({ path, size }) => [path, size]));
  const known = new Set(expected.values());
  const seen: SeenFile[] = [];
  for (const [path, size] of bundle.files) {
    if (!isOurs(path)) continue;
    const sha256 = expected.get(path) === size || known.has(size) ? await bundle.sha256(path) : undefined;
    seen.push({ path, size, ...(sha256 === undefined ? {} : typeof sha256 === 'string' ? { sha256 } : sha256) });
  }
  return seen;
}

/** One line for each file that is not as the manifest says: changed, missing, too many, swapped or renamed. */
export function differences(files: Manifest['files'], seen: readonly SeenFile[]): readonly string[] {
  const expected = new Map(files.map((file) => [file.path, file]));
  const byContent = Map.groupBy(files, ({ sha256 }) => sha256);
  const present = new Map(seen.map((file) => [file.path, file]));
  const missing = files.filter(({ path }) => !present.has(path));
  const renamed = new Map<string, string>();
  const lines: (readonly [path: string, line: string])[] = [];
  for (const file of seen) {
    const alike = byContent.get(file.sha256 ?? '') ?? [];
    const other = alike.find(({ path }) => path !== file.path);
    const asked = expected.get(file.path);
    if (asked !== undefined) {
      const line = differs(file, asked, other);
      if (line !== undefined) lines.push([file.path, line]);
      continue;
    }
    const before = alike.find(({ path }) => !present.has(path) && !renamed.has(path));
    if (before !== undefined) renamed.set(before.path, file.path);
    lines.push([file.path, tooMany(file, before, other)]);
  }
  for (const { path } of missing.filter((each) => !renamed.has(each.path))) lines.push([path, `${path} is missing`]);
  return lines.sort(([a], [b]) => compareText(a, b)).map(([, line]) => line);
}

function differs({ path, size, sha256, why }: SeenFile, asked: ManifestFile, other: ManifestFile | undefined): string | undefined {
  if (sha256 === asked.sha256) return undefined;
  if (why !== undefined) return `${path} ${why}`;
  if (other !== undefined) return `${path} has the content of ${other.path}`;
  if (size !== asked.size) return `${path} has ${size} bytes, and the manifest says ${asked.size}`;
  return `${path} has other content: its SHA-256 is ${sha256}, and the manifest says ${asked.sha256}`;
}

function tooMany({ path }: SeenFile, before: ManifestFile | undefined, other: ManifestFile | undefined): string {
  if (before !== undefined) return `${path} has the content of ${before.path}, which is missing: it was renamed`;
  return `${path} is not in the manifest${other === undefined ? '' : `; it has the content of ${other.path}`}`;
}
