import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../src/release/zip.ts';
import { folder } from '../project/folder.ts';

const long = new Uint8Array(2_500_000).map((_, at) => (at * at) % 251);

function entriesIn(place: string) {
  mkdirSync(join(place, 'some'), { recursive: true });
  const contents: readonly [string, string | Uint8Array][] = [
    ['b.txt', 'second'],
    ['a/é.txt', ''],
    ['Z.txt', 'first by code units'],
    ['long.bin', long],
  ];
  return contents.map(([path, content], at) => {
    const file = join(place, 'some', `${at}`);
    writeFileSync(file, content);
    return { path, file };
  });
}

describe('a zip', () => {
  it('holds what went in, in the order of code units, as plain files without a time', () => {
    const place = folder();
    const made = writeZip(entriesIn(place), join(place, 'a.zip'));
    const bytes = readFileSync(join(place, 'a.zip'));
    const read = unzipSync(bytes);
    expect(Object.keys(read)).toEqual(['Z.txt', 'a/é.txt', 'b.txt', 'long.bin']);
    expect(Buffer.from(read['b.txt'] as Uint8Array).toString()).toBe('second');
    expect(read['a/é.txt']).toHaveLength(0);
    expect(Buffer.compare(read['long.bin'] as Uint8Array, long)).toBe(0);
    // On every machine, in every zone.
    expect(made).toEqual({ size: bytes.length, sha256: 'fdd71fe4e832dcba7ada99096c216dbf8c08fae707376e1b12d1d822c8f1a12f' });
  });

  it('is the same whatever order the files come in', () => {
    const place = folder();
    const entries = entriesIn(place);
    const [one, two] = [entries, entries.toReversed()].map((each, at) => writeZip(each, join(place, `${at}.zip`)));
    expect(one).toEqual(two);
  });

  it('is refused where it would hold more files than a zip can', () => {
    const place = folder();
    const [one] = entriesIn(place);
    const many = Array.from({ length: 65_536 }, (_, at) => ({ path: `${at}`, file: one?.file ?? '' }));
    expect(writeZip(many, join(place, 'a.zip'))).toEqual({ tooLarge: 'it would hold 65536 files, and a zip holds 65535' });
  });
});
