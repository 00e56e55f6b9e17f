import { existsSync, lstatSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFile } from '../project/files.ts';
import type { Refused } from '../project/new-item.ts';
import { signWithSsh } from '../project/ssh-signature.ts';
import { isSystemError } from '../project/text-file.ts';
import { readSettings } from '../project/trace.ts';
import { unfitClone } from './clone.ts';
import { demandOf } from './demand.ts';
import { inFreshFolder } from './fresh-folder.ts';
import { bundleName, bundleSumName, names, signatureNamespace } from './layout.ts';
import { makeRelease, type NotPassed, type ReleaseAsked, type Released, unfitVersion } from './make.ts';
import type { Manifest } from './manifest.ts';
import { sumOf } from './open-file.ts';

/** What to release, and into which folder its own is put. */
export interface PlaceAsked extends Omit<ReleaseAsked, 'revision' | 'folder'> {
  /** Absolute; the release becomes `<out>/<version>/`. Absent where it is only asked what would be released. */
  readonly out?: string | undefined;
  /** Absolute path of an SSH key that signs the manifest; `ssh-keygen` alone reads it. */
  readonly key?: string | undefined;
  /** It may stay unsigned though its plan demands a signature: it is to be signed elsewhere. */
  readonly isCandidate?: boolean | undefined;
}

/** A release that stands in its place. */
export interface Placed extends Released {
  readonly manifest: Manifest;
  /** Absolute path of its folder. */
  readonly path: string;
  /** It stood there before, with the same bytes. */
  readonly stoodThere: boolean;
  readonly isSigned: boolean;
}

/**
 * Releases HEAD as a version: whole, in its place, or not at all. A release that stands there is never written over; one of the same bytes is left as it is, and
 * gets a signature where it has none and one is asked for.
 * @throws OutputError where the site cannot be made; the system's error where a file cannot be written
 */
export async function release(asked: PlaceAsked): Promise<Placed | Released | NotPassed | Refused> {
  const unfit = unfitVersion(asked.version) ?? (await unfitClone(asked.root));
  if (unfit !== undefined) return unfit;
  const { out, key } = asked;
  if (out === undefined) return makeRelease({ ...asked, revision: 'HEAD' });
  const unsigned = unsignedRelease(asked);
  if (unsigned !== undefined) return unsigned;
  return await inFreshFolder(out, asked.version, async (fresh) => {
    const made = await makeRelease({ ...asked, revision: 'HEAD', folder: fresh });
    if (!('manifest' in made) || made.manifest === undefined) return made;
    return await put({ ...made, manifest: made.manifest }, fresh, { out, key });
  });
}

/** Why it cannot stay unsigned: its plan demands a signature, none is asked for, and none stands there. Undefined where it can. */
function unsignedRelease({ root, out = '', version, key, isCandidate }: PlaceAsked): Refused | undefined {
  const parsed = readSettings(root);
  const isDemanded = 'settings' in parsed && demandOf(parsed.settings.signatures) === 'signed';
  if (!isDemanded || isCandidate === true || key !== undefined || existsSync(join(out, version, names.signature))) return undefined;
  return {
    refused: `${settingsFile} demands that a release is signed, and no key is named`,
    fix: `Sign it with --key and a private key of one of the allowed signers; or write it with --candidate where it is signed elsewhere: ${names.manifest} with \`ssh-keygen -Y sign -n ${signatureNamespace}\`.`,
  };
}

/** Signs it where that is asked for, and gives it its name: until then nothing is seen of it. */
async function put(
  made: Released & { readonly manifest: Manifest },
  fresh: string,
  place: { readonly out: string; readonly key: string | undefined },
): Promise<Placed | Refused> {
  const { manifest } = made;
  const { out, key } = place;
  const path = join(out, manifest.version);
  const stoodThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  if (stoodThere && !isSame(fresh, path, manifest)) return taken(path, manifest);
  const isUnsigned = !existsSync(join(path, names.signature));
  if (key !== undefined && isUnsigned && !existsSync(join(fresh, names.signature))) {
    const complaint = await signWithSsh(key, join(fresh, names.manifest), signatureNamespace);
    if (complaint !== undefined)
      return {
        refused: `the manifest could not be signed: ${complaint}`,
        fix: 'Name a private key of yours with --key, or one whose agent runs.',
      };
  }
  // Somebody else who made the same one may have put it there meanwhile.
  if (!stoodThere && !isNamed(fresh, path)) return await put(made, fresh, place);
  if (stoodThere && key !== undefined && isUnsigned) renameSync(join(fresh, names.signature), join(path, names.signature));
  return { ...made, path, stoodThere, isSigned: existsSync(join(path, names.signature)) };
}

/** Gives a folder its name; false where something has that name by now. */
function isNamed(fresh: string, path: string): boolean {
  try {
    renameSync(fresh, path);
    return true;
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')) return false;
    throw error;
  }
}

/** Are bundle, its sum and the manifest the same bytes? Who made it, and who approved it, may differ. */
function isSame(fresh: string, path: string, { slug, version }: Manifest): boolean {
  return [names.manifest, bundleSumName(slug, version), bundleName(slug, version)].every(
    (name) => existsSync(join(path, name)) && sumOf(join(fresh, name)).sha256 === sumOf(join(path, name)).sha256,
  );
}

function taken(path: string, { version, commit }: Manifest): Refused {
  const earlier = commitIn(path);
  const what =
    earlier === undefined
      ? 'something else'
      : earlier === commit
        ? 'another release of the same commit'
        : `a release of commit ${earlier.slice(0, 10)}`;
  return {
    refused: `${path} holds ${what}, and a released version never changes`,
    fix: `Give what is released now a version of its own; or name another folder with --out, and compare the two with \`dhf verify\`, to see what differs of ${version}.`,
  };
}

function commitIn(path: string): string | undefined {
  try {
    const { commit } = JSON.parse(readFileSync(join(path, names.manifest), 'utf8'));
    return typeof commit === 'string' ? commit : undefined;
  } catch {
    return undefined;
  }
}
