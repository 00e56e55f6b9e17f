import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { conclude } from '../../src/project/conclude.ts';
import { factsOf } from '../../src/project/facts.ts';
import { listFiles } from '../../src/project/files.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { readText } from '../../src/project/text-file.ts';
import { readSettings } from '../../src/project/trace.ts';
import { printDifference } from './difference.ts';
import { type Generated, generate } from './generate.ts';
import { printHistory } from './history.ts';
import { type MatrixRow, measureMatrix } from './matrix.ts';
import { printReports } from './reports.ts';
import { printResults } from './results.ts';
import { type RuleTime, ruleTimes } from './rules.ts';
import { measureSearch, type SearchRow } from './search.ts';
import { printSession } from './session.ts';
import { measureSite, type SiteRow } from './site.ts';
import { measureVerify, type VerifyRow } from './verify.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const sizes = (process.argv[2] ?? '1000,10000,100000').split(',').map(Number);
const rounds = 5;

interface Row {
  readonly items: number;
  readonly wall: number;
  readonly memory: number;
  readonly floor: number;
  readonly stages: readonly (readonly [string, number])[];
  readonly rules: readonly RuleTime[];
}

const folder = mkdtempSync(join(tmpdir(), 'dhf-bench-'));
try {
  const rows: Row[] = [];
  for (const size of sizes) rows.push(measure(size));
  print(rows);
  for (const row of rows.filter(({ items }) => items <= 10_000)) printRules(row);
  await printSession(join(folder, 'session'), 10_000);
  printHistory(join(folder, 'history'), 10_000, 5_000);
  printDifference(join(folder, 'difference'), 10_000, run);
  printReports(folder);
  printResults(folder);
  // What the budget is for; ten times as many make pages for minutes.
  const sites = sizes.filter((size) => size <= 10_000);
  printSites(sites.map((size) => measureSite(folder, size, root, join(here, 'measure.mjs'))));
  const searches: SearchRow[] = [];
  for (const size of sites) searches.push(await measureSearch(folder, size));
  printSearches(searches);
  const matrices: MatrixRow[] = [];
  for (const size of sites) matrices.push(await measureMatrix(folder, size));
  printMatrices(matrices);
  const verified: VerifyRow[] = [];
  for (const size of sites) verified.push(await measureVerify(folder, size));
  printVerified(verified);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One generated DHF, checked by the compiled command as a user runs it: median of five runs, no cache. */
function measure(size: number): Row {
  const dir = join(folder, String(size));
  const generated = generate(dir, size);
  process.stderr.write(
    `${size} items: ${Math.round(generated.bytes / generated.items)} B and ${(generated.links / generated.items).toFixed(1)} links an item\n`,
  );
  const runs = Array.from({ length: rounds }, () => run(['lib/src/cli/bin.js', 'check', dir, '--format', 'json']));
  const report = JSON.parse(runs[0]?.output ?? '') as { counts: { items: number; links: number; errors: number; warnings: number } };
  compare(generated, report.counts);
  process.stderr.write(
    `  report: ${report.counts.items} items, ${report.counts.links} links, ${report.counts.errors} errors, ${report.counts.warnings} warnings\n`,
  );
  const floors = Array.from({ length: rounds }, () => run([join(here, 'floor.mjs'), dir]).seconds);
  const stages = stagesOf(dir);
  const rules = ruleTimes(dir);
  const row = {
    items: size,
    wall: median(runs.map((each) => each.seconds)),
    memory: Math.max(...runs.map((each) => each.memory)),
    floor: median(floors),
    stages,
    rules,
  };
  rmSync(dir, { recursive: true });
  return row;
}

function compare(generated: Generated, counts: { readonly items: number; readonly links: number }): void {
  if (counts.items === generated.items && counts.links === generated.links) return;
  throw new Error(
    `generated ${generated.items} items and ${generated.links} links, but the report says ${counts.items} and ${counts.links}`,
  );
}

/** A whole process: seconds from start to end, peak memory in MB. */
function run(args: readonly string[]): { readonly seconds: number; readonly memory: number; readonly output: string } {
  const memoryFile = join(folder, 'memory');
  const started = performance.now();
  const done = spawnSync(process.execPath, ['--import', join(here, 'measure.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, BENCH_MEMORY_FILE: memoryFile },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const seconds = (performance.now() - started) / 1000;
  if (done.status !== 0 && done.status !== 1) throw new Error(`exit ${done.status}: ${done.stderr}`);
  return { seconds, memory: Number(readFileSync(memoryFile, 'utf8')) / 1024, output: done.stdout };
}

/** Time of each stage inside one warm process. */
function stagesOf(dir: string): (readonly [string, number])[] {
  stagedTrace(dir);
  return stagedTrace(dir);
}

function stagedTrace(dir: string): (readonly [string, number])[] {
  const times: (readonly [string, number])[] = [];
  const timed = <T>(stage: string, work: () => T): T => {
    const started = performance.now();
    const result = work();
    times.push([stage, (performance.now() - started) / 1000]);
    return result;
  };
  const parsed = readSettings(dir);
  if ('unreadable' in parsed) throw new Error('the generated settings cannot be read');
  const { settings } = parsed;
  const vocabulary = vocabularyOf(settings);
  const { files } = timed('list', () => listFiles(dir, settings.files, undefined));
  const sources = timed('read', () => files.map((file) => ({ file, text: textOf(join(dir, file), file) })));
  const facts = timed('facts', () => sources.map((source) => factsOf(source, vocabulary, 'draft').facts));
  timed('link and judge', () => conclude(facts, settings, { stage: 'draft', asOf: { date: '2026-11-22', from: 'flag' }, notJudged: [] }));
  return times;
}

function textOf(path: string, file: string): string {
  const read = readText(path, file);
  if (!('text' in read)) throw new Error(`${file} cannot be read`);
  return read.text;
}

function print(rows: readonly Row[]): void {
  const cells = rows.map((row) => [
    String(row.items),
    `${row.wall.toFixed(2)} s`,
    `${Math.round(row.memory)} MB`,
    `${row.floor.toFixed(2)} s`,
    (row.wall / row.floor).toFixed(1),
    row.stages.map(([stage, seconds]) => `${stage} ${seconds.toFixed(2)}`).join(', '),
  ]);
  table(['items', 'wall', 'peak memory', 'read and hash', 'ratio', 'stages in seconds'], cells);
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (before !== undefined) {
      const exponent = Math.log(row.wall / before.wall) / Math.log(row.items / before.items);
      console.log(`growth from ${before.items} to ${row.items} items: exponent ${exponent.toFixed(2)}`);
    }
  }
}

/** The slowest rules, and all of them together. */
function printRules({ items, rules }: Row): void {
  const all = rules.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  console.log(`${rules.length} rules over ${items} items: ${Math.round(all)} ms of CPU time together; the slowest`);
  table(
    ['rule', 'CPU time'],
    rules.slice(0, 15).map(({ id, milliseconds }) => [id, `${milliseconds.toFixed(1)} ms`]),
  );
}

function printSites(rows: readonly SiteRow[]): void {
  const cells = rows.map(({ items, seconds, cpu, memory, pages, largest, same }) => [
    String(items),
    `${seconds.toFixed(1)} s`,
    `${cpu.command.toFixed(1)} s + ${cpu.astro.toFixed(1)} s`,
    `${Math.round(memory)} MB`,
    String(pages),
    `${Math.round(largest.bytes / 1024)} kB ${largest.path}`,
    same ? 'same' : 'DIFFERENT',
  ]);
  table(['items of a site', 'wall', 'CPU of command + Astro', 'peak memory', 'pages', 'largest page', 'bytes in two zones'], cells);
}

function printVerified(rows: readonly VerifyRow[]): void {
  const cells = rows.map(({ items, files, zip, seconds, cpu, sound }) => [
    String(items),
    `${Math.round(files)} MB`,
    `${Math.round(zip)} MB`,
    `${seconds.toFixed(1)} s`,
    `${cpu.toFixed(1)} s`,
    sound ? 'unchanged' : 'REFUSED',
  ]);
  table(['items of a release', 'files', 'zip', 'dhf verify', 'CPU of it', 'answer'], cells);
}

function printMatrices(all: readonly MatrixRow[]): void {
  const cells = all.map(({ rows, ...times }) => [
    String(rows),
    ...[times.shown, times.usable, times.filter, times.sort].map((each) => `${each.toFixed(0)} ms`),
  ]);
  table(['rows of a matrix', 'shown', 'usable', 'slowest filter', 'sort'], cells);
}

function printSearches(rows: readonly SearchRow[]): void {
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  const cells = rows.map(({ items, ready, key, whole, titles, terms, words, texts, largest }) => [
    String(items),
    `${ready.toFixed(0)} ms`,
    `${key.toFixed(0)} ms`,
    `${whole.toFixed(0)} ms`,
    ...[titles, terms, largest, words, texts].map(kilobytes),
  ]);
  const sizesOf = ['IDs and titles', 'full text', 'its largest part', 'words', 'texts'];
  table(['items of a search', 'ready', 'p95 of a key', 'with all it loads', ...sizesOf], cells);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of [header, widths.map((width) => '-'.repeat(width)), ...rows]) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
