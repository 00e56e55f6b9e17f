import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TraceReport } from '../check/report.ts';
import type { Source } from '../project/facts.ts';
import { picturesIn } from './pictures.ts';
import { printStyle } from './print.ts';
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

/** Takes an earlier site of ours away, so that after a refusal nothing looks fresh. */
export function removeSite(out: string): void {
  const path = resolve(out);
  if (isOurs(path)) rmSync(path, { recursive: true });
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
  const root = mkdtempSync(join(tmpdir(), 'dhf-site-'));
  try {
    const site = siteOf({ report, sources, preview: refused, picture: pictures.address });
    stage(site, join(root, 'staged'));
    await layOut(root);
    settle(site, join(root, 'out'));
    pictures.copyTo(join(root, 'out'));
    writeFileSync(join(root, 'out/assets/print.css'), printStyle(site));
    writeFileSync(join(root, 'out', markerFile), `${JSON.stringify(marker(report), null, 2)}\n`);
    putInPlace(join(root, 'out'), target);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
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

/** Astro's root is a temporary folder with a copy of the layout and a link to the packages Astro resolves from, wherever dhf is installed. */
async function layOut(root: string): Promise<void> {
  mkdirSync(join(root, 'src'));
  cpSync(join(here, 'layout', 'page.astro'), join(root, 'src', 'page.astro'));
  const astro = createRequire(import.meta.url).resolve('astro/package.json');
  symlinkSync(resolve(astro, '../..'), join(root, 'node_modules'), 'junction');
  writeFileSync(join(root, 'package.json'), '{"type":"module"}\n');
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
  const parent = dirname(target);
  try {
    mkdirSync(parent, { recursive: true });
    clearLeftovers(target);
    const fresh = join(parent, `.${basename(target)}-new-${process.pid}`);
    cpSync(made, fresh, { recursive: true });
    if (existsSync(target)) renameSync(target, join(parent, `.${basename(target)}-old`));
    renameSync(fresh, target);
    clearLeftovers(target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    clearLeftovers(target);
    throw new OutputError(
      `the site cannot be written to ${target} (${code})`,
      code === 'ENOSPC' ? 'Free some space on this disk.' : 'Name a folder you may write to with --out.',
    );
  }
}

/** What a build that was killed left behind. A site that was moved aside and never replaced goes back to its place. */
function clearLeftovers(target: string): void {
  const parent = dirname(target);
  const old = join(parent, `.${basename(target)}-old`);
  if (existsSync(old) && !existsSync(target)) renameSync(old, target);
  for (const name of readdirSync(parent)) {
    if (name === basename(old) || name.startsWith(`.${basename(target)}-new-`))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}
