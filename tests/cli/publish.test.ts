import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, folder, git, itemText, settingsText } from '../project/folder.ts';
import { released } from '../release/publish/released.ts';
import { run } from './run.ts';

describe('dhf publish', () => {
  it('says what it put where, and when there was nothing to do', async () => {
    const cwd = folder();
    const { root } = released('1.0.0');
    const words = /^Published release 1\.0\.0, and brought \d+ files beside the releases up to date in .*public\.\n$/;
    expect(await run(['publish', root, '--to', 'public'], { cwd })).toEqual({ code: 0, out: expect.stringMatching(words), err: '' });
    expect(await run(['publish', root, '--to', 'public'], { cwd })).toEqual({
      code: 0,
      out: `1.0.0 is published in ${join(cwd, 'public')} already, the same release; it was not touched.\nNothing to do: ${join(cwd, 'public')} holds all of this.\n`,
      err: '',
    });
    const dry = await run(['publish', released('1.1.0').zip, '--to', 'public', '--dry-run'], { cwd });
    expect([dry.code, dry.err]).toEqual([0, '']);
    expect(dry.out).toMatch(/^Would be written to .*public:\n {2}1\.1\.0\/\n(?: {2}.*\n)* {2}versions\.json\nNothing was written\.\n$/);
    expect(existsSync(join(cwd, 'public/1.1.0'))).toBe(false);
  });

  it('takes the live status from the folder that holds dhf.yaml, with a release and without', async () => {
    const cwd = folder();
    const dhf = folder({ 'dhf.yaml': settingsText().replace('name: Test', 'name: Tidewell'), 'SRS-1.md': itemText('SRS-1') });
    commit(dhf);
    const { root } = released('1.0.0');
    expect((await run(['publish', root, dhf, '--to', 'public'], { cwd })).code).toBe(0);
    const again = await run(['publish', dhf, '--to', 'public'], { cwd });
    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/^Nothing to do: /) });
    expect(await run(['publish', root, root, '--to', 'public'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('holds no dhf.yaml'),
    });
  });

  it('commits to a branch of the repository it stands in, and pushes it', async () => {
    const cwd = folder({ 'README.md': 'text\n' });
    commit(cwd);
    git(cwd, 'config', 'user.name', 'Ada Example');
    git(cwd, 'config', 'user.email', 'ada@example.com');
    const server = join(folder(), 'server.git');
    git(cwd, 'clone', '--quiet', '--bare', cwd, server);
    git(cwd, 'remote', 'add', 'origin', server);
    const { root } = released('1.0.0');
    const { code, out } = await run(['publish', root, '--to', 'branch:web:public', '--push', 'origin'], { cwd });
    expect([code, out]).toEqual([0, expect.stringMatching(/^Published release 1\.0\.0, .* in branch web\.\nIt stands on origin\.\n$/)]);
    expect(git(server, 'ls-tree', '--name-only', 'web:public')).toContain('versions.json\n');
  });

  it.each([
    [[], '--to is missing', '--to branch:gh-pages'],
    [['--to', 'branch:'], '--to cannot be branch:', 'branch:gh-pages'],
    [['--to', 'branch:web:../x'], '--to cannot be branch:web:../x', 'branch:pages:public'],
    [['--to', 'public', '--push', 'origin'], '--push pushes a branch', 'leave --push out'],
    [['nowhere', '--to', 'public'], 'nowhere is no release', 'that `dhf release` made'],
    [['--to', 'public'], 'nothing is published in', 'Name the folder of a release'],
    [['--to', 'public', '--next', '.'], '. holds no site', '`dhf build --out`'],
  ])('refuses %j', async (args, what, fix) => {
    const cwd = folder();
    const { code, out, err } = await run(['publish', ...args], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(what);
    expect(err).toContain(fix);
    expect(existsSync(join(cwd, 'public'))).toBe(false);
  });
});
