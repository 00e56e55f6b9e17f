import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isSystemError } from '../project/text-file.ts';
import { isAlive } from './alive.ts';

/** Nobody makes a release for an hour: a folder that is older was left behind. Milliseconds. */
const oldest = 60 * 60 * 1000;

/** Folders that this process works in. */
const working = new Set<string>();

/**
 * Does something with a folder of its own beside the one of a release, which is taken away in the end: several may make the same release at the same time. What
 * others left behind there is taken away, too. The folder itself is for the work to make.
 */
export async function inFreshFolder<T>(out: string, version: string, work: (folder: string) => Promise<T>): Promise<T> {
  clearLeft(out, version);
  const own = `.${version}.${hostPart()}-${process.pid}-${randomBytes(4).toString('hex')}.dhf-new`;
  working.add(own);
  try {
    return await work(join(out, own));
  } finally {
    working.delete(own);
    clear(join(out, own));
  }
}

function hostPart(): string {
  return hostname().replaceAll(/[^0-9A-Za-z]/g, '');
}

function clear(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function clearLeft(out: string, version: string): void {
  const start = `.${version}.`;
  for (const name of namesIn(out)) {
    const [, host = '', pid = ''] =
      /^([0-9A-Za-z]*)-(\d+)-[0-9a-f]+\.dhf-new$/.exec(name.startsWith(start) ? name.slice(start.length) : '') ?? [];
    if (pid !== '' && isLeft(join(out, name), name, { host, pid: Number(pid) })) clear(join(out, name));
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // Not there yet, or nothing that can be written to: whoever writes hears of that.
    if (isSystemError(error)) return [];
    throw error;
  }
}

/** Was a folder left behind? Its process is known to be gone on this machine; of another one only age tells. */
function isLeft(path: string, name: string, { host, pid }: { readonly host: string; readonly pid: number }): boolean {
  if (working.has(name)) return false;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || Date.now() - found.mtimeMs > oldest) return true;
  return host === hostPart() && (pid === process.pid || !isAlive(pid));
}
