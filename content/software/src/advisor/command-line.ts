import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, writeSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Decimal } from 'decimal.js';
import { calculate } from '../dose/recommendation.ts';
import { openAdvisor } from './advisor.ts';
import { openQueue } from './one-way-queue.ts';
import { outOfServiceScreen } from './screen.ts';

export type Statistics = ChildProcessByStdio<Writable, null, null>;

const program = fileURLToPath(new URL('../..', import.meta.url));

/** Why the software must not be used on this machine; undefined when a known case calculates as it should and records can be stored. */
// [impl SRS-40]
export function selfCheck(folder: string, runtime = process.versions.node): string | undefined {
  if (!runtimeSupported(runtime)) return `Node.js ${runtime} is older than 22.18`;
  if (knownAnswer() !== '6.2') return 'the known dose was not calculated';
  if (!createHash('sha256').update('tidewell').digest('hex').startsWith('d4f60223')) return 'the known checksum was not calculated';
  return canStore(folder) ? undefined : 'records cannot be stored';
}

/** How the statistics process is started: it reads the program and its own folder, writes its own folder, and has 64 MB of heap. */
// [impl SRS-31]
export function statisticsArguments(folder: string, script = join(program, 'src/statistics/statistics-process.ts')): string[] {
  const own = join(realpathSync(folder), 'statistics');
  return [
    '--permission',
    `--allow-fs-read=${realpathSync(program)}/*`,
    `--allow-fs-read=${own}/*`,
    `--allow-fs-write=${own}/*`,
    '--max-old-space-size=64',
    script,
    own,
  ];
}

/** Starts the statistics process with an empty environment, the lowest priority, and one pipe that leads to it; undefined when it cannot. */
// [impl SRS-31]
export function startStatistics(folder: string, script?: string): Statistics | undefined {
  try {
    mkdirSync(join(folder, 'statistics'), { recursive: true });
    const child = spawn(process.execPath, statisticsArguments(folder, script), { env: {}, stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('error', () => child.stdin.destroy());
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    child.unref();
    return child;
  } catch {
    return undefined;
  }
}

/** Serves lines until the input ends: one screen for each line, in the order of the lines. Input, output and one pipe are the only channels. */
// [impl SRS-19] [impl SRS-43]
export function serve(input: NodeJS.ReadableStream, output: Writable, folder: string, handset: string): void {
  const trouble = selfCheck(folder);
  const queue = openQueue(trouble === undefined ? startStatistics(folder)?.stdin : undefined);
  const { version } = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')) as { version: string };
  const advisor = openAdvisor({
    folder,
    handset,
    version,
    clock: Date.now,
    handOver: (message) => queue.offer(message),
    statisticsLost: () => queue.lost() > 0,
  });
  const lines = createInterface({ input });
  lines.on('line', (line) => {
    output.write(`${JSON.stringify(trouble === undefined ? advisor.handle(line) : outOfServiceScreen(trouble))}\n`);
  });
  lines.on('close', () => queue.close());
}

function runtimeSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

// 60 g at 12 g/U, 11.0 mmol/L to 6.0 at 2.5 per unit, and 2.0 U two hours old at five hours of action.
function knownAnswer(): string {
  const prescription = {
    gramsPerUnit: new Decimal('12.0'),
    fallPerUnit: new Decimal('2.5'),
    target: new Decimal('6.0'),
    actionMinutes: 300,
  };
  return calculate(new Decimal('11.0'), 60, prescription, [{ units: new Decimal('2.0'), at: 0 }], 7_200_000).total.toFixed(1);
}

function canStore(folder: string): boolean {
  const probe = join(folder, 'self-check.tmp');
  try {
    const handle = openSync(probe, 'w', 0o600);
    writeSync(handle, 'tidewell');
    fsyncSync(handle);
    closeSync(handle);
    const same = readFileSync(probe, 'utf8') === 'tidewell';
    rmSync(probe);
    return same;
  } catch {
    return false;
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { data: { type: 'string' }, handset: { type: 'string' } } });
  if (values.data === undefined || values.handset === undefined) {
    process.stderr.write('usage: tidewell --data <folder> --handset <serial number>\n');
    process.exitCode = 2;
  } else {
    serve(process.stdin, process.stdout, values.data, values.handset);
  }
}
