import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Checkout, checkoutOf } from '../../src/project/checkout.ts';
import { folder } from './folder.ts';
import { git } from './git.ts';

/** A repository with a DHF in a folder of it, whose first commit is tagged. */
function repository(): string {
  const root = folder({ 'dhf/dhf.yaml': 'one\n', 'dhf/a.txt': 'one\r\ntwo\n', '.gitattributes': '*.txt text eol=crlf filter=loud\n' });
  git(root, 'init', '--quiet');
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'First');
  git(root, 'tag', 'v1');
  writeFileSync(join(root, 'dhf/dhf.yaml'), 'two\n');
  git(root, 'commit', '--quiet', '-am', 'Second');
  writeFileSync(join(root, 'dhf/dhf.yaml'), 'edited\n');
  return root;
}

async function laidOut(root: string, revision: string): Promise<Checkout> {
  const made = await checkoutOf(root, revision);
  if ('refused' in made) throw new Error(made.refused);
  onTestFinished(() => made.remove());
  return made;
}

describe('a revision in a folder of its own', () => {
  it('holds what the commit holds, with the history and the refs of the repository, and leaves the repository alone', async () => {
    const root = repository();
    const before = git(root, 'status', '--porcelain=v2', '--branch') + git(root, 'for-each-ref') + git(root, 'count-objects', '-v');
    const made = await laidOut(join(root, 'dhf'), 'v1');
    expect(readFileSync(join(made.root, 'dhf.yaml'), 'utf8')).toBe('one\n');
    expect(git(made.root, 'rev-parse', 'HEAD', 'main')).toBe(git(root, 'rev-parse', 'v1', 'main'));
    expect(git(made.root, 'status', '--porcelain')).toBe('');
    expect(git(root, 'status', '--porcelain=v2', '--branch') + git(root, 'for-each-ref') + git(root, 'count-objects', '-v')).toBe(before);
    made.remove();
    expect(existsSync(made.root)).toBe(false);
  });

  it('has files with the bytes that git stores, whatever filters would make of them', async () => {
    const root = repository();
    const made = await laidOut(join(root, 'dhf'), 'HEAD');
    expect(readFileSync(join(made.root, 'a.txt'), 'utf8')).toBe(git(root, 'cat-file', 'blob', 'HEAD:dhf/a.txt'));
  });

  it('is cut short where the clone is', async () => {
    const root = repository();
    const clone = folder({});
    git(clone, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'shallow');
    const made = await laidOut(join(clone, 'shallow/dhf'), 'HEAD');
    expect(git(made.root, 'rev-parse', '--is-shallow-repository').trim()).toBe('true');
    expect(await checkoutOf(join(clone, 'shallow/dhf'), 'v1')).toMatchObject({
      refused: 'v1 is no revision of this repository',
      fix: expect.stringContaining('fetch-depth: 0'),
    });
  });

  it('is not made of what is no revision, nor outside a repository', async () => {
    const root = repository();
    expect(await checkoutOf(join(root, 'dhf'), 'v2')).toMatchObject({ refused: 'v2 is no revision of this repository' });
    expect(await checkoutOf(join(root, 'dhf'), '--help')).toMatchObject({ refused: '--help is no revision of this repository' });
    expect(await checkoutOf(folder({ 'dhf.yaml': '' }), 'HEAD')).toMatchObject({ fix: 'Work in a clone of the repository.' });
  });
});
