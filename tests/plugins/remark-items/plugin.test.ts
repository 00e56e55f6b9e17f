import { remark } from 'remark';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import remarkItems from '../../../plugins/remark-items/index.ts';
import { Vocabulary } from '../../../src/model/vocabulary.ts';
import { readMarkdown } from '../../../src/read/index.ts';
import { fixtures, ownSamples, sharedSamples } from '../../read/markdown/samples.ts';

const vocabulary = new Vocabulary();

async function collected(path: string, value: string) {
  const processor = remark().use(remarkItems);
  const file = new VFile({ path, value });
  await processor.run(processor.parse(file), file);
  return file.data.facts;
}

describe('remark().use(remarkItems) and nothing else', () => {
  for (const { name, text } of [...ownSamples(), ...(sharedSamples() ?? [])]) {
    it(`collects what dhf check reads from ${name}`, async () => {
      expect(await collected(name, text)).toEqual(readMarkdown(name, text, vocabulary));
    });
  }

  it.each([
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', (text: string) => text.replaceAll('\n', '\r')],
    ['a NUL', (text: string) => text.replace('title', 'ti\0tle').replace(/\.(?=\s)/, '\0.')],
  ])('collects the same from text with %s', async (_, change) => {
    for (const { name, text } of fixtures()) {
      expect(await collected(name, change(text)), name).toEqual(readMarkdown(name, change(text), vocabulary));
    }
  });

  it('refuses text that the parser would not get through, without parsing it', async () => {
    const facts = await collected('deep.md', '> '.repeat(100_000));
    expect(facts?.unreadable.map((each) => each.why)).toEqual([expect.stringContaining('more than 50 deep')]);
  });

  it('takes the words of a project', async () => {
    const own = new Vocabulary({ idPattern: '{prefix}_{number}', prefixes: { ANF: 'software-requirement' } });
    const file = await remark().use(remarkItems, { vocabulary: own }).process('---\nid: ANF_1\ntitle: T\n---\n');
    expect(file.data.facts?.items.map((item) => item.id.text)).toEqual(['ANF_1']);
    expect(file.data.facts?.troubles).toEqual([]);
  });
});
