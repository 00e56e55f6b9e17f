import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generateDocuments } from './generate.ts';

/** What the site of a generated DHF took. */
export interface SiteRow {
  readonly items: number;
  readonly seconds: number;
  /** CPU seconds of the command, which reads, judges and makes pages, and of Astro's process, which lays them out meanwhile. */
  readonly cpu: { readonly command: number; readonly astro: number };
  /** Sum of both peaks, in MB: no more than this was used at a time. */
  readonly memory: number;
  readonly pages: number;
  readonly largest: { readonly path: string; readonly bytes: number };
  /** Two builds in two folders and two time zones gave the same bytes. */
  readonly same: boolean;
}

/** Builds the site of so many items in documents of fifty twice, with the compiled command. `preload` writes what each process used to a folder. */
export function measureSite(folder: string, items: number, root: string, preload: string): SiteRow {
  const [dir, usage] = [join(folder, `documents-${items}`), join(folder, 'usage')];
  generateDocuments(dir, items, Math.max(2, Math.round(items / 50)));
  const zones = ['Pacific/Kiritimati', 'America/Adak'];
  const builds = zones.map((zone, at) => build(dir, join(folder, `site ${at}`), zone, { root, preload, usage }));
  const [first, second] = builds.map(({ out }) => out) as [string, string];
  const pages = filesIn(first).filter((path) => path.endsWith('.html'));
  const sizes = pages.map((path) => ({ path, bytes: statSync(join(first, path)).size }));
  const row = {
    items,
    seconds: Math.min(...builds.map(({ seconds }) => seconds)),
    cpu: (builds[0] as Built).cpu,
    memory: Math.max(...builds.map(({ memory }) => memory)),
    pages: pages.length,
    largest: sizes.reduce((most, each) => (each.bytes > most.bytes ? each : most)),
    same: digest(first) === digest(second),
  };
  for (const each of [dir, first, second]) rmSync(each, { recursive: true });
  return row;
}

interface Built extends Pick<SiteRow, 'seconds' | 'cpu' | 'memory'> {
  readonly out: string;
}

interface Used {
  readonly script: string;
  readonly cpu: number;
  readonly memory: number;
}

function build(
  dir: string,
  out: string,
  zone: string,
  { root, preload, usage }: Readonly<Record<'root' | 'preload' | 'usage', string>>,
): Built {
  rmSync(usage, { recursive: true, force: true });
  mkdirSync(usage);
  const env = { ...process.env, TZ: zone, BENCH_USAGE: usage, NODE_OPTIONS: `--import ${new URL(`file://${preload}`).href}` };
  const started = performance.now();
  // Generated items have findings that are no fault of the site.
  const args = ['lib/src/cli/bin.js', 'build', dir, '--preview', '--as-of=2026-11-22', '--out', out];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 30 });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0 && status !== 1) throw new Error(`exit ${status}: ${stderr}`);
  const used = readdirSync(usage).map((file): Used => JSON.parse(readFileSync(join(usage, file), 'utf8')));
  const cpuOf = (script: string) => used.filter((each) => each.script.includes(script)).reduce((sum, { cpu }) => sum + cpu, 0);
  const memory = used.reduce((sum, each) => sum + each.memory, 0);
  return { out, seconds, cpu: { command: cpuOf('bin.js'), astro: cpuOf('layout-child.js') }, memory };
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}

/** Hash of all paths and bytes. */
function digest(folder: string): string {
  const hash = createHash('sha256');
  for (const path of filesIn(folder)) hash.update(`${path}\n`).update(readFileSync(join(folder, path)));
  return hash.digest('hex');
}
