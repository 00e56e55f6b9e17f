import { spawn } from 'node:child_process';
import { cpSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { folderPlace, PublishError, publish } from '../../../src/release/publish/index.ts';
import { alone } from '../../../src/release/publish/lock.ts';
import type { Additions } from '../../../src/release/publish/place.ts';
import { layOut, releaseAt } from '../../../src/release/publish/release.ts';
import { additionsTo } from '../../../src/release/publish/tree.ts';
import { folder } from '../../project/folder.ts';
import { bytesOf } from '../../site/bytes.ts';
import { failingAt, killedAt } from '../interrupt.ts';
import { itemThat, released } from './released.ts';

const child = new URL('./child.ts', import.meta.url);
const killChild = new URL('./kill-child.ts', import.meta.url);

const items = ['SRS-1', 'SRS-2', 'SRS-3', 'SRS-4', 'SRS-5'].map((id) => itemThat(id, 'It shall beep.'));

async function put(place: string, release: string) {
  return await publish({ to: folderPlace(place), release: { path: release, name: release }, init: false, dryRun: false });
}

/** A folder with one version, what one more adds to it, and what it is to be before and after. */
async function standing() {
  const place = join(folder(), 'public');
  await put(place, released('1.0.0', { items }).root);
  const before = bytesOf(place);
  const release = await releaseAt(released('1.1.0', { items }).root, 'it');
  const laidOut = join(folder(), 'version');
  await layOut(release, laidOut);
  let additions: Additions | undefined;
  const asked = { tool: 'dhf 0.1.0', release, laidOut, init: false };
  await folderPlace(place).change(async (there) => {
    additions = await additionsTo(there, asked, place);
    return additions;
  }, true);
  const { folders, files } = additions as unknown as Additions;
  const add = (to: string) =>
    folderPlace(to).change(async ({ names }) => ({ folders: names.includes('1.1.0') ? new Map() : folders, files }), false);
  const copy = () => {
    const one = join(folder(), 'public');
    cpSync(place, one, { recursive: true });
    return one;
  };
  const done = copy();
  await add(done);
  return { folders, files, add, copy, before, after: bytesOf(done) };
}

/** What stands there for readers; what a publish keeps beside it while it works is not. */
function shown(place: string): ReadonlyMap<string, unknown> {
  return new Map([...bytesOf(place)].filter(([path]) => !path.startsWith('.dhf-publish')));
}

describe('a publish that is interrupted', () => {
  it('by an error, wherever that comes, leaves what stood there before, and the next one succeeds', async () => {
    const { add, copy, before, after } = await standing();
    const spare = copy();
    const { writes } = await failingAt(0, spare, () => add(spare));
    expect(writes).toBeGreaterThan(30);
    const outcomes: string[] = [];
    for (let at = 1; at <= writes; at++) {
      const one = copy();
      const { error } = await failingAt(at, one, () => add(one));
      const found = shown(one);
      const isBefore = isDeepStrictEqual(found, before);
      outcomes.push(isBefore ? 'before' : isDeepStrictEqual(found, after) ? 'after' : `mixed at ${at}`);
      if (isBefore) expect(error).toBeInstanceOf(PublishError);
      await add(one);
      expect(isDeepStrictEqual(bytesOf(one), after)).toBe(true);
    }
    expect(outcomes.filter((outcome) => outcome.startsWith('mixed'))).toEqual([]);
    expect(outcomes.lastIndexOf('before')).toBeLessThan(outcomes.indexOf('after'));
  });

  it('by SIGKILL at any of three moments has lost nothing, and the next one succeeds', async () => {
    const { folders, files, add, copy, before, after } = await standing();
    const told = join(folder(), 'additions.json');
    writeFileSync(told, JSON.stringify({ folders: [...folders], files: [...files] }));
    const spare = copy();
    const writes = Number(killedAt(0, spare, killChild, [spare, told]).stdout);
    // While all is prepared; when the folder of the version stands in its place; when only the list is missing.
    for (const at of [5, writes - 20, writes - 4]) {
      const one = copy();
      expect(killedAt(at, one, killChild, [one, told]).signal).toBe('SIGKILL');
      const found = shown(one);
      for (const [path, bytes] of before) if (/^(?:1\.0\.0\/|versions\.json$)/.test(path)) expect(found.get(path)).toEqual(bytes);
      await add(one);
      expect(bytesOf(one)).toEqual(after);
    }
  });
});

describe('two who publish at once', () => {
  it('both get their versions in, each whole', async () => {
    const place = join(folder(), 'public');
    const releases = ['1.0.0', '1.1.0'].map((version) => released(version, { items }).root);
    const ended = releases.map(
      (release) =>
        new Promise<number | null>((settle) => {
          spawn(process.execPath, [fileURLToPath(child), place, release], { stdio: 'inherit' }).on('close', settle);
        }),
    );
    expect(await Promise.all(ended)).toEqual([0, 0]);
    const other = join(folder(), 'public');
    for (const release of releases) await put(other, release);
    expect(bytesOf(place)).toEqual(bytesOf(other));
  });

  it('do not wait for ever: the second is told who works there', async () => {
    const place = folder();
    await alone(place, async () => {
      await expect(alone(place, async () => 'never', 200)).rejects.toThrow(
        new RegExp(
          `^process ${process.pid} on ${hostname()} has been publishing to ${place} since .*, and nothing else may write there meanwhile$`,
        ),
      );
    });
    expect(readdirSync(place)).toEqual([]);
  });

  const claim = (words: object) => `${JSON.stringify({ host: hostname(), pid: 2 ** 30, since: '2026-01-01T00:00:00.000Z', ...words })}\n`;
  const left = '.dhf-publish-00ff.lock';

  it('do not wait for one that is gone', async () => {
    const place = folder({ [left]: claim({}) });
    expect(await alone(place, async () => readdirSync(place).length, 200)).toBe(1);
    expect(readdirSync(place)).toEqual([]);
  });

  it('wait for one on another machine, until its claim is older than an hour', async () => {
    const place = folder({ [left]: claim({ host: 'elsewhere' }) });
    await expect(alone(place, async () => 'done', 100)).rejects.toThrow('on elsewhere has been publishing');
    utimesSync(join(place, left), new Date(0), new Date(0));
    expect(await alone(place, async () => 'done', 100)).toBe('done');
  });

  it('are never at work together, however many there are', async () => {
    const place = folder();
    let [at, most] = [0, 0];
    const work = async () => {
      at += 1;
      most = Math.max(most, at);
      await new Promise((done) => setTimeout(done, 5));
      at -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => alone(place, work)));
    expect([at, most]).toEqual([0, 1]);
  });
});
