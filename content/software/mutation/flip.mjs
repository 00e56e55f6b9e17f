// Breaks one operator or bound of each unit, runs the tests of that unit, and demands that at least one of them goes red.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const vitest = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');

/** Unit, its source under src/, what stands there, what is put in its place. Tests stand at the same path under tests/unit/. */
const flips = [
  ['SWU-1', 'input/glucose-units', 'ROUND_HALF_UP', 'ROUND_UP'],
  ['SWU-2', 'input/range-limits', "high: new Decimal('33.3')", "high: new Decimal('33.4')"],
  ['SWU-3', 'input/request-reader', '> longest', '>= longest'],
  ['SWU-4', 'dose/carbohydrate-part', '.div(', '.mul('],
  ['SWU-5', 'dose/correction-part', '.minus(target)', '.plus(target)'],
  ['SWU-6', 'dose/insulin-on-board', 'minutes.gte(actionMinutes)', 'minutes.gt(actionMinutes + 300)'],
  ['SWU-7', 'dose/recommendation', 'correction.minus(onBoard)', 'correction.plus(onBoard)'],
  ['SWU-8', 'protection/dose-rounding', '.floor()', '.ceil()'],
  ['SWU-9', 'protection/dose-limiter', 'calculated.gt(most)', 'calculated.gte(most)'],
  ['SWU-10', 'protection/warning-decisions', 'glucose.lt(low)', 'glucose.lte(low)'],
  ['SWU-11', 'records/dose-log', 'missing > 0', 'missing > 2'],
  ['SWU-12', 'records/settings-profile', 'if (!verify(', 'if (verify('],
  ['SWU-13', 'advisor/screen', '!units.gt(0)', '!units.gte(0)'],
  ['SWU-14', 'advisor/advisor', '> lapse', '>= lapse'],
  ['SWU-15', 'advisor/one-way-queue', 'waiting.length >= capacity', 'waiting.length > capacity'],
  ['SWU-16', 'advisor/command-line', 'minor >= 18', 'minor > 18'],
  ['SWI-6', 'statistics/summary', 'doses: day.doses + ', 'doses: day.doses - '],
];

/** Test cases that a run of the tests of a unit finds red, or null when the run ended without results. */
function redTests(unit) {
  const folder = mkdtempSync(join(tmpdir(), 'tidewell-flip-'));
  const report = join(folder, 'report.json');
  const flags = ['run', `tests/unit/${unit}.test.ts`, '--reporter=json', `--outputFile.json=${report}`];
  try {
    spawnSync(process.execPath, [vitest, ...flags], { cwd: root });
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const tests = testResults.flatMap((file) => file.assertionResults);
    return tests.length === 0 ? null : tests.filter((each) => each.status === 'failed').map((each) => /TC-\d+/.exec(each.title)?.[0]);
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Flips one place of one unit; the source is put back whatever happens. */
function outcome([id, unit, from, to]) {
  const file = join(root, 'src', `${unit}.ts`);
  const source = readFileSync(file, 'utf8');
  const row = (red, verdict) => ({ unit: id, source: `${unit}.ts`, flip: `${from}  ->  ${to}`, red, verdict });
  if (source.split(from).length !== 2) return row('', 'the flip does not stand there once');
  const before = redTests(unit);
  if (before === null || before.length > 0) return row(before?.join(' ') ?? '', 'the tests are red without a flip');
  const restore = () => writeFileSync(file, source);
  const interrupted = () => {
    restore();
    process.exit(130);
  };
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
  try {
    writeFileSync(
      file,
      source.replace(from, () => to),
    );
    const red = redTests(unit);
    return row(red?.join(' ') ?? '', red === null ? 'the tests did not run' : red.length > 0 ? 'red' : 'STILL GREEN');
  } finally {
    restore();
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
}

const rows = flips.map(outcome);
console.table(rows);
const green = rows.filter((row) => row.verdict !== 'red');
console.log(`${rows.length - green.length} of ${rows.length} flips were found by a test of the unit`);
process.exitCode = green.length === 0 ? 0 : 1;
