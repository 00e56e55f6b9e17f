import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { differences, seenFiles } from '../../src/release/verify/contents.ts';
import { verify } from '../../src/release/verify/verify.ts';
import { zipBundle } from '../../src/release/verify/zip-bundle.ts';
import { folder } from '../project/folder.ts';
import { release } from './made.ts';

/** One entry of a zip that nobody made in good faith, with what is odd about it. */
interface Entry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  /** What the entry says of its size. */
  readonly size?: number;
  readonly extra?: Buffer;
  /** Bytes put in front of it. */
  readonly before?: Buffer;
  /** The name that stands at the head of the entry. */
  readonly headName?: string;
  /** Bytes put behind the compressed ones, and counted with them. */
  readonly tail?: Buffer;
}

/** Lays entries out as dhf does, but for what is odd. */
function zipOf(entries: readonly Entry[], comment = ''): Buffer {
  const [parts, list]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const {
    content = 'x',
    mode = 0o100644,
    flags,
    method = 8,
    extra = Buffer.alloc(0),
    before = Buffer.alloc(0),
    tail = Buffer.alloc(0),
    ...entry
  } of entries) {
    const name = Buffer.from(entry.name as string);
    const headName = Buffer.from(entry.headName ?? name);
    const packed = Buffer.concat([deflateRawSync(content), tail]);
    const sums = numbers(4, crc32(content), packed.length, entry.size ?? content.length);
    const form = numbers(2, 20, flags ?? (name.some((byte) => byte > 127) ? 0x808 : 8), method, 0, 0x21);
    const head = Buffer.concat([numbers(4, 0x04034b50), form, Buffer.alloc(12), numbers(2, headName.length, 0), headName]);
    parts.push(before, head, packed, numbers(4, 0x08074b50), sums);
    at += before.length;
    list.push(
      numbers(4, 0x02014b50),
      numbers(2, 0x0314),
      form,
      sums,
      numbers(2, name.length, extra.length, 0, 0, 0),
      numbers(4, (mode << 16) >>> 0, at),
      name,
      extra,
    );
    at += head.length + packed.length + 16;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.concat([
    numbers(4, 0x06054b50),
    numbers(2, 0, 0, entries.length, entries.length),
    numbers(4, listed.length, at),
    numbers(2, comment.length),
    Buffer.from(comment),
  ]);
  return Buffer.concat([...parts, listed, end]);
}

function numbers(size: 2 | 4, ...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(size * values.length);
  for (const [at, value] of values.entries()) bytes.writeUIntLE(value, at * size, size);
  return bytes;
}

/** What is said of a zip in a folder where nothing else may appear. */
async function said(bytes: Buffer): Promise<string> {
  const root = folder({ 'around/tidewell-1.2.0.zip': bytes });
  const path = join(root, 'around/tidewell-1.2.0.zip');
  const { answer, checks } = await verify({ path, name: 'it', requireSignature: false });
  expect(answer).toBe('refused');
  expect(readdirSync(root, { recursive: true }).sort()).toEqual(['around', 'around/tidewell-1.2.0.zip']);
  return checks.flatMap(({ words, details }) => [words, ...details]).join('\n');
}

describe('what is read of a bundle', () => {
  it('is only what may have the content of some file of the manifest', async () => {
    const read: string[] = [];
    const sha256 = async (path: string) => {
      read.push(path);
      return '0'.repeat(64);
    };
    const sizes = { 'a.md': 3, 'b.md': 4 * 1024 ** 3, 'c.md': 5, 'd.md': 3 };
    const bundle = { files: new Map(Object.entries(sizes)), flaws: [], read: async () => ({ why: '' }), sha256, close: () => undefined };
    const listed = [
      { path: 'a.md', size: 3, sha256: '1'.repeat(64) },
      { path: 'b.md', size: 4, sha256: '2'.repeat(64) },
    ];
    const seen = await seenFiles(bundle, listed, (path) => path !== 'd.md');
    expect(read).toEqual(['a.md']);
    expect(differences(listed, seen)).toEqual([
      `a.md has other content: its SHA-256 is ${'0'.repeat(64)}, and the manifest says ${'1'.repeat(64)}`,
      `b.md has ${4 * 1024 ** 3} bytes, and the manifest says 4`,
      'c.md is not in the manifest',
    ]);
  });
});

describe('a zip that nobody made in good faith', () => {
  it('can be told from one that dhf made', async () => {
    const root = folder({
      'a.zip': zipOf([
        { name: 'a.txt', content: 'first' },
        { name: 'ü/b.txt', content: '' },
      ]),
    });
    const bundle = zipBundle(join(root, 'a.zip'), 'a.zip');
    expect({ flaws: bundle.flaws, files: [...bundle.files] }).toEqual({
      flaws: [],
      files: [
        ['a.txt', 5],
        ['ü/b.txt', 0],
      ],
    });
    expect(await bundle.sha256('a.txt')).toBe(hash('sha256', 'first'));
    bundle.close();
  });

  it.each<readonly [what: string, entries: readonly Entry[], words: string]>([
    ['a name that climbs', [{ name: '../evil.txt' }], '../evil.txt has a name that leads elsewhere'],
    ['a name that climbs further down', [{ name: 'site/../../evil.txt' }], 'site/../../evil.txt has a name that leads elsewhere'],
    ['an absolute name', [{ name: '/tmp/evil.txt' }], '/tmp/evil.txt has a name that leads elsewhere'],
    ['a name with a drive', [{ name: 'C:evil.txt' }], 'C:evil.txt has a name that leads elsewhere'],
    ['a name with a backslash', [{ name: '..\\evil.txt' }], '..\\evil.txt has a name that leads elsewhere'],
    ['a name with a control character', [{ name: 'a\u0000b' }], 'has a name that leads elsewhere'],
    ['an empty name', [{ name: '' }], 'has a name that leads elsewhere'],
    ['a folder', [{ name: 'site/', mode: 0o040755 }], 'site/ is no plain file'],
    ['a link', [{ name: 'site/link', content: '../../../etc/passwd', mode: 0o120777 }], 'site/link is a link to something else'],
    ['a device', [{ name: 'site/device', mode: 0o020644 }], 'site/device is no plain file'],
    ['a program', [{ name: 'site/run', mode: 0o100755 }], 'site/run is not listed as dhf lists a file'],
    ['a name twice', [{ name: 'a' }, { name: 'a' }], 'a stands there twice'],
    ['names that differ in case alone', [{ name: 'A' }, { name: 'a' }], 'a differs from A only in a way that some machines do not see'],
    ['names that differ in accents alone', [{ name: 'u\u0308' }, { name: '\u00fc' }], 'only in a way that some machines do not see'],
    ['names that are no text', [{ name: Buffer.from([0x61, 0xff]) }], 'has a name that is no UTF-8 text'],
    ['another order', [{ name: 'b' }, { name: 'a' }], 'a does not stand in the order of names'],
    ['an encrypted file', [{ name: 'a', flags: 9 }], 'a is encrypted'],
    ['another packing', [{ name: 'a', method: 12 }], 'a is packed in a way that no bundle uses (method 12)'],
    ['an unpacked file', [{ name: 'a', method: 0 }], 'a is packed in a way that no bundle uses (method 0)'],
    ['an extra field', [{ name: 'a', extra: numbers(2, 0x7075, 0) }], 'a has extra fields, which no bundle has'],
    [
      'bytes between files',
      [{ name: 'a' }, { name: 'b', before: Buffer.from('hidden') }],
      'b is not listed as dhf lists a file: it stands elsewhere',
    ],
    ['another name at the head', [{ name: 'a', headName: 'b' }], 'a begins or ends otherwise than the list of files says'],
    ['more room than a packing needs', [{ name: 'a', tail: Buffer.alloc(1000) }], 'a takes more room packed than any packing needs'],
  ])('%s', async (_, entries, words) => {
    expect(await said(zipOf(entries))).toContain(words);
  });

  it.each<readonly [what: string, bytes: (sound: Buffer) => Buffer, words: string]>([
    ['something behind the end', (sound) => Buffer.concat([sound, Buffer.from('x')]), 'is no zip that ends as one should'],
    [
      'something in front',
      (sound) => Buffer.concat([Buffer.from('#!/bin/sh\n'), sound]),
      'holds bytes that its list of files does not account for',
    ],
    ['a second zip behind it', (sound) => Buffer.concat([sound, sound]), 'holds bytes that its list of files does not account for'],
    [
      'a comment that is a zip',
      () => zipOf([{ name: 'a' }], zipOf([{ name: 'b' }]).toString('latin1')),
      'holds bytes that its list of files does not account for',
    ],
    ['half of it', (sound) => sound.subarray(0, sound.length / 2), 'is no zip that ends as one should'],
    ['nothing', () => Buffer.alloc(0), 'is no zip that ends as one should'],
    ['no files', () => zipOf([]), 'manifest.json is missing'],
    ['another kind of file', () => Buffer.from('%PDF-1.7'), 'is no zip that ends as one should'],
  ])('%s', async (_, bytes, words) => {
    expect(await said(bytes(zipOf([{ name: 'a' }])))).toContain(words);
  });

  it('never unpacks more bytes than its list of files says', async () => {
    const bomb = 'x'.repeat(20_000_000);
    for (const size of [30_000, 17_000_000]) {
      const root = folder({ 'a.zip': zipOf([{ name: 'a', content: bomb, size }]) });
      const bundle = zipBundle(join(root, 'a.zip'), 'a.zip');
      expect(await bundle.sha256('a')).toEqual({ why: 'cannot be unpacked to what the list of files in the zip says of it' });
      bundle.close();
    }
  });

  it('is not read where its manifest says less than its list of files', async () => {
    const { root, unpacked, manifest } = release();
    const bomb = 'x'.repeat(3_000_000);
    const entries = [...manifest.files.map(({ path }) => path), 'manifest.json', 'SHA256SUMS'].sort().map((name) => ({
      name,
      content: name === 'site/index.html' ? bomb : readFileSync(join(unpacked, name)),
    }));
    const zip = zipOf(entries.filter(({ name }) => !/[^ -~]/.test(name)));
    writeFileSync(join(root, 'tidewell-1.2.0.zip'), zip);
    const { checks } = await verify({ path: root, name: 'it', requireSignature: false });
    expect(checks.flatMap(({ details }) => details)).toContain('site/index.html has 3000000 bytes, and the manifest says 39');
  });

  it('of four gigabytes of nothing is refused', async () => {
    const root = folder();
    const path = join(root, 'a.zip');
    writeFileSync(path, '');
    truncateSync(path, 4 * 1024 ** 3);
    expect((await verify({ path, name: 'it', requireSignature: false })).answer).toBe('refused');
  });

  it('that is a pipe is refused and not waited for', async () => {
    const path = join(folder(), 'pipe.zip');
    execFileSync('mkfifo', [path]);
    expect((await verify({ path, name: 'it', requireSignature: false })).answer).toBe('refused');
    expect(existsSync(path)).toBe(true);
  });
});
