import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { product } from '../../../src/project/evidence/product.ts';
import { productAt } from '../../../src/project/evidence/product-at.ts';
import { commit, folder, git, put, settingsText } from '../folder.ts';
import { lookingAt } from './looking.ts';

const systems = 'systems: { SWS-1: { product: ["src/**"], lockfiles: [lock.json], build: [build.yaml] } }';
const settings = settingsText().replace('systems: { SWS-1: {} }', systems);
const files = { 'dhf.yaml': settings, 'src/a.c': 'a', 'lock.json': '{}', 'build.yaml': 'b: 1', 'src/empty.c': '' };
const run = (id: string, at: string, purpose = 'formal') => ({
  [`records/runs/${id}.md`]: `---\nid: ${id}\ntitle: Run\npurpose: ${purpose}\ncommit: ${at}\n---\n`,
});

async function seenAt(root: string) {
  return (await productAt.look(await lookingAt(root))).evidence.productAt;
}

async function present(root: string) {
  return (await product.look(await lookingAt(root))).evidence.product?.['SWS-1']?.sha256 as string;
}

describe('the product that a commit holds', () => {
  it('is hashed as that of the working tree was, whatever bytes and modes its files have', async () => {
    const root = folder({ ...files, 'src/picture.bin': Buffer.from([0xff, 0x0a, 0x00, 0xfe, 0x0a]), 'src/large.c': 'x'.repeat(300_000) });
    chmodSync(join(root, 'src/a.c'), 0o755);
    symlinkSync('a.c', join(root, 'src/link.c'));
    const first = commit(root);
    const before = await present(root);
    rmSync(join(root, 'src/link.c'));
    put(root, { 'src/a.c': 'other', ...run('RUN-1', first), ...run('RUN-2', first.slice(0, 8).toUpperCase()) });
    const second = commit(root);
    const after = await present(root);
    expect(after).not.toBe(before);
    expect(await seenAt(root)).toEqual({ [first]: { 'SWS-1': before } });
    put(root, run('RUN-2', second));
    expect(await seenAt(root)).toEqual({ [first]: { 'SWS-1': before }, [second]: { 'SWS-1': after } });
  });

  it('is asked for of formal runs and of the tags of releases alone, where they are in the repository', async () => {
    const root = folder(files);
    const first = commit(root);
    git(root, 'tag', '--annotate', '--message=x', 'v1.0.0');
    put(root, { 'src/a.c': 'other' });
    const second = commit(root);
    const release = '---\nid: REL-1\ntitle: Release\ntag: v1.0.0\n---\n';
    put(root, { ...run('RUN-1', second, 'development'), ...run('RUN-2', 'd'.repeat(40)), ...run('RUN-3', 'HEAD'), 'REL-1.md': release });
    expect(Object.keys((await seenAt(root)) ?? {})).toEqual([first]);
  });

  it('is not known before the folder was there, nor where files stand in a repository of their own', async () => {
    const root = folder({ 'note.txt': 'x' });
    const first = commit(root);
    put(root, Object.fromEntries(Object.entries(files).map(([path, content]) => [`dhf/${path}`, content])));
    put(join(root, 'dhf'), run('RUN-1', first));
    commit(root);
    expect(await seenAt(join(root, 'dhf'))).toEqual({});
    const other = folder(files);
    put(other, { 'src/deep/b.c': 'b' });
    commit(join(other, 'src/deep'));
    const outer = commit(other);
    put(other, run('RUN-1', outer));
    expect(await seenAt(other)).toEqual({ [outer]: {} });
  });
});
