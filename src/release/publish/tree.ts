import { hash } from 'node:crypto';
import { differencePage, livePages, liveScript, pagesScript, publishedAddress, publishedAssets } from '../../site/published/index.ts';
import { differenceOf } from '../../view/difference.ts';
import { names } from '../layout.ts';
import { sumOf } from '../open-file.ts';
import { placed } from './order.ts';
import { type Additions, nextFolder, PublishError, type Standing } from './place.ts';
import { areOlder, type Records, withRecords } from './records.ts';
import { comesLater, type Release, snapshotIn } from './release.ts';
import type { NextSite } from './site.ts';
import { noVersions, type PublishedVersion, readVersions, type Versions, versionsFile, versionsText } from './versions.ts';

/** What is to be published. */
export interface Asked {
  /** Such as `dhf 0.1.0`. */
  readonly tool: string;
  readonly release?: Release | undefined;
  /** Where the files of the release are as they are published. */
  readonly laidOut?: string | undefined;
  readonly next?: NextSite | undefined;
  readonly records?: Records | undefined;
  readonly init: boolean;
}

/** What is to be added, and what people have to be told besides. */
export interface Tree extends Additions {
  readonly notes: readonly string[];
}

/**
 * What has to stand in a place so that everything asked for is published there: the same question about the same place has the same answer.
 * @throws PublishError
 */
export async function additionsTo(standing: Standing, asked: Asked, name: string): Promise<Tree> {
  const { release, next, records, laidOut } = asked;
  const before = await versionsIn(standing, asked, name);
  refuseOther(before, asked, name);
  const isNew = release !== undefined && (await isAdded(standing, before, release, laidOut as string, name));
  const notes: string[] = [];
  const listed = isNew ? [...before.versions, release.listed] : before.versions;
  const isOld = records !== undefined && areOlder(records, before);
  if (isOld)
    notes.push(
      `The live status stays as it is: it was taken from later records (${before.records?.asOf}) than those at HEAD (${records.from.asOf}).`,
    );
  if (release !== undefined && !isNew && !(await standing.isSame(release.manifest.version, laidOut as string)))
    notes.push(
      `${release.manifest.version} is published with other approvals or another signature than stand beside this release; a published version is never touched.`,
    );
  const known = records === undefined || isOld ? undefined : records;
  const versions: Versions = {
    ...before,
    language: release?.snapshot.language === 'de' ? 'de' : release === undefined ? before.language : 'en',
    latest: undefined,
    next: standing.names.includes(nextFolder) || next !== undefined,
    ...(known === undefined ? {} : { records: known.from }),
    ...placed(known === undefined ? listed : withRecords(listed, known)),
  };
  const tree = { ...versions, tool: asked.tool };
  const files = new Map<string, string>([
    [publishedAddress.noJekyll, ''],
    ...(await publishedAssets()),
    ...(isNew
      ? [[publishedAddress.pages(release.manifest.version), pagesScript(release.manifest.version, pagesOf(release))] as const]
      : []),
    ...(await comparisons(standing, versions, asked)),
    ...livePages(tree),
    [publishedAddress.live, liveScript(tree)],
    [versionsFile, versionsText(versions)],
  ]);
  const isFolderThere = release !== undefined && standing.names.includes(release.manifest.version);
  const folders = new Map(isNew && !isFolderThere ? [[release.manifest.version, laidOut as string]] : []);
  return { folders, next: next?.folder, files, notes };
}

/** What is published there; nothing yet in a place that is empty, or that its owner gives for it. */
async function versionsIn(standing: Standing, asked: Asked, name: string): Promise<Versions> {
  const bytes = await standing.read(versionsFile);
  if (bytes !== undefined) {
    const read = readVersions(bytes.toString('utf8'));
    if (!('wrong' in read)) return read;
    throw new PublishError(
      `the ${versionsFile} in ${name} cannot be read: ${read.wrong}`,
      'Bring it back as dhf wrote it, from a copy or from the history; or publish with the version of dhf that wrote it.',
    );
  }
  const product = asked.release?.manifest.product ?? asked.next?.product;
  if (product === undefined)
    throw new PublishError(`nothing is published in ${name} yet`, 'Name the folder of a release, or a site with --next.');
  refuseForeign(standing, asked, name);
  return noVersions(product, 'en');
}

const ours: readonly string[] = [
  versionsFile,
  ...[publishedAddress.home, publishedAddress.live].map((path) => path),
  ...['latest', 'next', 'status', 'changes', 'assets'],
];

/** Files of somebody else stay as they are: they may neither be among what is published by accident, nor stand where something of ours has to. */
function refuseForeign({ names: present }: Standing, { init, release }: Asked, name: string): void {
  const foreign = present.filter((each) => !each.startsWith('.') && each !== 'CNAME');
  const [first] = foreign;
  if (first === undefined) return;
  if (!init)
    throw new PublishError(
      `${name} holds other things (such as ${first}), and no ${versionsFile}`,
      'Name an empty or a new place with --to; or say with --init that releases shall stand beside what is there, which stays as it is.',
    );
  const taken = foreign.find((each) => ours.includes(each) || each === release?.manifest.version);
  if (taken === undefined) return;
  throw inTheWay(taken, name);
}

function inTheWay(path: string, name: string): PublishError {
  return new PublishError(
    `${path} in ${name} stands where releases have theirs, and was not written by dhf publish`,
    'Move it, or name another place with --to.',
  );
}

/** One place holds the releases of one product. */
function refuseOther({ product }: Versions, { release, next, records }: Asked, name: string): void {
  const other = [release?.manifest.product, next?.product, records?.product].find((each) => each !== undefined && each !== product);
  if (other === undefined) return;
  throw new PublishError(
    `${name} holds releases of ${product}, and this is ${other}`,
    'Name another place with --to: each product has its own.',
  );
}

/**
 * Is a release to be added? Not where it is published already, which is never made again.
 * @throws PublishError where another one has its version, or its folder is not as it was published
 */
async function isAdded(standing: Standing, before: Versions, release: Release, laidOut: string, name: string): Promise<boolean> {
  const { version } = release.manifest;
  const listed = before.versions.find((each) => each.version === version);
  const alike = standing.names.find((each) => each !== version && each.toLowerCase() === version.toLowerCase());
  if (alike !== undefined)
    throw new PublishError(
      `${name} holds ${alike}, which is ${version} on machines that do not tell capitals`,
      'Give the release another version.',
    );
  if (listed !== undefined && listed.manifest !== release.listed.manifest)
    throw another(version, listed.manifest, release.listed.manifest, name);
  if (listed === undefined && !standing.names.includes(version)) return true;
  if (await standing.isSame(version, laidOut, comesLater)) return listed === undefined;
  const manifest = await standing.read(`${version}/${names.manifest}`);
  const found = manifest === undefined ? undefined : hash('sha256', manifest);
  if (found !== undefined && found !== release.listed.manifest) throw another(version, found, release.listed.manifest, name);
  if (listed === undefined && found === undefined) throw inTheWay(version, name);
  throw new PublishError(
    `${version} in ${name} is not as it was published: its files are others than those of the release`,
    `Look at it with \`dhf verify\`. Bring it back from a copy or from the history; or take the folder away yourself and publish again.`,
  );
}

function another(version: string, there: string, here: string, name: string): PublishError {
  return new PublishError(
    `${version} is published in ${name} already, and is another one: its manifest has SHA-256 ${there}, this one ${here}`,
    'A released version never changes. Give what was changed a version of its own.',
  );
}

function pagesOf({ manifest }: Release): readonly string[] {
  return manifest.files.flatMap(({ path }) =>
    path.startsWith(names.site) && path.endsWith('.html') ? [path.slice(names.site.length)] : [],
  );
}

/** Pages of what changed between any two versions, those that are there left out: what they say never changes. */
async function comparisons(standing: Standing, versions: Versions, { release, tool }: Asked): Promise<[string, string][]> {
  const made: [string, string][] = [];
  const snapshots = new Map<string, Awaited<ReturnType<typeof snapshotIn>>>();
  const of = async (listed: PublishedVersion) => {
    const known = snapshots.get(listed.version) ?? (await snapshotOf(standing, listed, release));
    snapshots.set(listed.version, known);
    return known;
  };
  const fresh = new Set(release === undefined ? [] : pagesOf(release));
  const has = (version: string, path: string) =>
    version === release?.manifest.version ? fresh.has(path) : standing.has(`${version}/${path}`);
  for (const [at, after] of versions.versions.entries())
    for (const before of versions.versions.slice(at + 1)) {
      const path = publishedAddress.changes(before.version, after.version);
      if (standing.has(path)) continue;
      const difference = differenceOf(await of(before), await of(after), { before: before.version, after: after.version });
      made.push([path, differencePage({ ...versions, tool }, difference, has)]);
    }
  return made;
}

async function snapshotOf(standing: Standing, listed: PublishedVersion, release: Release | undefined) {
  if (release !== undefined && listed.manifest === release.listed.manifest) return release.snapshot;
  const { version, bundle } = listed;
  const zip = await standing.onDisk(`${version}/${bundle.file}`);
  if (zip !== undefined && sumOf(zip).sha256 === bundle.sha256) return await snapshotIn(zip);
  throw new PublishError(
    `${version}/${bundle.file} is ${zip === undefined ? 'missing' : 'not as it was published'}, so nobody can say what changed since`,
    'Bring it back from a copy or from the history, and publish again.',
  );
}
