import { Ajv } from 'ajv';
import { array, assert, constantFrom, property, string } from 'fast-check';
import type { Nodes } from 'hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { excerpts } from '../../../src/emit/difference/excerpt.ts';
import { differenceAsJson, differenceAsMarkdown, differenceAsText } from '../../../src/emit/difference/index.ts';
import { inert, inertHtml } from '../../../src/emit/difference/inert.ts';
import { differenceSchema } from '../../../src/project/difference-schema.ts';
import { jsonSchemas } from '../../../src/project/json-schemas.ts';
import { hostileWords } from '../reports.ts';
import { full, large, tolds } from './told.ts';

const plain = { colours: false };

describe.each(Object.entries(tolds))('%s', (name, told) => {
  it('as text', async () => {
    await expect(differenceAsText(told, plain)).toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it('as Markdown', async () => {
    await expect(differenceAsMarkdown(told)).toMatchFileSnapshot(`expected/${name}.markdown.txt`);
  });

  it('as JSON, after the schema that is published', async () => {
    const text = differenceAsJson(told);
    await expect(text).toMatchFileSnapshot(`expected/${name}.json`);
    expect(differenceSchema.parse(JSON.parse(text))).toEqual(JSON.parse(text));
    const judge = new Ajv({ strict: false }).compile(jsonSchemas()['dhf-difference-1.json'] ?? {});
    expect([judge(JSON.parse(text)), judge.errors]).toEqual([true, null]);
    expect(judge({ ...JSON.parse(text), more: 1 })).toBe(false);
  });
});

describe('text', () => {
  it('cuts long lists and says so, and writes all of them when asked', () => {
    const told = large(100, '');
    const [cut, all] = [differenceAsText(told, plain), differenceAsText(told, { ...plain, all: true })];
    expect(cut).toContain('  and 170 others; `--all` tells everything');
    expect(all).not.toContain('`--all`');
    expect(all.split('\n').length).toBeGreaterThan(cut.split('\n').length * 2);
  });

  it('can move no terminal, whatever the words', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
    const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    for (const words of hostileWords)
      expect(
        differenceAsText(
          full(() => words),
          plain,
        ),
      ).not.toMatch(control);
  });
});

describe('what two texts say otherwise', () => {
  it.each([
    ['The pump shall stop.', 'The pump shall halt.', 'The pump shall stop.', 'The pump shall halt.'],
    [
      'one two three four five six seven eight nine ten old eleven twelve thirteen fourteen fifteen sixteen seventeen',
      'one two three four five six seven eight nine ten new newer eleven twelve thirteen fourteen fifteen sixteen seventeen',
      '… five six seven eight nine ten old eleven twelve thirteen fourteen fifteen sixteen …',
      '… five six seven eight nine ten new newer eleven twelve thirteen fourteen fifteen sixteen …',
    ],
    ['a b', 'a b c', 'a b', 'a b c'],
    ['x x', 'x', 'x x', 'x'],
  ])('%s / %s', (before, after, was, is) => {
    expect(excerpts(before, after)).toEqual([was, is]);
  });

  it('is short, whatever the texts', () => {
    const long = Array.from({ length: 5000 }, (_, at) => `word${at}`).join(' ');
    for (const each of excerpts(long, long.toUpperCase())) expect(each.length).toBeLessThan(500);
    for (const each of excerpts('x'.repeat(100_000), 'y'.repeat(100_000))) expect(each.length).toBeLessThan(10_000);
  });
});

/** Elements that a page made of Markdown has, and its words. */
function shownBy(markdown: string): { readonly elements: ReadonlySet<string>; readonly words: string } {
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true });
  const elements = new Set<string>();
  let words = '';
  const visit = (node: Nodes): void => {
    if (node.type === 'element') elements.add(node.tagName);
    if (node.type === 'raw') elements.add(`raw ${node.value.replaceAll(/>[^<>]*</g, '><').trim()}`);
    if (node.type === 'text') words += node.value;
    if ('children' in node) for (const child of node.children) visit(child as Nodes);
  };
  visit(processor.runSync(processor.parse(markdown)));
  return { elements, words };
}

const seenByHosts = /@\w|(?<![\w/])#\d|GH-\d|!\d|(?<![\w.])www\.|:\/\/|mailto:\S/;

const dangerous = [
  '@octocat please',
  'see #12 and !34',
  'GH-7',
  'octo/repo#5',
  'https://evil.example/x',
  'www.evil.example',
  'mail a@b.example',
  'mailto:a@b.example',
  '<img src=x onerror=alert(1)>',
  '</summary></details><b>',
  '[link](https://evil.example)',
  '![picture](x)',
  '| cell | cell |',
  '`code` ``two``',
  '**bold** __bold__ ~~gone~~',
  '\n\n# heading',
  '- [x] task',
  '$x$',
  '&lt;b&gt; &#64;octocat',
  '\\@octocat \\| \\',
  '[^1]',
  ':warning:',
  '<!-- comment',
  '<https://evil.example>',
  '%1 ~label $2',
  '\u2060@\u2060@octocat',
  '```\nfence',
  'ftp://evil.example',
];

describe('Markdown', () => {
  const usual = shownBy(differenceAsMarkdown(full((what) => what))).elements;

  it.each([...dangerous, ...hostileWords])('shows %j and does nothing else with it', (words) => {
    const markdown = differenceAsMarkdown(full(() => words));
    const { elements, words: shown } = shownBy(markdown);
    expect([...elements].filter((each) => !usual.has(each))).toEqual([]);
    expect(shown).not.toMatch(seenByHosts);
  });

  it('shows whatever words there are, and nothing else', () => {
    const piece = constantFrom(
      '@a',
      '#1',
      '<b>',
      '</details>',
      '|',
      '`',
      '*',
      '_',
      '[',
      '](x)',
      '![',
      '\\',
      '\n',
      ' ',
      '://',
      'http',
      'www.',
      '~',
      '&',
      '$',
      'a',
    );
    assert(
      property(array(piece, { minLength: 1, maxLength: 12 }), string(), (pieces, rest) => {
        const words = `a${pieces.join('')}${rest}`;
        const { elements, words: shown } = shownBy(differenceAsMarkdown(full(() => words)));
        expect([...elements].filter((each) => !usual.has(each))).toEqual([]);
        expect(shown).not.toMatch(seenByHosts);
      }),
      { numRuns: 150 },
    );
  });

  it.each(dangerous)('keeps the words of %j', (words) => {
    const { words: shown } = shownBy(`- ${inert(`x ${words}`)}`);
    const bare = (text: string) => text.replaceAll(/\u2060|\\u\{2060\}|\s+/gu, '');
    expect(bare(shown)).toBe(bare(`x ${words}`));
    expect(inertHtml(words)).not.toMatch(/[<>]/);
  });

  it.each([
    ['many changes', large(200, '')],
    ['long words', large(40, 'word '.repeat(400))],
    ['words that are spelled with more signs', large(200, '|<@#1'.repeat(300))],
    ['signs of two halves', large(60, '👩‍🔬'.repeat(300))],
  ])('is never longer than a comment may be: %s', (_, told) => {
    const markdown = differenceAsMarkdown(told);
    expect(markdown.length).toBeLessThanOrEqual(60_000);
    expect(markdown).toMatch(/- and [\d,]+ others?, which `dhf diff --all` tells/);
    expect(markdown).toMatch(/and \d+ other sections?, which `dhf diff` tells\n$/);
    expect(markdown.split('<details>').length).toBe(markdown.split('</details>').length);
    expect(markdown.isWellFormed()).toBe(true);
  });
});
