import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRoot, listFiles } from '../../src/project/files.ts';
import { readText } from '../../src/project/text-file.ts';
import { folder, put } from './folder.ts';

const everything = { include: ['**/*.md'], exclude: [], 'risk-management-file': ['risk/**'], records: 'records' };

function list(root: string, settings = {}, ignored: readonly string[] = []) {
  const { files, notJudged } = listFiles(root, { ...everything, ...settings }, new Set(ignored));
  return { files, troubles: notJudged.map(({ what, why }) => `${what}: ${why}`) };
}

describe('the root of a DHF', () => {
  it('is found upwards', () => {
    const root = folder({ 'dhf.yaml': '', 'a/b/x.md': '' });
    expect(findRoot(join(root, 'a/b'))).toBe(root);
    expect(findRoot(root)).toBe(root);
  });

  it('is not made up', () => {
    expect(findRoot(folder())).toBeUndefined();
  });
});

describe('listing', () => {
  it('takes Markdown anywhere, in the order of code units', () => {
    const root = folder({ 'b.md': '', 'a/z.md': '', 'B.md': '', 'a/x.txt': '', 'a.md': '' });
    expect(list(root)).toEqual({ files: ['B.md', 'a.md', 'a/z.md', 'b.md'], troubles: [] });
  });

  it('leaves out node_modules, dot folders, the built site, what git ignores and what the settings exclude', () => {
    const root = folder({
      'x.md': '',
      'a/node_modules/p/x.md': '',
      '.github/x.md': '',
      'dist/x.md': '',
      'out/x.md': '',
      'a/draft.md': '',
      'software/README.md': '',
      'software/deep/er/README.md': '',
    });
    expect(list(root, { exclude: ['software/**'] }, ['out/', 'a/draft.md']).files).toEqual(['x.md']);
  });

  it('reads only what is included', () => {
    const root = folder({ 'docs/x.md': '', 'y.md': '', 'docs/z.markdown': '' });
    expect(list(root, { include: ['docs/**/*.{md,markdown}'] }).files).toEqual(['docs/x.md', 'docs/z.markdown']);
  });

  it.each([
    ['a folder', 'outside', 'it is a link that leads out of the folder of dhf.yaml; links are not followed', 'docs'],
    ['a file', 'outside/x.md', 'it is a link that leads out of the folder of dhf.yaml; links are not followed', 'docs.md'],
    ['nothing', 'gone.md', 'it is a link that leads nowhere', 'docs.md'],
  ])('names a link that leads to %s outside and does not follow it', (_, target, why, name) => {
    const above = folder({ 'outside/x.md': 'secret', 'dhf/y.md': '' });
    symlinkSync(join(above, target), join(above, 'dhf', name));
    expect(list(join(above, 'dhf'))).toEqual({ files: ['y.md'], troubles: [`${name}: ${why}`] });
  });

  it('does not run in circles, and says nothing of links to what is read where it stands', () => {
    const root = folder({ 'a/x.md': '' });
    symlinkSync(root, join(root, 'a/round'));
    symlinkSync(join(root, 'a/x.md'), join(root, 'again.md'));
    expect(list(root)).toEqual({ files: ['a/x.md'], troubles: [] });
  });

  it('names a link to something inside that is not read itself', () => {
    const root = folder({ 'x.md': '', 'hidden/text.txt': '', '.secret/x.md': '' });
    symlinkSync(join(root, 'hidden/text.txt'), join(root, 'text.md'));
    symlinkSync(join(root, '.secret'), join(root, 'open'));
    expect(list(root).troubles).toEqual([
      'open: it is a link to something that is not read itself; links are not followed',
      'text.md: it is a link to something that is not read itself; links are not followed',
    ]);
  });

  it('passes over links that the settings exclude or git ignores', () => {
    const above = folder({ 'outside/x.md': '', 'dhf/y.md': '' });
    for (const name of ['a', 'b']) symlinkSync(join(above, 'outside'), join(above, 'dhf', name));
    expect(list(join(above, 'dhf'), { exclude: ['a/**'] }, ['b']).troubles).toEqual([]);
  });

  it('names what is not an ordinary file, without waiting for it', () => {
    const root = folder({ 'x.md': '' });
    execFileSync('mkfifo', [join(root, 'pipe.md')]);
    expect(list(root)).toEqual({ files: ['x.md'], troubles: ['pipe.md: it is not an ordinary file'] });
  });

  it('lists nothing in an empty folder', () => {
    expect(list(folder())).toEqual({ files: [], troubles: [] });
  });
});

describe('reading a file', () => {
  function read(content: string | Buffer) {
    const root = folder({ 'x.md': content });
    const answer = readText(join(root, 'x.md'), 'x.md');
    return 'text' in answer ? answer.text : `${answer.notJudged.place?.file}:${answer.notJudged.place?.line} ${answer.notJudged.why}`;
  }

  it('gives its text, line ends and all, without the byte order mark', () => {
    expect(read('\uFEFFa\r\nÄ€𝄞\n')).toBe('a\r\nÄ€𝄞\n');
    expect(read('')).toBe('');
  });

  it('keeps a replacement character that somebody wrote', () => {
    expect(read('a \uFFFD b')).toBe('a \uFFFD b');
  });

  it.each([
    ['Latin 1', Buffer.from('one\ntwo\ncaf\u00e9\n', 'latin1'), 3],
    ['a character cut off at the end', Buffer.from([0x61, 0x0a, 0xe2, 0x82]), 2],
    ['UTF-16', Buffer.from('\uFEFFone', 'utf16le'), 1],
  ])('refuses %s and names the line', (_, bytes, line) => {
    expect(read(bytes)).toBe(`x.md:${line} it holds bytes that are not UTF-8 text`);
  });

  it('does not read a file of 300 MB', () => {
    const root = folder({ 'big.md': '# Big\n' });
    truncateSync(join(root, 'big.md'), 300 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(readText(join(root, 'big.md'), 'big.md')).toMatchObject({
      notJudged: { why: 'it is larger than 16 MB and was not read', blocking: true },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('reads what is just small enough', () => {
    const root = folder();
    put(root, { 'x.md': 'a'.repeat(16 * 1024 * 1024) });
    expect(readText(join(root, 'x.md'), 'x.md')).toMatchObject({ text: expect.stringMatching(/^a{100}/) });
  });

  it('says what keeps it from being read', () => {
    const root = folder();
    mkdirSync(join(root, 'folder.md'));
    symlinkSync('/etc/hostname', join(root, 'link.md'));
    const why = (name: string) => {
      const answer = readText(join(root, name), name);
      return 'notJudged' in answer ? answer.notJudged.why : answer.text;
    };
    expect(why('folder.md')).toBe('it is a folder, not a file');
    expect(why('link.md')).toBe('it is a link, and links are not followed');
    expect(why('gone.md')).toBe('it is not there');
  });
});
