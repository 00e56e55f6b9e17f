import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Snapshot } from '../../model/snapshot.ts';
import { bundleName, names, versionTrouble } from '../layout.ts';
import { type Manifest, readManifest } from '../manifest.ts';
import { sumOf } from '../open-file.ts';
import type { Bundle } from '../verify/bundle.ts';
import type { Check } from '../verify/check.ts';
import { verify } from '../verify/verify.ts';
import { zipBundle } from '../verify/zip-bundle.ts';
import { PublishError } from './place.ts';
import type { PublishedVersion } from './versions.ts';

/** A release that was looked at and found as it was made. */
export interface Release {
  /** Absolute. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** What is listed of it. */
  readonly listed: PublishedVersion;
  readonly snapshot: Snapshot;
}

/** Checks that say whether a release is as it was made, wherever it comes from. */
const ofBytes: ReadonlySet<string> = new Set(['container', 'manifest', 'files', 'sums', 'beside', 'published', 'claims']);

/** What speaks against a release: it is not as it was made, or lacks a signature that it demands itself. Undefined where nothing does. */
async function troubleWith(path: string, name: string): Promise<Check | undefined> {
  const { checks } = await verify({ path, name, requireSignature: false });
  return checks.find(({ check, answer }) => answer === 'refused' || (ofBytes.has(check) && answer === 'could-not-judge'));
}

/**
 * The release in a folder that `dhf release` made, named by itself or by its zip.
 * @throws PublishError where it is none, or not as it was made
 */
export async function releaseAt(path: string, name: string): Promise<Release> {
  const folder = statSync(path, { throwIfNoEntry: false })?.isFile() === true ? dirname(path) : path;
  const manifest = manifestBeside(folder, name);
  const trouble = versionTrouble(manifest.version);
  if (trouble !== undefined)
    throw new PublishError(`version ${manifest.version} cannot be published: ${trouble}`, 'Give the release another version.');
  const wrong = await troubleWith(folder, name);
  if (wrong !== undefined) {
    const details = wrong.details.length === 0 ? '' : ` (${wrong.details.slice(0, 3).join('; ')})`;
    const fix = wrong.check === 'demanded' ? sign : (wrong.fix ?? '`dhf verify` tells all.');
    throw new PublishError(`${name} cannot be published: ${wrong.words}${details}`, fix);
  }
  const zip = join(folder, bundleName(manifest.slug, manifest.version));
  return {
    folder,
    manifest,
    snapshot: await snapshotIn(zip),
    listed: listedAs(manifest, sumOf(join(folder, names.manifest)).sha256, sumOf(zip).sha256),
  };
}

const sign = 'Sign it first, with `dhf release` and --key: what is published is never touched again, so no signature can come to it later.';

function manifestBeside(folder: string, name: string): Manifest {
  const [manifest, provenance] = [names.manifest, names.provenance].map((each) => join(folder, each)) as [string, string];
  const read = existsSync(manifest) && existsSync(provenance) ? readManifest(readFileSync(manifest, 'utf8')) : undefined;
  if (read !== undefined && !('wrong' in read)) return read;
  throw new PublishError(
    read === undefined
      ? `${name} is no release: ${names.manifest} and ${names.provenance} do not stand there`
      : `${name} is no release: ${read.wrong}`,
    'Name the folder of one version that `dhf release` made, or the zip in it.',
  );
}

function listedAs({ version, asOf, commit, tag, slug }: Manifest, manifest: string, sha256: string): PublishedVersion {
  const bundle = { file: bundleName(slug, version), sha256 };
  return { version, releasedOn: asOf, commit, tag: tag.name, manifest, bundle, state: 'in-field' };
}

/**
 * What the release in a zip said when it was made.
 * @throws PublishError where the zip does not tell
 */
export async function snapshotIn(zip: string): Promise<Snapshot> {
  const bundle = zipBundle(zip, basename(zip));
  try {
    const bytes = bundle.files.has(names.snapshot) ? await bundle.read(names.snapshot) : { why: 'is missing' };
    const snapshot = 'why' in bytes ? undefined : (JSON.parse(bytes.toString('utf8')) as Snapshot);
    if (snapshot?.schema === 'dhf-snapshot/1') return snapshot;
    throw new PublishError(
      `${basename(zip)} holds no ${names.snapshot} that this version of dhf can read`,
      'Publish with the version of dhf that made it, or a later one.',
    );
  } finally {
    bundle.close();
  }
}

/** Lays out what is published of a release: the pages of its bundle, its list of sums, and all that stands beside the bundle. */
export async function layOut({ folder, manifest }: Release, to: string): Promise<void> {
  cpSync(folder, to, { recursive: true });
  const name = bundleName(manifest.slug, manifest.version);
  const bundle = zipBundle(join(folder, name), name);
  try {
    const pages = manifest.files.flatMap(({ path }) => (path.startsWith(names.site) ? [path.slice(names.site.length)] : []));
    for (const path of pages) await unpack(bundle, names.site + path, join(to, path));
    await unpack(bundle, names.sums, join(to, names.sums));
  } finally {
    bundle.close();
  }
}

async function unpack(bundle: Bundle, path: string, to: string): Promise<void> {
  const bytes = await bundle.read(path);
  if ('why' in bytes) throw new PublishError(`${path} in the bundle ${bytes.why}`, 'Nobody may write to the release meanwhile: try again.');
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, bytes, { flag: 'wx' });
}

/** Is this a file that may come to a release after it was made: a signature, or an approval? */
export function comesLater(path: string): boolean {
  return path === names.signature || path.startsWith(names.approvals);
}
