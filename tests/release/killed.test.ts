import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readManifest } from '../../src/release/manifest.ts';
import { folder, put } from '../project/folder.ts';
import { toldProject } from './told.ts';

const child = fileURLToPath(new URL('./killed-child.ts', import.meta.url));

it('a release that is killed leaves what was there, or stands whole; the next try makes it and clears up', { timeout: 180_000 }, () => {
  const [root, out] = [toldProject(), join(folder(), 'releases')];
  put(out, { '0.9.0/kept.txt': 'an earlier release' });
  const env = { ...process.env, TMPDIR: folder() };
  const run = (moment: string) => spawnSync(process.execPath, [child, root, out, moment], { env, encoding: 'utf8' });
  const standing = () => readdirSync(out).filter((name) => !name.startsWith('.'));

  for (const moment of ['bundle', 'place']) {
    expect(run(moment), moment).toMatchObject({ signal: 'SIGKILL' });
    expect(standing(), moment).toEqual(['0.9.0']);
  }
  expect(run('placed')).toMatchObject({ signal: 'SIGKILL' });
  expect(standing()).toEqual(['0.9.0', '1.0.0']);
  const manifest = readFileSync(join(out, '1.0.0/manifest.json'), 'utf8');
  expect(readManifest(manifest)).toMatchObject({ version: '1.0.0' });

  const last = run('none');
  expect(last.stderr).toBe('');
  expect(last.stdout).toBe('stood there');
  expect(readdirSync(out)).toEqual(['0.9.0', '1.0.0']);
  expect(readFileSync(join(out, '1.0.0/manifest.json'), 'utf8')).toBe(manifest);
  expect(existsSync(join(out, '1.0.0/provenance.intoto.json'))).toBe(true);
  expect(readFileSync(join(out, '0.9.0/kept.txt'), 'utf8')).toBe('an earlier release');
});
