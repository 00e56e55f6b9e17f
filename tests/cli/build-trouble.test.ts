import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../site/bytes.ts';
import { faultless, folder, settings } from './folder.ts';

const day = '--as-of=2026-11-22';
const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
const another = settings.replace('Tidewell', 'Another');
const posix = process.platform !== 'win32';

/** An earlier site, and sources that would now make another; temporary folders stand in `tmp`. */
function standing() {
  const site = { 'dist/site.json': '{"schema":"dhf-site/1"}', 'dist/index.html': 'earlier', 'dist/items/SRS-1.html': 'earlier' };
  const root = folder({ ...faultless, ...site, 'tmp/keep.txt': '' });
  return { root, earlier: bytesOf(join(root, 'dist')) };
}

/** Runs a line of `sh` with the command as its arguments, as `"$@"`. */
function sh(line: string, root: string, args: readonly string[], tmp = join(root, 'tmp')) {
  const command = ['-c', line, 'sh', process.execPath, bin, 'build', day, ...args];
  return spawnSync('sh', command, { cwd: root, env: { ...process.env, TMPDIR: tmp }, encoding: 'utf8' });
}

describe.runIf(posix)('where no more can be written', () => {
  // From the first file of all, over pages, to what Astro makes of its own code; in blocks of 512 bytes.
  it.each([1, 8, 40, 100, 300])('a build whose files may have %i blocks says so, and the earlier site stays whole', (blocks) => {
    const { root, earlier } = standing();
    const { stderr } = sh(`ulimit -f ${blocks}; { "$@"; echo "exit $?" >&2; } 2>&1 >/dev/null | cat >&2`, root, []);
    expect(stderr).toMatch(/\ndhf: the site cannot be made in .*tmp \(EFBIG\)\n {2}fix: There is no room: .*\nexit 2\n$/);
    expect(bytesOf(join(root, 'dist'))).toEqual(earlier);
    expect(readdirSync(join(root, 'tmp'))).toEqual(['keep.txt']);
    expect(readdirSync(root).sort()).toEqual(['dhf.yaml', 'dist', 'risk', 'tmp']);
  });

  it('as under a name that is too long, it is told where and why', () => {
    const { root, earlier } = standing();
    const out = 'n'.repeat(300);
    const { status, stderr } = sh('exec "$@"', root, ['--out', out]);
    expect(status).toBe(2);
    expect(stderr).toContain(
      `\ndhf: the site cannot be written to ${join(root, out)} (ENAMETOOLONG)\n  fix: Name a folder you may write to with --out.`,
    );
    expect(bytesOf(join(root, 'dist'))).toEqual(earlier);
    expect(readdirSync(join(root, 'tmp'))).toEqual(['keep.txt']);
  });

  it('as where there is no folder for temporary files, it is told which', () => {
    const { root, earlier } = standing();
    const { status, stderr } = sh('exec "$@"', root, [], join(root, 'nowhere'));
    expect(status).toBe(2);
    expect(stderr).toContain(
      `dhf: the site cannot be made in ${join(root, 'nowhere')} (ENOENT)\n  fix: Name a folder you may write to as TMPDIR`,
    );
    expect(bytesOf(join(root, 'dist'))).toEqual(earlier);
  });
});

/** Runs lines of `sh` with a disk of its own at `disk`. */
function onDisk(root: string, lines: readonly string[], args: readonly string[] = []): ReturnType<typeof spawnSync> {
  const script = ['mount -t tmpfs -o size=8m tmpfs disk', ...lines].join(' || exit\n');
  return spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', ...args], { cwd: root, encoding: 'utf8' });
}

describe('a disk', () => {
  const fill = 'dd if=/dev/zero of=disk/fill bs=64k 2>/dev/null';

  it.for([
    ['is full', `${fill}`, '', /cannot be written to .*disk\/dist \(ENOSPC\)\n {2}fix: There is no room: /],
    [
      'may only be read',
      'mount -o remount,ro disk',
      '',
      /cannot be written to .*disk\/dist \(EROFS\)\n {2}fix: Name a folder you may write to with --out/,
    ],
    ['for temporary files is full', `${fill}`, 'TMPDIR=$PWD/disk', /cannot be made in .*disk \(ENOSPC\)\n {2}fix: There is no room: /],
    [
      'for temporary files fills up while pages are made',
      `${fill}; rm disk/fill; dd if=/dev/zero of=disk/fill bs=64k count=$(($(df -P -k disk | tail -1 | awk '{ print $4 }') / 64 - 8)) 2>/dev/null`,
      'TMPDIR=$PWD/disk',
      /cannot be made in .*disk \(ENOSPC\)\n {2}fix: There is no room: /,
    ],
  ] as const)('that %s leaves the earlier site whole, and the command says so', ([, trouble, env, words], { skip }) => {
    const root = folder({ ...faultless, 'another.yaml': another, 'disk/.keep': '' });
    if (onDisk(root, ['true']).status !== 0) return skip('this machine lets nobody have a disk');
    const lines = [
      '"$@" --out disk/dist > /dev/null',
      'cp -R disk/dist before',
      'mv another.yaml dhf.yaml',
      `{ ${trouble}; true; }`,
      `{ ${env} "$@" --out disk/dist > said 2>&1; echo "exit $?" >> said; }`,
      'cp -R disk/dist after',
      'ls -A disk > listed',
    ];
    const { status, stderr } = onDisk(root, lines, [process.execPath, bin, 'build', day]);
    expect(status, String(stderr)).toBe(0);
    const said = readFileSync(join(root, 'said'), 'utf8');
    expect(said).toMatch(words);
    expect(said).toMatch(/\nexit 2\n$/);
    expect(bytesOf(join(root, 'before')).size).toBeGreaterThan(90);
    expect(bytesOf(join(root, 'after'))).toEqual(bytesOf(join(root, 'before')));
    const listed = readFileSync(join(root, 'listed'), 'utf8').trim().split('\n');
    expect(listed.filter((name) => name !== 'fill')).toEqual(['dist']);
  });
});

describe.runIf(posix)('a command that is ended while Astro works', () => {
  it.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('by %s leaves nothing in the folder for temporary files', async (signal) => {
    const { root, earlier } = standing();
    const child = spawn(process.execPath, [bin, 'build', day], {
      cwd: root,
      env: { ...process.env, TMPDIR: join(root, 'tmp') },
      stdio: 'ignore',
    });
    const working = () => readdirSync(join(root, 'tmp')).find((name) => name.startsWith('dhf-site-'));
    const folderIn = (name: string | undefined) => name !== undefined && existsSync(join(root, 'tmp', name, 'staged/heads-0'));
    while (!folderIn(working())) await wait(5);
    child.kill(signal);
    while (working() !== undefined) await wait(5);
    expect(bytesOf(join(root, 'dist'))).toEqual(earlier);
  });
});
