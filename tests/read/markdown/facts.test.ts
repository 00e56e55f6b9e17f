import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/read/index.ts';
import { vocabulary, written } from './facts-text.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.md'));

describe('facts of a Markdown file', () => {
  for (const name of fixtures) {
    it(`${name} says what its expected file says`, async () => {
      const facts = readMarkdown(name, readFileSync(`${folder}${name}`, 'utf8'), vocabulary);
      await expect(written(facts)).toMatchFileSnapshot(`expected/${name.replace(/\.md$/, '.txt')}`);
    });
  }

  it('has an expected file for each fixture and no other', () => {
    const expected = readdirSync(`${folder}expected`).map((name) => name.replace(/\.txt$/, '.md'));
    expect(expected.sort()).toEqual([...fixtures].sort());
  });
});
