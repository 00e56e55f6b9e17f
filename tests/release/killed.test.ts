import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder, put } from '../project/folder.ts';
import { bytesOf } from '../site/bytes.ts';
import { killedAt } from './interrupt.ts';
import { toldProject } from './told.ts';

const child = new URL('./killed-child.ts', import.meta.url);

it('a release that is killed leaves what was there, or stands whole; the next try makes it and clears up', { timeout: 180_000 }, () => {
  const [root, out] = [toldProject(), join(folder(), 'releases')];
  put(out, { '0.9.0/kept.txt': 'an earlier release' });
  const earlier = bytesOf(out);
  const run = (at: number) => killedAt(at, out, child, [root, out]);
  const standing = () => new Map([...bytesOf(out)].filter(([path]) => !path.startsWith('.')));

  const made = run(0);
  expect(made.stderr).toBe('');
  const [whole, writes] = [bytesOf(out), Number(made.stdout)];
  expect([...whole.keys()].filter((path) => path.startsWith('1.0.0/'))).toHaveLength(4);
  rmSync(join(out, '1.0.0'), { recursive: true });

  // In the middle of the bundle; when all is written and the release has no name yet; right after it got its name. What the one before left is cleared
  // first, which is a write more.
  for (const [at, left, beside] of [
    [writes - 4, earlier, 'emberline-view-1.0.0.zip'],
    [writes, earlier, 'provenance.intoto.json'],
    [writes + 1, whole, undefined],
  ] as const) {
    expect(run(at).signal, `at ${at} of ${writes}`).toBe('SIGKILL');
    expect(standing(), `at ${at} of ${writes}`).toEqual(left);
    const unfinished = [...bytesOf(out).keys()].filter((path) => path.startsWith('.'));
    if (beside === undefined) expect(unfinished).toEqual([]);
    else expect(unfinished.map((path) => path.replace(/^\.1\.0\.0\.[^/]+\.dhf-new\//, ''))).toContain(beside);
  }
});
