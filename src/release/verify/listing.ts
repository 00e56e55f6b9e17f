import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { counted, grouped } from '../../emit/count.ts';
import { names } from '../layout.ts';
import { type Manifest, manifestText, readManifest } from '../manifest.ts';
import { readSums, type Sum, sumsText } from '../sums.ts';
import type { Bundle } from './bundle.ts';
import { type Check, good, refused } from './check.ts';
import { differences, type SeenFile, seenFiles } from './contents.ts';

/** A manifest that was read, with its bytes and their SHA-256. */
export interface ReadManifest {
  readonly manifest: Manifest;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Largest manifest that is read, in bytes: some 400,000 files. */
export const manifestLimit = 64 * 1024 * 1024;

const askAgain = 'Do not use it. Ask the manufacturer for the release again.';

/** The manifest of a bundle, or the check that says why it cannot be gone by. */
export async function manifestOf(bundle: Bundle): Promise<ReadManifest | Check> {
  const size = bundle.files.get(names.manifest);
  if (size === undefined) return refused('manifest', `${names.manifest} is missing`, askAgain);
  if (size > manifestLimit) return refused('manifest', `${names.manifest} is larger than a manifest can be (${size} bytes)`, askAgain);
  const bytes = await bundle.read(names.manifest);
  if ('why' in bytes) return refused('manifest', `${names.manifest} ${bytes.why}`, askAgain);
  const text = bytes.toString('utf8');
  const manifest = readManifest(text);
  if ('wrong' in manifest) return refused('manifest', manifest.wrong, askAgain);
  if (!isUtf8(bytes) || manifestText(manifest) !== text)
    return refused('manifest', `${names.manifest} is not written as dhf writes it: it was changed by hand`, askAgain);
  return { manifest, bytes, sha256: hash('sha256', bytes) };
}

/** Every file against the manifest: its size, its SHA-256, and that there are no others. */
export async function checkFiles(bundle: Bundle, { manifest }: ReadManifest): Promise<Check> {
  const seen = await seenFiles(bundle, manifest.files, (path) => path !== names.manifest && path !== names.sums);
  return filesCheck('files', manifest.files, seen, bundle);
}

/** The pages of a published version against those of its bundle; `folder` holds the pages and what stands beside them, which `isBeside` tells apart. */
export async function checkPages(folder: Bundle, { manifest, sha256 }: ReadManifest, isBeside: (path: string) => boolean): Promise<Check> {
  const pages = manifest.files
    .filter(({ path }) => path.startsWith(names.site))
    .map(({ path, ...file }) => ({ path: path.slice(names.site.length), ...file }));
  const sums = sumsText([...manifest.files, { path: names.manifest, sha256 }]);
  const expected = [...pages, { path: names.sums, size: Buffer.byteLength(sums), sha256: hash('sha256', sums) }];
  return filesCheck('published', expected, await seenFiles(folder, expected, (path) => !isBeside(path)), folder);
}

function filesCheck(check: 'files' | 'published', files: Manifest['files'], seen: readonly SeenFile[], { flaws }: Bundle): Check {
  const details = [...flaws.map(({ path, why }) => `${path} ${why}`), ...differences(files, seen)];
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (details.length === 0)
    return good(
      check,
      `${counted(files.length, 'file')} of together ${grouped(bytes)} bytes have the sizes and the SHA-256 that the manifest names, and there are no others`,
    );
  return refused(
    check,
    `${counted(details.length, 'file')} ${details.length === 1 ? 'is not as the manifest names it' : 'are not as the manifest names them'}`,
    askAgain,
    details,
  );
}

/** Does the list of sums name what the manifest names, and the manifest itself? */
export async function checkSums(bundle: Bundle, { manifest, sha256 }: ReadManifest): Promise<Check> {
  const sums = [...manifest.files, { path: names.manifest, sha256 }];
  const expected = sumsText(sums);
  const size = bundle.files.get(names.sums);
  if (size === undefined) return refused('sums', `${names.sums} is missing`, askAgain);
  if (size > manifestLimit) return refused('sums', `${names.sums} is larger than such a list can be (${size} bytes)`, askAgain);
  const bytes = await bundle.read(names.sums);
  if (!('why' in bytes) && bytes.equals(Buffer.from(expected)))
    return good('sums', `${names.sums} names the same SHA-256 as the manifest, and that of the manifest`);
  const present = 'why' in bytes ? { wrong: bytes.why } : readSums(bytes.toString('utf8'));
  const details = 'wrong' in present ? [present.wrong] : contradictions(sums, present);
  return refused('sums', `${names.sums} and ${names.manifest} are not of the same files`, askAgain, details);
}

function contradictions(expected: readonly Sum[], present: readonly Sum[]): readonly string[] {
  const said = new Map(present.map(({ path, sha256 }) => [path, sha256]));
  const asked = new Set(expected.map(({ path }) => path));
  const lines = [
    ...expected.flatMap(({ path, sha256 }) =>
      said.get(path) === sha256 ? [] : [`${path} has ${said.has(path) ? 'another sum' : 'no sum'} in ${names.sums}`],
    ),
    ...present.filter(({ path }) => !asked.has(path)).map(({ path }) => `${path} is in ${names.sums} and not in the manifest`),
  ];
  return lines.length > 0 ? lines : ['the same sums stand there in another order or form'];
}
