import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginningOf, openText } from '../../../src/project/evidence/open-text.ts';
import type { PieceReader } from '../../../src/read/piece-reader.ts';
import { folder } from '../folder.ts';

/** Gives back all it heard. */
function everything(): PieceReader<readonly string[]> {
  const pieces: string[] = [];
  return { write: (text) => pieces.push(text), end: () => pieces };
}

async function opened(content: Buffer | string) {
  const root = folder({});
  writeFileSync(join(root, 'report.xml'), content);
  const seen = await openText(join(root, 'report.xml'), 'report.xml', everything);
  return 'read' in seen ? seen.read : seen.notJudged;
}

describe('a text file', () => {
  it('is heard in pieces, and its bytes with it', async () => {
    const text = 'Grenzwert 5 µg/h\n'.repeat(50_000);
    const root = folder({});
    writeFileSync(join(root, 'a'), text);
    const bytes: Buffer[] = [];
    const seen = await openText(join(root, 'a'), 'a', everything, (piece) => bytes.push(Buffer.from(piece)));
    const pieces = 'read' in seen ? seen.read : [];
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join('')).toBe(text);
    expect(Buffer.concat(bytes).toString()).toBe(text);
  });

  it('is read in the encoding that it declares, without its byte order mark', async () => {
    const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00b5</a>';
    expect(await opened(Buffer.from(xml, 'latin1'))).toEqual([xml, '']);
    expect(await opened(Buffer.from('\ufeff<a>\u00b5</a>', 'utf16le'))).toEqual(['<a>\u00b5</a>', '']);
    expect(await opened('\ufeff<a/>')).toEqual(['<a/>', '']);
    expect(await opened('')).toEqual(['']);
  });

  it('tells its beginning, by which its reader is chosen', async () => {
    const root = folder({});
    writeFileSync(join(root, 'a'), `TAP version 14\n${'x'.repeat(300_000)}`);
    const heard: string[] = [];
    await openText(join(root, 'a'), 'a', (beginning) => {
      heard.push(beginning);
      return everything();
    });
    expect(heard).toEqual([`TAP version 14\n${'x'.repeat(8192 - 15)}`]);
    expect(beginningOf(join(root, 'a'))).toBe(heard[0]);
    expect(beginningOf(join(root, 'none'))).toBe(undefined);
    expect(beginningOf(root)).toBe('');
  });

  it.each([
    ['bytes that are no text', Buffer.from('line 1\nline 2\nline \u00ff3\n', 'latin1'), 'it holds bytes that are no text in UTF-8', 3],
    ['a character that is cut off', Buffer.from('line 1\ncaf\u00c3', 'latin1'), 'it holds bytes that are no text in UTF-8', 2],
    [
      'a character that is cut off far behind',
      Buffer.concat([Buffer.from('µ\n'.repeat(100_000)), Buffer.from([0xc3])]),
      'it holds bytes that are no text in UTF-8',
      100_001,
    ],
    ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x3c, 0x00, 0x61]), 'it holds bytes that are no text in UTF-16LE', 1],
    ['a ZIP archive', Buffer.from('PK\u0003\u0004'), 'it is a ZIP archive', 1],
  ])('with %s is refused, at its line', async (_, content, why, line) => {
    expect(await opened(content)).toMatchObject({ what: 'report.xml', why, place: { file: 'report.xml', line }, blocking: true });
  });

  it('is no link, no folder, and there', async () => {
    const root = folder({});
    writeFileSync(join(root, 'a'), 'a');
    symlinkSync(join(root, 'a'), join(root, 'link'));
    mkdirSync(join(root, 'folder'));
    const why = async (file: string) => {
      const seen = await openText(join(root, file), file, everything);
      return 'notJudged' in seen ? seen.notJudged.why : undefined;
    };
    expect(await why('link')).toBe('it is a link, and links are not followed');
    expect(await why('folder')).toBe('it is not an ordinary file');
    expect(await why('none')).toBe('it is not there');
  });
});
