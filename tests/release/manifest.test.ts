import { describe, expect, it } from 'vitest';
import { bundleName, slugOf, versionTrouble } from '../../src/release/layout.ts';
import { isPlainPath, type Manifest, manifestText, readManifest } from '../../src/release/manifest.ts';
import { readSums, sumsText } from '../../src/release/sums.ts';
import { manifest } from './manifest-of.ts';

const [one, two] = ['1', '2'].map((digit) => digit.repeat(64)) as [string, string];

describe('a manifest', () => {
  it('is the same text whatever the order of keys and files', () => {
    const turned = Object.fromEntries(Object.entries(manifest).toReversed()) as Manifest;
    const text = manifestText(manifest);
    expect(manifestText({ ...turned, files: manifest.files.toReversed() })).toBe(text);
    expect(text.indexOf('"SWS-1"')).toBeLessThan(text.indexOf('"SWS-2"'));
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('is read as it was written', () => {
    expect(readManifest(manifestText(manifest))).toEqual({ ...manifest, files: manifest.files.toReversed() });
  });

  it.each([
    ['no JSON', '{', 'manifest.json is no JSON'],
    ['another schema', JSON.stringify({ ...manifest, schema: 'dhf-manifest/2' }), 'manifest.json: schema: '],
    ['a key that nobody knows', JSON.stringify({ ...manifest, more: 1 }), 'manifest.json: '],
    [
      'a path that leads out',
      manifestText({ ...manifest, files: [{ path: '../a', size: 0, sha256: one }] }),
      'manifest.json: files.0.path: ',
    ],
    [
      'a path twice',
      manifestText({ ...manifest, files: [...manifest.files, ...manifest.files] }),
      'manifest.json: Sources.md stands twice in it, or out of order',
    ],
    ['a verdict that lets nothing through', JSON.stringify({ ...manifest, verdict: 'refused' }), 'manifest.json: verdict: '],
  ])('is refused with %s', (_, text, wrong) => {
    expect(readManifest(text)).toEqual({ wrong: expect.stringContaining(wrong) });
  });
});

describe('a plain path', () => {
  it.each(['a', 'a/b c.md', '.hidden/é', 'a..b'])('is %s', (path) => expect(isPlainPath(path)).toBe(true));
  it.each(['', '/a', 'a/', 'a//b', './a', 'a/../b', '..', 'a\\b', 'C:/a', 'C:a', 'a\nb', 'a\u0000'])('is not %j', (path) =>
    expect(isPlainPath(path)).toBe(false),
  );
});

describe('a list of sums', () => {
  const sums = [
    { path: 'b c', sha256: one },
    { path: 'B', sha256: two },
  ];

  it('is what sha256sum takes, in the order of code units, and is read again', () => {
    expect(sumsText(sums)).toBe(`${two}  B\n${one}  b c\n`);
    expect(readSums(sumsText(sums))).toEqual(sums.toReversed());
  });

  it.each([
    ['a line that is cut off', `${one}  a`, 'its last line is cut off'],
    ['a sum that is none', `${one}  a\n${one.slice(1)}  a\n`, 'line 2 holds no sum and path'],
  ])('is refused with %s', (_, text, wrong) => expect(readSums(text)).toEqual({ wrong }));
});

describe('the names of a release', () => {
  it.each([
    ['Tidewell', 'tidewell'],
    ['Größe & Wärme 2', 'gro-e-warme-2'],
    ['心拍計', 'dhf'],
  ])('are made of the name of the product: %s', (product, slug) => expect(slugOf(product)).toBe(slug));

  it('say product and version', () => expect(bundleName('tidewell', '1.2.0-rc.1')).toBe('tidewell-1.2.0-rc.1.zip'));

  it.each(['1.2.0', '2026.11', 'v1', '1.0.0-rc.1+build_7'])('take %s as a version', (version) =>
    expect(versionTrouble(version)).toBeUndefined(),
  );
  it.each(['', '..', '1..2', '-1', '1.', '1/2', 'a b', 'latest', 'Next', 'versions.json', 'é'])('refuse %j', (version) =>
    expect(versionTrouble(version)).toBeTypeOf('string'),
  );
});
