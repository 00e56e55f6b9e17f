import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { gitIn, readGit } from '../../src/project/git.ts';
import { commit, folder, git, put } from './folder.ts';

afterEach(() => vi.unstubAllEnvs());

describe('asking git', () => {
  it('gives commit, committer date and the path from the top of the repository', async () => {
    const root = folder({ 'docs/dhf/x.md': 'x', 'other.md': 'o' });
    const head = commit(root);
    expect(await readGit(join(root, 'docs/dhf'))).toEqual({
      prefix: 'docs/dhf/',
      shallow: false,
      head: { commit: head, date: '2026-03-04' },
      changed: [],
      tracked: new Map([['x.md', { mode: '100644', blob: git(root, 'hash-object', 'docs/dhf/x.md').trim() }]]),
      ignored: new Set(),
    });
  });

  it.each(['--assume-unchanged', '--skip-worktree'])('counts what git was told not to look at among what differs: %s', async (flag) => {
    const root = folder({ 'dhf/a.md': 'a', 'dhf/b.md': 'b' });
    commit(root);
    git(root, 'update-index', flag, 'dhf/a.md');
    put(root, { 'dhf/a.md': 'changed' });
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(await readGit(join(root, 'dhf'))).toMatchObject({ changed: ['a.md'] });
  });

  it('names what differs from HEAD below the folder, whatever the names', async () => {
    const root = folder({ 'dhf/a.md': 'a', 'dhf/gone.md': 'g', 'out.md': 'o' });
    commit(root);
    put(root, { 'dhf/a.md': 'changed', 'dhf/nëw "1".md': 'n', 'out.md': 'changed' });
    rmSync(join(root, 'dhf/gone.md'));
    expect(await readGit(join(root, 'dhf'))).toMatchObject({ changed: ['a.md', 'gone.md', 'nëw "1".md'] });
  });

  it('names what git ignores, folders as a whole', async () => {
    const root = folder({ '.gitignore': 'out/\n*.tmp.md\n', 'dhf/out/a.md': '', 'dhf/b.tmp.md': '', 'dhf/x.md': '' });
    commit(root);
    expect(await readGit(join(root, 'dhf'))).toMatchObject({ ignored: new Set(['out/', 'b.tmp.md']) });
  });

  it('knows a shallow clone', async () => {
    const root = folder({ 'x.md': '1' });
    commit(root);
    put(root, { 'x.md': '2' });
    commit(root);
    const clone = folder();
    git(clone, 'clone', '--quiet', '--depth=1', `file://${root}`, '.');
    expect(await readGit(clone)).toMatchObject({ shallow: true });
    expect(await readGit(root)).toMatchObject({ shallow: false });
  });

  it('knows that nothing is committed, that there is no repository, that there is no git', async () => {
    const root = folder({ 'x.md': '' });
    expect(await readGit(root)).toEqual({ missing: 'repository' });
    git(root, 'init', '--quiet');
    expect(await readGit(root)).toMatchObject({ head: undefined, changed: ['x.md'] });
    vi.stubEnv('PATH', folder());
    expect(await readGit(root)).toEqual({ missing: 'git' });
  });

  it('listens to no GIT_ variable', async () => {
    const root = folder({ 'x.md': '' });
    const head = commit(root);
    for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_EXTERNAL_DIFF', 'GIT_PAGER'])
      vi.stubEnv(name, '/nowhere/at/all');
    expect(await readGit(root)).toMatchObject({ head: { commit: head } });
  });

  it('starts nothing that a repository asks for', async () => {
    const root = folder({ 'x.md': 'one', '.gitattributes': '*.md diff=spy\n' });
    const trace = join(root, '.git/started');
    commit(root);
    const spy = join(root, '.git/spy.sh');
    writeFileSync(spy, `#!/bin/sh\ntouch ${trace}\ncat "$@" 2>/dev/null\n`);
    chmodSync(spy, 0o755);
    for (const name of ['core.fsmonitor', 'core.pager', 'diff.external', 'diff.spy.textconv', 'diff.spy.command', 'gpg.program'])
      git(root, 'config', name, spy);
    git(root, 'config', 'log.showSignature', 'true');
    put(root, { 'x.md': 'two' });
    await readGit(root);
    await gitIn(root)(['log', '--patch', '--no-textconv', '--no-ext-diff']);
    expect(existsSync(trace)).toBe(false);
  });
});
