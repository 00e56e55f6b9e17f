import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TraceReport } from '../check/report.ts';
import type { Absence } from '../model/evidence.ts';
import type { Past } from '../model/past.ts';
import { readPast } from '../project/past/index.ts';
import { readSettings } from '../project/trace.ts';
import { astroRoot } from './astro-root.ts';
import { brandOf, refuseLogo } from './brand.ts';
import { clientScripts } from './client-scripts.ts';
import type { Frozen } from './frame.ts';
import { homeAddress } from './no-such-page.ts';
import { markerFile, outputTrouble, putInPlace, type Sources } from './output.ts';
import type { Redlined } from './pages/document.ts';
import { type Pictures, picturesIn } from './pictures.ts';
import { type Since, type SinceOptions, sinceOf } from './since.ts';
import { type Site, type SiteInput, siteOf } from './site.ts';
import { stageFrame, stagePages } from './staged.ts';

export { OutputError, refuseForeign, refuseSources, removeSite } from './output.ts';
export { type Since, sinceOf } from './since.ts';

/** What a site is made of. */
export interface Judged extends Sources {
  readonly report: TraceReport;
}

export interface BuildOptions {
  /** Marks every page. */
  readonly refused: boolean;
  /** The release that the site belongs to; its pages say that they are frozen, and find their live status where they are published. */
  readonly frozen?: Frozen | undefined;
  /** Hears how many pages are made. */
  readonly onPage?: (made: number, total: number) => void;
  /** The earlier revision that the report is shown against, instead of the last release, and what was read already; or what came of that. */
  readonly since?: SinceOptions | Since | Absence;
}

/** A site that is not yet laid out, and what it takes to finish it. */
export interface Made {
  readonly report: TraceReport;
  readonly site: Site;
  readonly pictures: Pictures;
  readonly redlined?: Redlined | undefined;
}

/** Chooses the document that is shown against an approved revision, when the past is known. */
export type Redline = (past: Past | Absence) => Redlined | undefined;

/**
 * All pages of what was judged, with the pictures they show, and what git has of the past.
 * @throws OutputError where the logo that the settings name cannot be shown
 */
export async function madeOf(
  { report, sources, root }: Judged,
  refused: boolean,
  redline: Redline = () => undefined,
  more: Pick<SiteInput, 'frozen' | 'since'> = {},
): Promise<Made> {
  const pictures = picturesIn(root);
  const parsed = readSettings(root);
  const settings = 'settings' in parsed ? parsed.settings : undefined;
  if (settings !== undefined) refuseLogo(settings, root, pictures.address);
  const named = settings && { home: homeAddress(settings.site), brand: brandOf(settings, root, pictures.address) };
  const past = await readPast(root, report, sources);
  const redlined = redline(past);
  const site = siteOf({ report, sources, preview: refused, picture: pictures.address, past, redlined, ...more, ...named });
  return { report, pictures, redlined, site };
}

/**
 * Makes the site of what was judged and puts it in place.
 * @throws OutputError where a folder cannot be written, or the logo cannot be shown
 */
export async function buildSite(judged: Judged, out: string, { refused, frozen, onPage, since = {} }: BuildOptions): Promise<void> {
  const isKnown = 'difference' in since || 'why' in since;
  const more = { frozen, since: isKnown ? since : await sinceOf(judged.root, judged.report, since) };
  await putSite(await madeOf(judged, refused, undefined, more), out, onPage);
}

/**
 * Lays a site out with Astro in a folder of its own, then puts it in place whole: until the last moment the earlier site stands as it was.
 * @throws OutputError where a folder cannot be written
 */
export async function putSite(made: Made, out: string, onPage: (made: number, total: number) => void = () => {}): Promise<void> {
  const root = await working(() => astroRoot());
  try {
    await working(() => layOut(made.site, root, onPage));
    await working(() => finish(made, join(root, 'out')));
    putInPlace(join(root, 'out'), resolve(out));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Work in the temporary folder. What the system does not let happen there is for the user to put right. */
async function working<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw outputTrouble(error, `the site cannot be made in ${tmpdir()}`, 'Name a folder you may write to as TMPDIR (on Windows TEMP).');
  }
}

/** Puts what stands beside the pages into a folder where Astro laid them out. */
export async function finish({ report, site, pictures }: Made, folder: string): Promise<void> {
  pictures.copyTo(folder);
  for (const [path, text] of [...site.files, ...(await clientScripts())]) writeText(join(folder, path), text);
  for (const [path, make] of site.makes) writeText(join(folder, path), await make());
  writeText(join(folder, markerFile), `${JSON.stringify(marker(report), null, 2)}\n`);
}

function writeText(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function marker({ tool, product, version, commit, stage: stageName, verdict, counts, asOf }: TraceReport) {
  return {
    schema: 'dhf-site/1',
    tool,
    product,
    version,
    ...(commit === undefined ? {} : { commit }),
    stage: stageName,
    verdict,
    asOf,
    counts,
  };
}

/** Astro starts while the first pages are made, and lays each out as soon as it stands there. */
async function layOut(site: Site, root: string, onPage: (made: number, total: number) => void): Promise<void> {
  const folder = join(root, 'staged');
  stageFrame(site, folder);
  const child = startLayout(root);
  const ending = ended(child);
  // It is waited for below; until then nobody hears of a failure.
  ending.catch(() => {});
  try {
    const tell = (ready: number) => {
      if (child.connected) child.send(ready, () => {});
      onPage(ready, site.pages.length);
    };
    await stagePages(site, folder, tell, () => !child.connected);
    const { code, words } = await ending;
    if (code !== 0) throw Object.assign(new Error(`Astro ended with ${code}: ${words.trim().slice(-2000)}`), { code: systemCode(words) });
  } finally {
    if (child.connected) child.kill();
    await ending.catch(() => {});
  }
}

/** Megabytes of room for young objects after which Astro lays out ten thousand pages no faster. */
const youngHeap = '--max-semi-space-size=8';

function startLayout(root: string): ChildProcess {
  const script = fileURLToPath(new URL(`layout-child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', TZ: 'UTC' };
  return spawn(process.execPath, [youngHeap, script, root], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
}

function ended(child: ChildProcess): Promise<{ readonly code: number | null; readonly words: string }> {
  return new Promise((settle, fail) => {
    let words = '';
    const hear = (chunk: Buffer) => {
      words += chunk.toString();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', fail);
    child.on('close', (code) => settle({ code, words }));
  });
}

/** What the system refused the other process, in whichever words that was told. */
function systemCode(words: string): string | undefined {
  const [, number] = /\(os error (\d+)\)/.exec(words) ?? [];
  return /\b(ENOSPC|EDQUOT|EFBIG|EROFS)\b/.exec(words)?.[1] ?? { 28: 'ENOSPC', 122: 'EDQUOT', 27: 'EFBIG', 30: 'EROFS' }[number ?? ''];
}
