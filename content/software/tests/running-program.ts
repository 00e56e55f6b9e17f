import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Screen } from '../src/advisor/screen.ts';
import { serial } from './handset.ts';

const script = fileURLToPath(new URL('../src/advisor/command-line.ts', import.meta.url));

/** The product as the handset starts it: lines in, screens out. */
export function startProgram(folder: string) {
  const child = spawn(process.execPath, [script, '--data', folder, '--handset', serial], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const screens = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const next = async (): Promise<Screen> => {
    const { value } = await screens.next();
    if (value === undefined) throw new Error('the program ended without an answer');
    return JSON.parse(value);
  };
  return {
    pid: child.pid ?? 0,
    next,
    write: (text: string) => child.stdin.write(text),
    send: (request: object): Promise<Screen> => {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return next();
    },
    advise: function (glucose: string, carbohydrate: number) {
      return this.send({ command: 'advise', glucose, unit: 'mmol/L', measuredAt: new Date().toISOString(), carbohydrate });
    },
    end: () => {
      child.stdin.end();
      return ended;
    },
  };
}

/** Settings that hold on the day the test runs. */
export function validToday(): { validFrom: string; validUntil: string } {
  const date = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return { validFrom: date(-30), validUntil: date(300) };
}

/** Waits until something holds that another process brings about. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 20));
}
