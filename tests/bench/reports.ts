import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Reads generated JUnit reports in a process of their own and prints time, memory and size: 100,000 tests in 50 files, and single files of growing size. */
export function printReports(folder: string): void {
  process.stdout.write('\nReports of tests                 tests      MB   CPU s   MB memory\n');
  print(folder, '50 files of 2,000 tests', 50, { tests: 2000 });
  for (const megabytes of [50, 200]) print(folder, `one file of ${megabytes} MB`, 1, { bytes: megabytes * 1e6 });
  print(folder, 'one file of 200 MB, only read', 1, { bytes: 200e6 }, 'count');
}

interface Size {
  readonly tests?: number;
  readonly bytes?: number;
  /** Test cases that the tests name, one after the other. */
  readonly cases?: number;
}

function print(folder: string, name: string, files: number, size: Size, ...how: readonly string[]): void {
  const dir = join(folder, 'reports');
  mkdirSync(dir, { recursive: true });
  const written = Array.from({ length: files }, (_, at) => generateReport(join(dir, `report-${at}.xml`), at, size));
  const [tests, bytes] = [sum(written.map((each) => each.tests)), sum(written.map((each) => each.bytes))];
  const memory = join(folder, 'memory');
  const child = spawnSync(process.execPath, ['--import', join(here, 'measure.mjs'), join(here, 'read-reports.ts'), dir, ...how], {
    encoding: 'utf8',
    env: { ...process.env, BENCH_USAGE: folder, BENCH_MEMORY_FILE: memory },
  });
  if (child.stdout !== String(tests)) throw new Error(`wrote ${tests} tests, read ${child.stdout} ${child.stderr}`);
  const { cpu } = JSON.parse(readFileSync(join(folder, String(child.pid)), 'utf8')) as { cpu: number };
  const columns = [tests, Math.round(bytes / 1e6), cpu.toFixed(1), Math.round(Number(readFileSync(memory, 'utf8')) / 1024)];
  process.stdout.write(`${name.padEnd(32)}${columns.map((each) => String(each).padStart(8)).join('')}\n`);
  rmSync(dir, { recursive: true });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

/** A report of one suite after the other as Surefire writes them: one test in fifty fails, with a stack trace; each suite prints a page. */
export function generateReport(
  path: string,
  seed: number,
  { tests = Number.POSITIVE_INFINITY, bytes = Number.POSITIVE_INFINITY, cases = 100 }: Size,
): { tests: number; bytes: number } {
  const fd = openSync(path, 'w');
  let [count, size] = [0, 0];
  const write = (text: string) => {
    size += writeSync(fd, text);
  };
  write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n');
  for (let suite = 0; count < tests && size < bytes; suite++) {
    const name = `com.example.pump.Suite${seed}x${suite}Test`;
    const inSuite = Array.from({ length: Math.min(100, tests - count) }, (_, at) => testCase(name, count + at, cases));
    write(
      `<testsuite name="${name}" tests="${inSuite.length}">\n${inSuite.join('')}<system-out><![CDATA[${page}]]></system-out>\n</testsuite>\n`,
    );
    count += inSuite.length;
  }
  write('</testsuites>\n');
  closeSync(fd);
  return { tests: count, bytes: size };
}

const page = 'The pump says what it does, line by line, as long as it runs.\n'.repeat(60);
const stack = '\tat com.example.pump.Rate.check(Rate.java:120)\n'.repeat(40);

function testCase(suite: string, at: number, cases: number): string {
  const open = `<testcase name="TC-${(at % cases) + 1} keeps the rate below ${at} µg/h" classname="${suite}" time="0.${at}"`;
  return at % 50 === 7 ? `${open}><failure message="expected ${at}" type="E"><![CDATA[${stack}]]></failure></testcase>\n` : `${open}/>\n`;
}
