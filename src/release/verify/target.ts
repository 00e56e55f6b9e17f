import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compareText } from '../../model/place.ts';
import { bundleName, names } from '../layout.ts';
import { readManifest } from '../manifest.ts';
import type { Bundle } from './bundle.ts';
import { siteMarker } from './claims.ts';
import { folderBundle } from './folder-bundle.ts';
import { manifestLimit } from './listing.ts';
import { zipBundle } from './zip-bundle.ts';

/** How a release can stand before us. */
export const targetKinds = {
  zip: 'a bundle',
  release: 'the folder of a release',
  unpacked: 'the files of a bundle',
  published: 'a published version',
} as const;

/** A release that is looked at. */
export interface Target {
  readonly kind: keyof typeof targetKinds;
  /** The files that its manifest names. */
  readonly bundle: Bundle;
  /** Absent where only the files of a bundle are there. */
  readonly zip?: { readonly path: string; readonly name: string } | undefined;
  /** The folder that the zip stands in. */
  readonly around: Bundle;
}

/**
 * What stands at a path, or why nothing there is a release. Links are followed to the path itself, and nowhere below it. Throws the system's error where
 * it cannot be read.
 */
export function targetAt(path: string): Target | { readonly wrong: string } {
  const place = realpathSync(path);
  if (!statSync(place).isDirectory()) return zipTarget(place);
  const entries = readdirSync(place).sort(compareText);
  const zip = zipAmong(entries, place);
  if (zip === undefined) {
    if (entries.some((name) => name === names.provenance || name.endsWith('.zip.sha256')))
      return { wrong: 'holds what stands beside a bundle, and no bundle' };
    if (!entries.includes(names.manifest)) return { wrong: `is no release: it holds neither a zip nor ${names.manifest}` };
    return { kind: 'unpacked', bundle: folderBundle(place), around: nothing };
  }
  const file = { path: join(place, zip), name: zip };
  const isPublished = entries.includes(siteMarker);
  return { kind: isPublished ? 'published' : 'release', bundle: zipBundle(file.path, zip), zip: file, around: folderBundle(place) };
}

function zipTarget(path: string): Target {
  const name = basename(path);
  return { kind: 'zip', bundle: zipBundle(path, name), zip: { path, name }, around: besideZip(dirname(path), name) };
}

/** The zip that the manifest beside it names, else the first that has a sum beside it, else the first. */
function zipAmong(entries: readonly string[], folder: string): string | undefined {
  const zips = entries.filter((name) => name.endsWith('.zip') && lstatSync(join(folder, name)).isFile());
  return (
    zips.find((name) => name === nameIn(join(folder, names.manifest))) ?? zips.find((name) => entries.includes(`${name}.sha256`)) ?? zips[0]
  );
}

function nameIn(file: string): string | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile() || found.size > manifestLimit) return undefined;
  const manifest = readManifest(readFileSync(file, 'utf8'));
  return 'wrong' in manifest ? undefined : bundleName(manifest.slug, manifest.version);
}

/** What belongs to a zip in its folder: all of a release where the sum of the zip and a manifest stand there, else its sum alone. */
function besideZip(folder: string, name: string): Bundle {
  const sum = `${name}.sha256`;
  const isRelease = [sum, names.manifest].every((each) => existsSync(join(folder, each)));
  const ours = isRelease ? [name, sum, names.manifest, names.signature, names.provenance, names.approvals] : [sum];
  return folderBundle(folder, (path) => ours.includes(path) || (isRelease && path.startsWith(names.approvals)));
}

const nothing: Bundle = {
  files: new Map(),
  flaws: [],
  read: async () => ({ why: 'is missing' }),
  sha256: async () => ({ why: 'is missing' }),
  close: () => undefined,
};
