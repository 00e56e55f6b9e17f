import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/read/index.ts';
import { vocabulary } from './facts-text.ts';
import { differing } from './parsers-differ.ts';
import { ownSamples, type Sample, sharedSamples } from './samples.ts';

function differ({ name, text }: Sample): boolean {
  const satteri = readMarkdown(name, text, vocabulary, 'satteri');
  const remark = readMarkdown(name, text, vocabulary, 'remark');
  return JSON.stringify(satteri) !== JSON.stringify(remark);
}

describe('satteri and remark-parse give the same facts at the same places', () => {
  const shared = sharedSamples();
  const listed = new Set(differing.map((each) => each.file));

  it('for every Markdown file of the tests that is not listed', () => {
    const samples = ownSamples();
    expect(samples.length).toBeGreaterThan(10);
    expect(samples.filter((each) => !listed.has(each.name) && differ(each)).map((each) => each.name)).toEqual([]);
  });

  it.skipIf(shared === undefined)('for every Markdown file of ../shared that is not listed (skipped when that folder is not there)', () => {
    expect(shared?.length).toBeGreaterThan(10);
    expect(shared?.filter((each) => !listed.has(each.name) && differ(each)).map((each) => each.name)).toEqual([]);
  });

  it('and the list holds only files that still differ, each with its reason', () => {
    const known = new Map([...ownSamples(), ...(shared ?? [])].map((each) => [each.name, each]));
    const present = differing.filter((each) => shared !== undefined || !each.file.startsWith('shared/'));
    const stale = present.filter((each) => {
      const sample = known.get(each.file);
      return sample === undefined || !differ(sample) || each.reason.trim() === '';
    });
    expect(stale).toEqual([]);
  });

  it('would notice a difference', () => {
    const [first] = ownSamples();
    const shifted = readMarkdown('x.md', `\n${first?.text}`, vocabulary, 'satteri');
    expect(shifted).not.toEqual(readMarkdown('x.md', first?.text ?? '', vocabulary, 'remark'));
  });
});
