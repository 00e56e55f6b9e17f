import { hash } from 'node:crypto';
import { chmodSync, cpSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { product } from '../../../src/project/evidence/product.ts';
import { productHash } from '../../../src/project/product-hash.ts';
import { commit, folder, git, put, settingsText } from '../folder.ts';
import { lookingAt } from './looking.ts';

const sha256 = (text: string) => hash('sha256', text);
const systems = 'systems: { SWS-1: { product: ["src/**"], lockfiles: [lock.json], build: [build.yaml] } }';
const settings = settingsText().replace('systems: { SWS-1: {} }', systems);
const files = { 'dhf.yaml': settings, 'src/b.c': 'b', 'src/a.c': 'a', 'lock.json': '{}', 'build.yaml': 'b: 1', 'src/deep/c.c': 'c' };

async function seen(root: string) {
  const { evidence, notJudged = [] } = await product.look(await lookingAt(root));
  return { product: evidence.product, missing: evidence.missing?.product, told: notJudged.map(({ what, why }) => `${what}: ${why}`) };
}

function hide(root: string, file: string, flag: string): void {
  git(root, 'update-index', flag, file);
  put(root, { [file]: 'changed behind its back' });
}

describe('the product configuration', () => {
  it('is the hash over path, mode and content of product, lock and build files, in the order of paths', async () => {
    const root = folder(files);
    chmodSync(join(root, 'src/b.c'), 0o755);
    symlinkSync('a.c', join(root, 'src/link.c'));
    commit(root);
    const line = (path: string, mode: string, content: string) => `${path}\0${mode}\0${sha256(content)}`;
    const lines = [
      line('build.yaml', '100644', 'b: 1'),
      line('lock.json', '100644', '{}'),
      line('src/a.c', '100644', 'a'),
      line('src/b.c', '100755', 'b'),
      line('src/deep/c.c', '100644', 'c'),
      line('src/link.c', '120000', 'a.c'),
    ];
    expect(await seen(root)).toEqual({
      product: { 'SWS-1': { sha256: sha256(lines.join('\n')), dirty: false } },
      missing: undefined,
      told: [],
    });
  });

  it('stays the same when only records and documents change, and is then as clean as before', async () => {
    const root = folder(files);
    commit(root);
    const before = await seen(root);
    put(root, { 'records/runs/RUN-1.md': 'x', 'plan.md': 'y' });
    expect(await seen(root)).toEqual(before);
  });

  it.each([
    ['a file is changed', (root: string) => put(root, { 'src/a.c': 'other' }), 'src/a.c'],
    ['a file is new', (root: string) => put(root, { 'src/new.c': 'n' }), 'src/new.c'],
    ['a file is gone', (root: string) => rmSync(join(root, 'src/a.c')), 'src/a.c'],
    ['git ignores a file', (root: string) => put(root, { '.gitignore': 'made.c\n', 'src/made.c': 'm' }), 'src/made.c'],
    ['git was told not to look at a file', (root: string) => hide(root, 'src/a.c', '--assume-unchanged'), 'src/a.c'],
    ['git was told to leave out a file', (root: string) => hide(root, 'lock.json', '--skip-worktree'), 'lock.json'],
    ['git ignores a folder', (root: string) => put(root, { '.gitignore': 'gen/\n', 'src/gen/deep/x.c': 'm' }), 'src/gen/deep/x.c'],
  ])('is dirty when %s, and says which', async (_, change, file) => {
    const root = folder(files);
    commit(root);
    change(root);
    const { product: now, told } = await seen(root);
    expect(now?.['SWS-1']?.dirty).toBe(true);
    expect(told).toEqual([
      `the product of SWS-1: one of its files is in no commit as it stands (${file}), so no release can be made of it`,
    ]);
  });

  it('is the same where the disk knows no programs and no links', async () => {
    const root = folder(files);
    chmodSync(join(root, 'src/b.c'), 0o755);
    symlinkSync('a.c', join(root, 'src/link.c'));
    commit(root);
    const before = await seen(root);
    git(root, 'config', 'core.fileMode', 'false');
    git(root, 'config', 'core.symlinks', 'false');
    chmodSync(join(root, 'src/b.c'), 0o644);
    rmSync(join(root, 'src/link.c'));
    put(root, { 'src/link.c': 'a.c' });
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(await seen(root)).toEqual(before);
  });

  it('is the same where git writes texts with CRLF, and another where CRLF is committed', async () => {
    const root = folder({ ...files, 'src/a.c': 'one\ntwo\n', 'src/b.c': 'a\r\nb\n' });
    commit(root);
    const before = await seen(root);
    git(root, 'config', 'core.autocrlf', 'true');
    rmSync(join(root, 'src/a.c'));
    git(root, 'checkout', '--', 'src/a.c');
    expect(readFileSync(join(root, 'src/a.c'), 'utf8')).toBe('one\r\ntwo\r\n');
    expect(await seen(root)).toEqual(before);
    git(root, 'config', 'core.autocrlf', 'false');
    put(root, { 'src/a.c': 'one\r\ntwo\r\n' });
    commit(root);
    expect((await seen(root)).product?.['SWS-1']?.sha256).not.toBe(before.product?.['SWS-1']?.sha256);
  });

  it('is not dirty for folders of packages and what compilers of scripts keep', async () => {
    const root = folder({
      ...files,
      '.gitignore': 'node_modules/\n__pycache__/\n',
      'src/node_modules/x/i.js': '',
      'src/__pycache__/a.pyc': '',
    });
    commit(root);
    expect((await seen(root)).product?.['SWS-1']?.dirty).toBe(false);
  });

  it('cannot be told outside git', async () => {
    const root = folder(files);
    expect(await seen(root)).toMatchObject({ product: undefined, missing: { why: expect.stringContaining('in no git repository') } });
  });

  it('is absent for a system that lists no files', async () => {
    const root = folder({ 'dhf.yaml': settingsText() });
    commit(root);
    expect((await seen(root)).product).toEqual({});
  });

  it('is absent where the files are in another repository, and says so', async () => {
    const root = folder({ 'dhf.yaml': settings.replace('product: [', 'repository: "https://git.example.com/fw", product: [') });
    commit(root);
    expect(await seen(root)).toMatchObject({
      product: {},
      told: [
        'the product of SWS-1: its files are in https://git.example.com/fw, so the product hash of a run cannot be compared with what is there',
      ],
    });
  });

  it('is looked at in a repository that is checked out below, and is as dirty as that', async () => {
    const other = settingsText().replace(
      'systems: { SWS-1: {} }',
      'systems: { SWS-1: { repository: "https://git.example.com/fw", product: ["fw/src/**"] } }',
    );
    const root = folder({ 'dhf.yaml': other });
    const firmware = folder({ 'src/a.c': 'a' });
    commit(root);
    commit(firmware);
    cpSync(firmware, join(root, 'fw'), { recursive: true });
    const clean = productHash([{ path: 'fw/src/a.c', mode: '100644', sha256: sha256('a') }]);
    expect((await seen(root)).product).toEqual({ 'SWS-1': { sha256: clean, dirty: false } });
    put(root, { 'fw/src/a.c': 'b' });
    expect((await seen(root)).product?.['SWS-1']?.dirty).toBe(true);
  });

  it('is dirty when a submodule stands at another commit than the one that is recorded', async () => {
    const inside = settingsText().replace('systems: { SWS-1: {} }', 'systems: { SWS-1: { product: ["fw/src/**"] } }');
    const root = folder({ 'dhf.yaml': inside });
    const firmware = folder({ 'src/a.c': 'a' });
    commit(root);
    commit(firmware);
    git(root, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', firmware, 'fw');
    commit(root);
    expect((await seen(root)).product?.['SWS-1']?.dirty).toBe(false);
    put(root, { 'fw/src/a.c': 'b' });
    expect((await seen(root)).product?.['SWS-1']?.dirty).toBe(true);
    commit(join(root, 'fw'));
    expect((await seen(root)).product?.['SWS-1']?.dirty).toBe(true);
    commit(root);
    expect((await seen(root)).product?.['SWS-1']?.dirty).toBe(false);
  });

  it('does not depend on the order of files', () => {
    const file = fc.record({ path: fc.string(), mode: fc.constantFrom('100644', '100755'), sha256: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(fc.uniqueArray(file, { selector: ({ path }) => path }), (list) => {
        expect(productHash([...list].reverse())).toBe(productHash(list));
      }),
    );
  });
});
