import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { isSystemError } from '../../project/text-file.ts';
import { isAlive } from '../alive.ts';
import { PublishError } from './place.ts';

/** Each who wants to write puts a claim of its own here: `.dhf-publish-<name>.lock`. */
const claimName = /^\.dhf-publish-[0-9a-f]+\.lock$/;

const claimSchema = z.strictObject({ host: z.string(), pid: z.int(), since: z.string() });

type Claim = z.infer<typeof claimSchema>;

/** Nobody publishes for an hour: a claim that is older was left behind. Milliseconds. */
const oldest = 60 * 60 * 1000;

/** Claims of this process that are in force. */
const working = new Set<string>();

/** How long one waits for others, in milliseconds. */
const patience = 60_000;

/**
 * Does something in a folder while nobody else does. Everybody claims first and looks then, so that of two at least one sees the other; the one whose claim
 * comes later by name gives way. Claims have names of their own, so that taking away one that was left behind never takes away another.
 * @throws PublishError where somebody else goes on for too long
 */
export async function alone<T>(folder: string, work: () => Promise<T>, longest = patience): Promise<T> {
  const own = `.dhf-publish-${randomBytes(8).toString('hex')}.lock`;
  const path = join(folder, own);
  working.add(own);
  try {
    const until = Date.now() + longest;
    claim(path);
    for (let others = othersIn(folder, own); others.length > 0; others = othersIn(folder, own)) {
      if (Date.now() > until) throw busy(folder, others[0] as string);
      const givesWay = others.some((other) => other < own);
      if (givesWay) rmSync(path, { force: true });
      await wait(20 + Math.random() * 80);
      if (givesWay) claim(path);
    }
    return await work();
  } finally {
    working.delete(own);
    giveUp(path);
  }
}

function giveUp(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    // What was done stands all the same, and a claim of which nothing goes on is passed over.
    if (!isSystemError(error)) throw error;
  }
}

function claim(path: string): void {
  const words: Claim = { host: hostname(), pid: process.pid, since: new Date().toISOString() };
  writeFileSync(path, `${JSON.stringify(words)}\n`, { flag: 'wx' });
}

/** Claims of others that are at work; those left behind are taken away. */
function othersIn(folder: string, own: string): readonly string[] {
  return readdirSync(folder).filter((name) => {
    if (name === own || !claimName.test(name)) return false;
    if (!isLeft(join(folder, name), name)) return true;
    rmSync(join(folder, name), { force: true });
    return false;
  });
}

/** Was a claim left behind? Its process is known to be gone on this machine; of another one only age tells. */
function isLeft(path: string, name: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || Date.now() - found.mtimeMs > oldest) return true;
  const words = claimIn(path);
  if (words === undefined || words.host !== hostname()) return false;
  return words.pid === process.pid ? !working.has(name) : !isAlive(words.pid);
}

/** What a claim says; undefined while it is being written. */
function claimIn(path: string): Claim | undefined {
  try {
    return claimSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

function busy(folder: string, name: string): PublishError {
  const words = claimIn(join(folder, name));
  const who = words === undefined ? 'another process' : `process ${words.pid} on ${words.host}`;
  const since = words === undefined ? '' : ` since ${words.since}`;
  return new PublishError(
    `${who} has been publishing to ${folder}${since}, and nothing else may write there meanwhile`,
    `Try again when it has ended. If nobody works there any more, take ${name} away; after an hour that happens by itself.`,
  );
}
