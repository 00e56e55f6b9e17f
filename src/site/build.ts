import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TraceReport } from '../check/report.ts';
import type { Source } from '../project/facts.ts';
import { astroRoot } from './astro-root.ts';
import { picturesIn } from './pictures.ts';
import { siteOf } from './site.ts';
import { settle, stage } from './staged.ts';

/** The file that marks a folder as a site of ours; also what a machine reads of a site. */
export const markerFile = 'site.json';

/** Thrown where a site cannot be put; `fix` says what to do. */
export class OutputError extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/**
 * Refuses to put a site over its own sources or among them.
 * @throws OutputError
 */
export function refuseSources(out: string, { sources, root }: Omit<Judged, 'report'>): void {
  const path = resolve(out);
  const folders = new Set(sources.map(({ file }) => dirname(file)).filter((folder) => folder !== '.'));
  if (!isInside(root, path) && ![...folders].some((folder) => isInside(path, join(root, folder)))) return;
  throw new OutputError(`${out} belongs to the sources`, 'Name another folder with --out, such as dist beside them.');
}

/** Is a path the same as a folder, or below it? */
function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/**
 * Refuses a folder that holds something other than a site of ours.
 * @throws OutputError
 */
export function refuseForeign(out: string): void {
  const path = resolve(out);
  if (!existsSync(path)) return;
  const entries = readable(path);
  if (entries.length === 0 || isOurs(path)) return;
  throw new OutputError(
    `${out} holds files that dhf did not write`,
    'Name an empty or a new folder with --out, or empty this one yourself.',
  );
}

function readable(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    throw new OutputError(`${path} is no folder that can be read`, 'Name another folder with --out.');
  }
}

function isOurs(path: string): boolean {
  try {
    return JSON.parse(readFileSync(join(path, markerFile), 'utf8')).schema === 'dhf-site/1';
  } catch {
    return false;
  }
}

/**
 * Takes an earlier site of ours away, so that after a refusal nothing looks fresh. It goes whole: half a site would be taken for somebody else's files.
 * @throws OutputError
 */
export function removeSite(out: string): void {
  const path = resolve(out);
  writing(path, () => {
    if (!existsSync(dirname(path))) return;
    clearLeftovers(path);
    if (!isOurs(path)) return;
    renameSync(path, beside(path, 'new'));
    clearLeftovers(path);
  });
}

/** What a site is made of. */
export interface Judged {
  readonly report: TraceReport;
  readonly sources: readonly Source[];
  /** The DHF's folder, for pictures. */
  readonly root: string;
}

/**
 * Lays a site out with Astro in a folder of its own, then puts it in place whole: until the last moment the earlier site stands as it was.
 * `refused` marks every page.
 * @throws OutputError where the folder cannot be written
 */
export async function buildSite({ report, sources, root: source }: Judged, out: string, refused: boolean): Promise<void> {
  const pictures = picturesIn(source);
  const target = resolve(out);
  const root = astroRoot();
  try {
    const site = siteOf({ report, sources, preview: refused, picture: pictures.address });
    stage(site, join(root, 'staged'));
    await layOut(root);
    settle(site, join(root, 'out'));
    pictures.copyTo(join(root, 'out'));
    for (const [path, text] of site.files) writeText(join(root, 'out', path), text);
    writeFileSync(join(root, 'out', markerFile), `${JSON.stringify(marker(report), null, 2)}\n`);
    putInPlace(join(root, 'out'), target);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function writeText(path: string, text: string): void {
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

const here = dirname(fileURLToPath(import.meta.url));

async function layOut(root: string): Promise<void> {
  const child = join(here, `layout-child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`);
  const { code, words } = await ended(root, child);
  if (code !== 0) throw new Error(`Astro ended with ${code}: ${words.trim().slice(-2000)}`);
}

function ended(root: string, script: string): Promise<{ readonly code: number | null; readonly words: string }> {
  return new Promise((settle, fail) => {
    const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', TZ: 'UTC' };
    const child = spawn(process.execPath, [script, root], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    const hear = (chunk: Buffer) => {
      words += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', fail);
    child.on('close', (code) => settle({ code, words }));
  });
}

/** The new site is copied beside the old one first, so that taking its place is a matter of two names. */
function putInPlace(made: string, target: string): void {
  writing(target, () => {
    mkdirSync(dirname(target), { recursive: true });
    clearLeftovers(target);
    const fresh = beside(target, 'new');
    cpSync(made, fresh, { recursive: true });
    if (existsSync(target)) renameSync(target, beside(target, 'old'));
    renameSync(fresh, target);
    clearLeftovers(target);
  });
}

/** What the system does not let happen is for the user to put right; what was begun is taken back. */
function writing(target: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    try {
      clearLeftovers(target);
    } catch {
      // The fault that is told is the first one; the next build clears up.
    }
    const fix = code === 'ENOSPC' ? 'Free some space on this disk.' : 'Name a folder you may write to with --out.';
    throw new OutputError(`the site cannot be written to ${target} (${code})`, fix);
  }
}

/** Beside a site: the one before it while it is replaced, or what is not yet or no more a site. */
function beside(target: string, state: 'old' | 'new'): string {
  return join(dirname(target), `.${basename(target)}.dhf-${state}`);
}

/** What a build that was killed left behind. A site that was moved aside and never replaced goes back to its place. */
function clearLeftovers(target: string): void {
  const old = beside(target, 'old');
  if (existsSync(old) && !existsSync(target)) renameSync(old, target);
  for (const left of [old, beside(target, 'new')]) rmSync(left, { recursive: true, force: true });
}
