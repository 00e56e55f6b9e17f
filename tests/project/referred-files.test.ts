import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.ts';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { lookBelow, withFiles } from '../../src/project/referred-files.ts';
import { openSession } from '../../src/project/session.ts';
import { parseSettings } from '../../src/project/settings.ts';
import { trace, traceSources } from '../../src/project/trace.ts';
import { readMarkdown } from '../../src/read/markdown/index.ts';
import { folder, itemText, put, settingsText } from './folder.ts';

/** An item in `docs/` that shows a picture and links to a file. */
function requirement(...lines: readonly string[]): string {
  return `${itemText('SRS-1')}\n${lines.join('\n')}\n`;
}

function factsWith(...urls: readonly string[]): Facts {
  return readMarkdown('docs/SRS-1.md', requirement(...urls.map((url) => `![A picture](<${url}>)`)), new Vocabulary());
}

/** What stands at addresses seen from `docs/`. */
function found(root: string, ...urls: readonly string[]) {
  const [facts] = withFiles([factsWith(...urls)], lookBelow(root));
  return facts?.references.map((reference) => reference.found);
}

const pictures = { 'docs/plan.png': 'x', 'pictures/Pump.png': 'x', 'pictures/old/valve.png': 'x' };
const ofPictures = new Set(['image-is-there', 'link-in-prose-leads-somewhere']);

describe('files that a text refers to', () => {
  it('are there under exactly their name, or one that is close is named', () => {
    expect(
      found(folder(pictures), 'plan.png', '/pictures/Pump.png', '../pictures/old/', '/', '../pictures/pump.png', '../picture/old/valv.png'),
    ).toEqual([
      { state: 'file' },
      { state: 'file' },
      { state: 'folder' },
      { state: 'folder' },
      { state: 'missing', close: 'pictures/Pump.png' },
      { state: 'missing', close: 'pictures/old/valve.png' },
    ]);
    expect(found(folder(pictures), 'xyz.png', 'plan.png/x', '/pictures/old/valve.png/..', '../pictures/Pump.png/a.png')).toEqual([
      { state: 'missing' },
      { state: 'missing' },
      { state: 'folder' },
      { state: 'missing' },
    ]);
  });

  it('are not looked for outside, on the web or nowhere', () => {
    expect(found(folder(pictures), '../../x.png', 'https://example.com/x.png', 'data:image/png,x', '')).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.skipIf(process.platform === 'win32')('are not there where a link of the file system stands, or is on the way', () => {
    const root = folder(pictures);
    symlinkSync(join(root, 'docs/plan.png'), join(root, 'docs/again.png'));
    symlinkSync(join(root, 'pictures'), join(root, 'linked'));
    expect(found(root, 'again.png', '../linked/Pump.png')?.map((each) => each?.state)).toEqual(['missing', 'missing']);
  });

  it('give the same facts, as the same objects, as long as nothing changes on the disk', () => {
    const root = folder(pictures);
    const facts = [factsWith('plan.png'), readMarkdown('a.md', itemText('SRS-2'), new Vocabulary())];
    const first = withFiles(facts, lookBelow(root));
    const second = withFiles(facts, lookBelow(root));
    expect(second[0]).toBe(first[0]);
    expect(second[1]).toBe(facts[1]);
    rmSync(join(root, 'docs/plan.png'));
    expect(withFiles(facts, lookBelow(root))[0]).not.toBe(first[0]);
  });
});

describe('a picture and a linked file', () => {
  const text = requirement('![The pump](pictures/pump.png)', '[the table](data/limits.csv)', '![Far](https://example.com/x.png)');
  const source = { 'dhf.yaml': settingsText(), 'SRS-1.md': text };
  const parsed = parseSettings(settingsText());
  if ('unreadable' in parsed) throw new Error('the settings of this test cannot be read');
  const { settings } = parsed;

  it('that are missing are findings with file and line, gone as soon as they are there', async () => {
    const root = folder(source);
    const session = openSession(root, { stage: 'draft' });
    const said = async () =>
      (await session.trace()).report.diagnostics
        .filter(({ rule }) => ofPictures.has(rule))
        .map(({ place, severity, message }) => `${place.line} ${severity} ${message}`);
    const far = '10 warning This picture stands on the web, so it is not part of the design history file and pages do not show it';
    expect(await said()).toEqual([
      '8 error The picture pictures/pump.png does not exist',
      '9 error This link leads to data/limits.csv, which does not exist',
      far,
    ]);
    put(root, { 'pictures/pump.png': 'x', 'data/limits.csv': 'x' });
    expect(await said()).toEqual([far]);
    rmSync(join(root, 'pictures/pump.png'));
    mkdirSync(join(root, 'pictures/pump.png'));
    expect(await said()).toEqual(['8 error pictures/pump.png is a folder, so no picture is shown', far]);
  });

  it('are the same findings through both parsers and at both stages', async () => {
    const root = folder(source);
    const of = async (options: Parameters<typeof trace>[1]) => {
      const { diagnostics, notJudged } = await trace(root, options);
      return {
        places: diagnostics.filter(({ rule }) => ofPictures.has(rule)).map(({ place }) => place),
        disagree: notJudged.filter(({ why }) => /two readers/.test(why)),
      };
    };
    const first = await of({ stage: 'draft' });
    expect(first.places).toHaveLength(3);
    expect(await of({ stage: 'draft', parser: 'remark' })).toEqual(first);
    expect(await of({ stage: 'release' })).toEqual(first);
  });

  it('of texts in memory are not judged, and that is said; what needs no disk is judged', () => {
    const judged = (words: string) =>
      traceSources([{ file: 'SRS-1.md', text: words }], settings, { stage: 'draft', asOf: { date: '2026-11-22', from: 'flag' } });
    const { diagnostics, notJudged } = judged(text);
    expect(diagnostics.filter(({ rule }) => ofPictures.has(rule)).map(({ place }) => place.line)).toEqual([10]);
    expect(notJudged).toContainEqual(
      expect.objectContaining({
        what: 'files that 2 links and pictures name',
        why: 'it is not known whether they are there',
        blocking: false,
        place: expect.objectContaining({ line: 8 }),
      }),
    );
    const seen = traceSources([{ file: 'SRS-1.md', text }], settings, {
      stage: 'draft',
      asOf: { date: '2026-11-22', from: 'flag' },
      look: lookBelow(folder({ 'pictures/pump.png': 'x' })),
    });
    expect(seen.diagnostics.filter(({ rule }) => ofPictures.has(rule)).map(({ place }) => place.line)).toEqual([9, 10]);
    expect(seen.notJudged.filter(({ what }) => what.startsWith('files that'))).toEqual([]);
    const own = judged(requirement('[this](SRS-1.md) ![Far](https://example.com/x.png)'));
    expect(own.notJudged.filter(({ what }) => what.startsWith('files that'))).toEqual([]);
  });
});
