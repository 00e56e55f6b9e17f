import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { faultless, flawed, folder } from './folder.ts';
import { run } from './run.ts';

const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real program; `head` closes its output after the first piece. */
function ended(
  args: readonly string[],
  { cwd, head = false, node = [] }: { cwd: string; head?: boolean; node?: readonly string[] },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...node, bin, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const written = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      written.out += piece;
      if (head) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      written.err += piece;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...written }));
  });
}

describe('the program', () => {
  it('writes and exits as the command line does in this process', async () => {
    const cwd = folder(flawed);
    expect(await ended(['check', '--as-of=2026-11-22', '--format=json'], { cwd })).toEqual(
      await run(['check', '--as-of=2026-11-22', '--format=json'], { cwd, env: process.env }),
    );
    expect(await ended(['chek'], { cwd })).toEqual(await run(['chek'], { cwd }));
  });

  it('writes a report longer than a pipe holds, to its end', async () => {
    const cwd = folder(many());
    const { code, out } = await ended(['check', '--format=json'], { cwd });
    expect(code).toBe(1);
    expect(out.length).toBeGreaterThan(200_000);
    expect(JSON.parse(out).counts.items).toBe(402);
  });

  it('keeps its exit code and its calm when nobody reads on', async () => {
    const cwd = folder(many());
    const { code, err } = await ended(['check'], { cwd, head: true });
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  it('ends with exit code 3 for what is thrown where nobody waits for it', async () => {
    const late = "data:text/javascript,process.once('beforeExit', () => { throw new Error('too late') })";
    const { code, err } = await ended(['check'], { cwd: folder(faultless), node: ['--import', late] });
    expect(code).toBe(3);
    expect(err).toContain('This is a bug in dhf');
    expect(err).toContain('Error: too late');
    expect(err).not.toContain(' at ');
  });
});

function many(): Record<string, string> {
  const items = Array.from({ length: 400 }, (_, at) => [
    `SRS-${at + 10}.md`,
    (flawed['SRS-1.md'] ?? '').replace('SRS-1', `SRS-${at + 10}`),
  ]);
  return {
    'dhf.yaml': flawed['dhf.yaml'] ?? '',
    'risk/SWS-1.md': flawed['risk/SWS-1.md'] ?? '',
    'SYS-1.md': flawed['SYS-1.md'] ?? '',
    ...Object.fromEntries(items),
  };
}
