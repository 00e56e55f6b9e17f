import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { putInPlace, removeSite } from '../../src/site/output.ts';
import { folder } from '../cli/folder.ts';
import { bytesOf } from './bytes.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A folder as a site is: a marker, and pages in folders. */
function site(root: string, words: string): string {
  const pages = Array.from({ length: 28 }, (_, at) => `${['items', 'rules', 'documents/of one'][at % 3]}/${at}.html`);
  for (const path of ['index.html', ...pages]) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), `${words} ${path}`);
  }
  writeFileSync(join(root, 'site.json'), JSON.stringify({ schema: 'dhf-site/1', words }));
  return root;
}

interface Place {
  readonly root: string;
  readonly made: string;
  readonly target: string;
}

function place(): Place {
  const root = folder();
  mkdirSync(join(root, 'out'));
  return { root, made: site(join(root, 'made'), 'new'), target: site(join(root, 'out/dist'), 'earlier') };
}

/** Puts the new site in place in a process that is ended before it touches the output for the n-th time. Answers how often it did, if it lived. */
function placed({ made, target }: Place, killBefore: number, otherDisk: boolean): number | undefined {
  const env = { ...process.env, TOUCHED: join(target, '..'), KILL_BEFORE: String(killBefore), OTHER_DISK: otherDisk ? made : '' };
  const args = ['--import', file('./kill-before.mjs'), file('./place.ts'), made, target];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== null && status !== 0 && process.platform !== 'win32') throw new Error(stderr);
  return stdout === '' ? undefined : Number(stdout);
}

const disks = [
  ['is moved', false],
  ['comes from another disk', true],
] as const;

describe('a site that is put in place', () => {
  // With the test of the whole command, these are the points of its length at which a build is killed: each step that touches what stands in the output.
  it('can be stopped before every step that touches the output: one site is whole each time, and the next build puts everything right', () => {
    let points = 0;
    for (const [, otherDisk] of disks) {
      const steps = placed(place(), 0, otherDisk) ?? 0;
      for (let step = 1; step <= steps; step += 1) {
        const each = place();
        const { root, made, target } = each;
        const [earlier, fresh] = [bytesOf(target), bytesOf(made)];
        expect(placed(each, step, otherDisk)).toBeUndefined();
        points += 1;
        // Between two names the earlier site has the one beside its own.
        const left = bytesOf(existsSync(target) ? target : join(root, 'out/.dist.dhf-old'));
        expect([earlier, fresh]).toContainEqual(left);
        const again = join(root, 'again');
        putInPlace(site(again, 'third'), target);
        expect(bytesOf(target)).toEqual(bytesOf(site(join(root, 'wanted'), 'third')));
        expect(readdirSync(join(root, 'out'))).toEqual(['dist']);
      }
    }
    expect(points).toBeGreaterThanOrEqual(40);
  });

  it.each(disks)('takes the place of the earlier one when it %s', (_, otherDisk) => {
    const each = place();
    const fresh = bytesOf(each.made);
    expect(placed(each, 0, otherDisk)).toBeGreaterThan(5);
    expect(bytesOf(each.target)).toEqual(fresh);
    expect(readdirSync(join(each.root, 'out'))).toEqual(['dist']);
  });
});

describe('a site that is taken away', () => {
  it('is gone with what a killed build left', () => {
    const { root, target } = place();
    cpSync(target, join(root, 'out/.dist.dhf-new'), { recursive: true });
    renameSync(target, join(root, 'out/.dist.dhf-old'));
    removeSite(target);
    expect(readdirSync(join(root, 'out'))).toEqual([]);
    rmSync(join(root, 'out'), { recursive: true });
    removeSite(target);
    expect(existsSync(join(root, 'out'))).toBe(false);
  });
});
