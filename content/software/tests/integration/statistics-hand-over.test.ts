import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startStatistics } from '../../src/advisor/command-line.ts';
import { type HandOver, openQueue } from '../../src/advisor/one-way-queue.ts';
import { handset, readyFolder } from '../handset.ts';
import { until } from '../running-program.ts';

const dose: HandOver = { kind: 'dose', at: '2026-09-01T08:00:00.000Z', units: '4.5' };

/** The statistics process, or another script in its place with the same rights. */
function statistics(folder: string, script?: string) {
  const child = startStatistics(folder, script);
  if (child === undefined) throw new Error('the process did not start');
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return { child, ended, page: join(folder, 'statistics/overview.txt') };
}

/** A script in the only folder that the process may read besides the program. */
function intruder(folder: string, text: string) {
  startStatistics(folder)?.kill('SIGKILL');
  const script = join(folder, 'statistics/intruder.mjs');
  writeFileSync(script, text);
  return statistics(folder, script);
}

// [test TC-55]
test('TC-55 messages arrive in order and become the page of totals', async () => {
  const { child, ended, page } = statistics(readyFolder());
  const queue = openQueue(child.stdin);
  for (const units of ['4.5', '2.0']) queue.offer({ ...dose, units });
  queue.close();
  await ended;
  expect(readFileSync(page, 'utf8')).toBe('2026-09-01  6.5 U in 2 doses, advice 0\nAverage 6.5 U a day\n');
});

// [test TC-56]
test('TC-56 the statistics process passes over everything that is not a message', async () => {
  const { child, ended, page } = statistics(readyFolder());
  const lines = [
    '',
    'x',
    '[]',
    '{"kind":"dose"}',
    JSON.stringify({ ...dose, name: 'A. Person' }),
    JSON.stringify({ ...dose, units: '-4.5' }),
  ];
  for (const line of [...lines, JSON.stringify(dose).padEnd(257), JSON.stringify(dose)]) child.stdin.write(`${line}\n`);
  child.stdin.end();
  await ended;
  expect(readFileSync(page, 'utf8')).toContain('4.5 U in 1 doses');
});

// [test TC-57]
test('TC-57 advice stays the same and says that statistics are lost when the statistics process is killed', async () => {
  const folder = readyFolder();
  const { child, ended } = statistics(folder);
  const queue = openQueue(child.stdin);
  const device = handset(folder, { handOver: (message) => queue.offer(message), statisticsLost: () => queue.lost() > 0 });
  const before = device.advise('11.0', 60);
  child.kill('SIGKILL');
  await ended;
  await until(() => {
    queue.offer(dose);
    return queue.lost() > 0;
  });
  expect(device.advise('11.0', 60)).toEqual({
    ...before,
    warnings: [{ code: 'statistics-lost', priority: 'low', text: 'Statistics are incomplete. Advice is not affected.' }],
  });
});

// [test TC-58]
test('TC-58 a stopped statistics process never makes the sender wait and at most 64 messages are held', async () => {
  const { child } = statistics(readyFolder());
  const queue = openQueue(child.stdin);
  child.kill('SIGSTOP');
  const fates = Array.from({ length: 20_000 }, () => queue.offer(dose));
  await new Promise(setImmediate);
  expect(fates.filter((fate) => fate === 'waiting')).toHaveLength(64);
  expect(fates.at(-1)).toBe('lost');
  expect(queue.lost()).toBe(fates.filter((fate) => fate === 'lost').length);
});

// [test TC-59]
test('TC-59 the statistics process can neither read nor change what the advisor stores and can start no process', async () => {
  const folder = readyFolder();
  const { ended } = intruder(
    folder,
    `import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
     import { spawnSync } from 'node:child_process';
     const outcome = (act) => { try { act(); return 'done'; } catch (error) { return error.code; } };
     const [own] = process.argv.slice(2);
     writeFileSync(own + '/outcome.json', JSON.stringify([
       outcome(() => readFileSync(own + '/../profile.json')),
       outcome(() => appendFileSync(own + '/../dose-log.jsonl', 'x')),
       outcome(() => spawnSync('true')),
       Object.keys(process.env).length,
     ]));`,
  );
  await ended;
  expect(JSON.parse(readFileSync(join(folder, 'statistics/outcome.json'), 'utf8'))).toEqual([
    'ERR_ACCESS_DENIED',
    'ERR_ACCESS_DENIED',
    'ERR_ACCESS_DENIED',
    0,
  ]);
  expect(existsSync(join(folder, 'dose-log.jsonl'))).toBe(false);
});

// [test TC-60]
test('TC-60 a statistics process that fills its memory ends alone and the advisor goes on', async () => {
  const folder = readyFolder();
  const device = handset(folder);
  const before = device.advise('11.0', 60);
  const { child, ended } = intruder(folder, 'const held = []; for (;;) held.push(new Array(100_000).fill({}));');
  await ended;
  expect(child.signalCode).toBe('SIGABRT');
  expect(device.advise('11.0', 60)).toEqual(before);
});

// [test TC-61]
test('TC-61 the statistics process runs at the lowest priority of the system', () => {
  const { child } = statistics(readyFolder());
  expect(getPriority(child.pid)).toBe(constants.priority.PRIORITY_LOW);
});

// [test TC-62]
test('TC-62 a hundred days of messages leave less than 16 kB in the folder of the statistics process', async () => {
  const folder = readyFolder();
  const { child, ended } = statistics(folder);
  for (let day = 0; day < 100; day += 1) {
    child.stdin.write(`${JSON.stringify({ ...dose, at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString() })}\n`);
  }
  child.stdin.end();
  await ended;
  const days = readFileSync(join(folder, 'statistics/days.json'), 'utf8');
  expect(JSON.parse(days)).toHaveLength(90);
  expect(days.length).toBeLessThan(16_000);
});
