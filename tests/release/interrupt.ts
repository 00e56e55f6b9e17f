import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { watchWrites } from './interrupt.mjs';

/** What came of work that was interrupted. */
export interface Interrupted {
  /** How often something was written below the folder. */
  readonly writes: number;
  /** What it threw. */
  readonly error?: unknown;
}

/** Does work in this process; the n-th time that something is written below a folder, the system refuses that: there is no room. Nothing is refused for 0. */
export async function failingAt(at: number, below: string, work: () => Promise<unknown>): Promise<Interrupted> {
  const end = watchWrites(below, at, () => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write', errno: -28 });
  });
  try {
    await work();
    return { writes: end() };
  } catch (error) {
    return { writes: end(), error };
  }
}

/** Runs a script of Node in a process of its own, which is killed the n-th time that it would write below a folder; it lives for 0. */
export function killedAt(at: number, below: string, script: URL, args: readonly string[]) {
  const preload = fileURLToPath(new URL('./interrupt.mjs', import.meta.url));
  const env = { ...process.env, WRITTEN_BELOW: below, KILL_AT: String(at) };
  return spawnSync(process.execPath, ['--import', preload, fileURLToPath(script), ...args], { env, encoding: 'utf8' });
}
