import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { branchPlace, folderPlace, type PublishRequest, publish } from '../../../src/release/publish/index.ts';
import { verify } from '../../../src/release/verify/verify.ts';
import { commit, folder, git, put } from '../../project/folder.ts';
import { bytesOf } from '../../site/bytes.ts';
import { released } from './released.ts';

interface To {
  readonly name?: string;
  readonly below?: string;
  readonly push?: string;
}

async function publishIn(root: string, version: string, { name = 'pages', below = '', push }: To = {}, more: Partial<PublishRequest> = {}) {
  const release = released(version).root;
  const to = branchPlace({ root, name, folder: below, push });
  return await publish({ to, release: { path: release, name: release }, init: false, dryRun: false, ...more });
}

/** A repository with one commit on `main`, whose user has a name. */
function repository(): string {
  const root = folder({ 'README.md': 'text\n' });
  commit(root);
  named(root);
  return root;
}

function named(root: string): void {
  git(root, 'config', 'user.name', 'Ada Example');
  git(root, 'config', 'user.email', 'ada@example.com');
}

/** What a branch holds, laid out in a folder. */
function laidOut(root: string, branch = 'pages'): string {
  const place = folder();
  git(root, '--work-tree', place, 'read-tree', branch);
  git(root, '--work-tree', place, 'checkout-index', '--all', `--prefix=${place}/`);
  git(root, 'read-tree', 'HEAD');
  return place;
}

function subjects(root: string, ref = 'pages'): readonly string[] {
  return git(root, 'log', '--format=%s', ref).trim().split('\n');
}

/** Git on a server, for somebody else. */
const as = 'git -c user.name=Other -c user.email=other@example.com';

describe('a branch in which releases are published', () => {
  it('holds the same files as a folder would, each publish one commit; work tree, index and HEAD stay as they are', async () => {
    const root = repository();
    put(root, { 'README.md': 'changed\n', 'new.txt': 'new\n' });
    git(root, 'add', 'new.txt');
    const before = [git(root, 'status', '--porcelain'), git(root, 'rev-parse', 'HEAD', 'main')];
    await publishIn(root, '1.0.0');
    await publishIn(root, '1.1.0');
    expect([git(root, 'status', '--porcelain'), git(root, 'rev-parse', 'HEAD', 'main')]).toEqual(before);
    expect(subjects(root)).toEqual(['Publish 1.1.0', 'Publish 1.0.0']);
    const place = join(folder(), 'public');
    for (const version of ['1.0.0', '1.1.0']) {
      const release = released(version).root;
      await publish({ to: folderPlace(place), release: { path: release, name: release }, init: false, dryRun: false });
    }
    const there = laidOut(root);
    expect(bytesOf(there)).toEqual(bytesOf(place));
    expect((await verify({ path: join(there, '1.0.0'), name: '1.0.0', requireSignature: false })).answer).toBe('unchanged');
  });

  it('gets no commit where nothing changes, and refuses another release of a version', async () => {
    const root = repository();
    await publishIn(root, '1.0.0');
    const tip = git(root, 'rev-parse', 'pages');
    expect(await publishIn(root, '1.0.0')).toMatchObject({ folders: [], files: [] });
    expect(await publishIn(root, '1.1.0', {}, { dryRun: true })).toMatchObject({ folders: ['1.1.0'] });
    const other = released('1.0.0', { pages: { 'index.html': 'changed' } }).root;
    const to = branchPlace({ root, name: 'pages', folder: '' });
    await expect(publish({ to, release: { path: other, name: other }, init: false, dryRun: false })).rejects.toThrow('and is another one');
    expect(git(root, 'rev-parse', 'pages')).toBe(tip);
  });

  it('may hold everything in a folder, beside other files, and next is replaced whole', async () => {
    const root = repository();
    await publishIn(root, '1.0.0', { name: 'web', below: 'public/' });
    const names = () => git(root, 'ls-tree', '-r', '--name-only', 'web').trim().split('\n');
    expect(names()).toContain('public/1.0.0/index.html');
    const to = branchPlace({ root, name: 'web', folder: 'public/' });
    for (const page of ['old.html', 'new.html']) {
      const site = folder({ 'site.json': '{"schema":"dhf-site/1","product":"Tidewell"}', [page]: page });
      await publish({ to, next: { path: site, name: 'dist' }, init: false, dryRun: false });
    }
    expect(names().filter((name) => name.includes('/next/'))).toEqual(['public/next/new.html', 'public/next/site.json']);
    expect(names().every((name) => name.startsWith('public/'))).toBe(true);
  });

  it('that is checked out is refused, and so is a name that no branch has', async () => {
    const root = repository();
    await expect(publishIn(root, '1.0.0', { name: 'main' })).rejects.toThrow('branch main is checked out');
    for (const name of ['a..b', '--force', 'HEAD'])
      await expect(publishIn(root, '1.0.0', { name })).rejects.toThrow(`${name} cannot be the name of a branch`);
    await expect(publishIn(folder(), '1.0.0')).rejects.toThrow('is in no git repository');
  });
});

/** A bare server with one branch, and clones of it. */
function served(count: number) {
  const source = repository();
  const server = join(folder(), 'server.git');
  git(source, 'clone', '--quiet', '--bare', source, server);
  const clones = Array.from({ length: count }, () => {
    const clone = join(folder(), 'clone');
    git(source, 'clone', '--quiet', server, clone);
    named(clone);
    return clone;
  });
  return { server, clones: clones as [string, string] };
}

/** A hook of the server, as a script of sh. */
function hook(server: string, name: string, lines: string): void {
  writeFileSync(join(server, 'hooks', name), `#!/bin/sh\n${lines}\n`);
  chmodSync(join(server, 'hooks', name), 0o755);
}

describe.runIf(process.platform !== 'win32')('a branch that is pushed', () => {
  it('is fetched first: releases of two clones stand in one line of commits, and both are there', async () => {
    const { server, clones } = served(2);
    await publishIn(clones[0], '1.0.0', { push: 'origin' });
    await publishIn(clones[1], '1.1.0', { push: 'origin' });
    await publishIn(clones[0], '1.2.0', { push: 'origin' });
    expect(subjects(server)).toEqual(['Publish 1.2.0', 'Publish 1.1.0', 'Publish 1.0.0']);
    expect(git(clones[0], 'rev-parse', 'pages')).toBe(git(server, 'rev-parse', 'pages'));
    expect(readFileSync(join(laidOut(clones[0]), 'changes/1.0.0...1.2.0.html'), 'utf8')).toContain('1.2.0');
  });

  it('takes in what somebody pushed meanwhile, and tries again', async () => {
    const { server, clones } = served(2);
    await publishIn(clones[0], '1.0.0', { push: 'origin' });
    git(clones[1], 'fetch', '--quiet');
    await publishIn(clones[1], '1.1.0');
    const faster = git(clones[1], 'rev-parse', 'pages').trim();
    // Between looking and pushing somebody else’s commit arrives, once.
    const first = git(server, 'rev-parse', 'pages').trim();
    git(clones[1], 'push', '--quiet', 'origin', `${faster}:refs/heads/aside`);
    hook(
      server,
      'pre-receive',
      `unset GIT_QUARANTINE_PATH; test -e once || { touch once; git update-ref refs/heads/pages $(${as} commit-tree -p ${first} -m faster aside^{tree}); }`,
    );
    await publishIn(clones[0], '1.2.0', { push: 'origin' });
    expect(subjects(server)).toEqual(['Publish 1.2.0', 'faster', 'Publish 1.0.0']);
    expect(git(server, 'ls-tree', '--name-only', 'pages').split('\n')).toEqual(expect.arrayContaining(['1.0.0', '1.1.0', '1.2.0']));
  });

  it('is given up after three times, and nothing is changed here', async () => {
    const { server, clones } = served(1);
    await publishIn(clones[0], '1.0.0', { push: 'origin' });
    const tip = git(clones[0], 'rev-parse', 'pages');
    hook(
      server,
      'pre-receive',
      `unset GIT_QUARANTINE_PATH; echo x >> times; git update-ref refs/heads/pages $(${as} commit-tree -p pages -m faster-$(wc -l < times) pages^{tree})`,
    );
    await expect(publishIn(clones[0], '1.1.0', { push: 'origin' })).rejects.toThrow('somebody else changes branch pages again and again');
    expect(readFileSync(join(server, 'times'), 'utf8')).toBe('x\nx\nx\n');
    expect(git(clones[0], 'rev-parse', 'pages')).toBe(tip);
  });

  it('is not forced over what the server has, and what it refuses is told', async () => {
    const { server, clones } = served(2);
    await publishIn(clones[0], '1.0.0', { push: 'origin' });
    await publishIn(clones[1], '1.1.0', { name: 'other' });
    git(clones[1], 'branch', '--quiet', 'pages', 'other');
    await expect(publishIn(clones[1], '1.1.0', { push: 'origin' })).rejects.toThrow('hold different commits, and nothing is ever forced');
    hook(server, 'pre-receive', 'echo "pages are closed" >&2; exit 1');
    await expect(publishIn(clones[0], '1.1.0', { push: 'origin' })).rejects.toThrow(
      'origin does not take the push to pages: pre-receive hook declined',
    );
    await expect(publishIn(clones[0], '1.1.0', { push: 'nowhere' })).rejects.toThrow('nowhere does not answer');
    expect(subjects(clones[0])).toEqual(['Publish 1.0.0']);
  });

  it('may be changed by two at once', async () => {
    const root = repository();
    await Promise.all(['1.0.0', '1.1.0', '1.2.0'].map((version) => publishIn(root, version)));
    expect([...subjects(root)].sort()).toEqual(['Publish 1.0.0', 'Publish 1.1.0', 'Publish 1.2.0']);
    expect(spawnSync('git', ['fsck', '--strict'], { cwd: root }).status).toBe(0);
  });
});
