import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TraceReport } from '../check/report.ts';
import type { Absence } from '../model/evidence.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { checkoutOf } from '../project/checkout.ts';
import { gitIn, readGit } from '../project/git.ts';
import type { Refused } from '../project/new-item.ts';
import type { Settings } from '../project/settings.ts';
import { readSettings } from '../project/trace.ts';
import { type Since, sinceOf } from '../site/build.ts';
import { type Candidate, candidateIn, versionsIn } from './candidate.ts';
import { unheldCommit } from './clone.ts';
import { type Bundled, writeContents } from './contents.ts';
import { closureHash } from './dependencies.ts';
import { bundleName, bundleSumName, names, slugOf, versionTrouble } from './layout.ts';
import { type Manifest, manifestText } from './manifest.ts';
import { sumOf } from './open-file.ts';
import { pin } from './pin.ts';
import { provenanceText } from './provenance.ts';
import { sumsText } from './sums.ts';
import { aheadOf, type Tag, tagOf } from './tagged.ts';
import { namesThatMislead } from './verify/bundle.ts';
import { writeZip, type ZipEntry } from './zip.ts';

/** What to release, and where it is put. */
export interface ReleaseAsked {
  /** Folder of the DHF in a repository. Its work tree has no part in the release. */
  readonly root: string;
  /** `HEAD`, or the commit of a release that is made again. */
  readonly revision: string;
  readonly version: string;
  /** An empty folder, or one that is not there, for everything that `<out>/<version>/` holds. Nothing where it is only asked what would be released. */
  readonly folder?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Hears what is being done, in a few words. */
  readonly onStep?: ((words: string) => void) | undefined;
}

/** What is released, or would be. */
export interface Released {
  readonly report: TraceReport;
  readonly commit: string;
  readonly tag: Tag;
  /** Absent where it was only asked what would be released. */
  readonly manifest?: Manifest | undefined;
}

/** Judged, and not fit for release: findings, something that could not be judged, or gates that are not passed. */
export interface NotPassed {
  readonly notPassed: TraceReport;
}

/**
 * Makes the release of a version from a commit: the same bundle and manifest for the same commit and the same dhf, wherever and whenever. Folder, branch and work
 * tree of the repository stay as they are.
 * @throws OutputError where the site cannot be made; the system's error where a file cannot be written
 */
export async function makeRelease(asked: ReleaseAsked): Promise<Released | NotPassed | Refused> {
  const unfit = unfitVersion(asked.version);
  if (unfit !== undefined) return unfit;
  const checkout = await checkoutOf(asked.root, asked.revision);
  if ('refused' in checkout) return checkout;
  try {
    const { root, commit } = checkout;
    const parsed = readSettings(root);
    return await releaseIn({ root, commit, settings: 'settings' in parsed ? parsed.settings : undefined }, asked);
  } finally {
    checkout.remove();
  }
}

/** Why a version cannot be released under its name; undefined where it can. */
export function unfitVersion(version: string): Refused | undefined {
  const trouble = versionTrouble(version);
  if (trouble === undefined) return undefined;
  return { refused: `${version} cannot be released: ${trouble}`, fix: 'Give the version a plain name, such as 1.2.0.' };
}

/** A revision that is laid out. */
interface Laid {
  readonly root: string;
  readonly commit: string;
  /** Absent where they cannot be read. */
  readonly settings: Settings | undefined;
}

async function releaseIn({ root, commit, settings }: Laid, asked: ReleaseAsked): Promise<Released | NotPassed | Refused> {
  const git = gitIn(root);
  const tag = settings === undefined ? undefined : await tagOf(git, asked.version, commit, settings);
  if (tag !== undefined && 'refused' in tag) return tag;
  if (settings !== undefined && tag !== undefined) {
    const refused = (await unheldCommit(git, commit, tag.commit, settings.git)) ?? (await aheadOf(git, commit, tag.name, asked.now / 1000));
    if (refused !== undefined) return refused;
    await pin(git, commit, settings.git);
  }
  const { onStep = () => {}, version } = asked;
  const today = new Date(asked.now).toISOString().slice(0, 10);
  const onProgress = (read: number, total: number) => onStep(`reading ${read} of ${total} files`);
  const candidate = await candidateIn(root, { version, today, onProgress });
  if ('refused' in candidate) return candidate;
  const { report, release } = candidate;
  if (settings === undefined || tag === undefined || release === undefined || !isPassed(report)) return { notPassed: report };
  const versions = versionsIn(report, release);
  if (isRefused(versions)) return versions;
  const made = { report, commit, tag };
  if (asked.folder === undefined) return made;
  const manifest = await write({ ...candidate, release, settings, tag, root, versions }, asked.folder, asked);
  return 'refused' in manifest ? manifest : { ...made, manifest };
}

function isRefused(answer: object): answer is Refused {
  return 'refused' in answer && 'fix' in answer;
}

/** Nothing blocks it, and every gate that is asked is passed, be it with deviations that somebody accepted. */
export function isPassed({ verdict, gates }: TraceReport): boolean {
  return verdict === 'no-blocking-findings' && gates.every(({ state }) => state !== 'not-passed' && state !== 'open');
}

interface Writing extends Candidate {
  readonly root: string;
  readonly release: TraceItem;
  readonly settings: Settings;
  readonly tag: Tag;
  readonly versions: Manifest['versions'];
}

/** Writes everything of a release to its folder. */
async function write(writing: Writing, folder: string, asked: ReleaseAsked): Promise<Manifest | Refused> {
  const { onStep = () => {} } = asked;
  const { report, root, release } = writing;
  const graph = report.graph;
  if (graph === undefined) throw new Error('a report that lets a release through has no graph');
  const git = gitIn(root);
  const known = await readGit(root, git);
  if ('missing' in known) throw new Error(`a checkout has no git: ${known.missing}`);
  const { output } = await git(['log', '-1', '--no-show-signature', '--format=%cI', '--end-of-options', 'HEAD', '--']);
  const commitDate = output.trim();
  onStep('reading the release before');
  const since = await sinceBefore(writing);
  const bundled: Bundled = { ...writing, graph, release, commitDate, tracked: known.tracked, since };
  const inside = join(folder, 'bundle');
  mkdirSync(inside, { recursive: true });
  const files = await writeContents(bundled, inside, onStep);
  const [flaw] = namesThatMislead(files.map(({ path }) => path));
  if (flaw !== undefined) return { refused: `${flaw.path} cannot be released: its name ${flaw.why}`, fix: 'Give the file another name.' };
  const manifest = manifestOf(writing, commitDate, files, onStep);
  onStep('writing the bundle');
  const refused = finish(manifest, files, { folder, inside }, asked.env);
  rmSync(inside, { recursive: true, force: true });
  return refused ?? manifest;
}

/** What it says otherwise than the release before; against its own tag, which is what there is for a first release, nothing has changed but records. */
async function sinceBefore({ report, root, cache, tag }: Writing): Promise<Since | Absence> {
  const since = await sinceOf(root, report, { cache, after: tag.name });
  if ('why' in since || since.difference.before.name !== tag.name) return since;
  return { why: `${report.version} is the first version that is released`, fix: 'The next release is compared with it.' };
}

function manifestOf(
  { report, tag, versions }: Writing,
  commitDate: string,
  files: readonly ZipEntry[],
  onStep: (words: string) => void,
): Manifest {
  onStep('counting sums');
  return {
    schema: 'dhf-manifest/1',
    product: report.product,
    slug: slugOf(report.product),
    version: report.version,
    versions,
    commit: report.commit ?? '',
    commitDate,
    folder: report.prefix,
    tag,
    asOf: report.asOf.date,
    tool: report.tool,
    node: process.version,
    dependencies: closureHash(),
    packs: [...report.packs],
    verdict: 'no-blocking-findings',
    counts: report.counts,
    files: files.map(({ path, file }) => ({ path, ...sumOf(file) })),
  };
}

/** Manifest, sums, bundle and provenance. Answers why there can be no bundle. */
function finish(
  manifest: Manifest,
  files: readonly ZipEntry[],
  { folder, inside }: { readonly folder: string; readonly inside: string },
  env: ReleaseAsked['env'],
): Refused | undefined {
  const { slug, version } = manifest;
  const put = (name: string, text: string, into = folder) => {
    writeFileSync(join(into, name), text);
    return { path: name, file: join(into, name) };
  };
  const own = put(names.manifest, manifestText(manifest));
  const manifestSum = sumOf(own.file).sha256;
  const sums = put(names.sums, sumsText([...manifest.files, { path: names.manifest, sha256: manifestSum }]), inside);
  const name = bundleName(slug, version);
  const zipped = writeZip([...files, own, sums], join(folder, name));
  if ('tooLarge' in zipped)
    return {
      refused: `the bundle cannot be written: ${zipped.tooLarge}`,
      fix: 'Take out of the repository what is no source, or keep it in another one.',
    };
  put(bundleSumName(slug, version), sumsText([{ path: name, sha256: zipped.sha256 }]));
  put(names.provenance, provenanceText({ manifest, bundle: zipped.sha256, manifestSum, env }));
  return undefined;
}
