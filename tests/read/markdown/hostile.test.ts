import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/model/facts.ts';
import { type MarkdownParser, readMarkdown } from '../../../src/read/index.ts';
import { vocabulary } from './facts-text.ts';
import { fixtures, sharedSamples } from './samples.ts';

const parsers: readonly MarkdownParser[] = ['satteri', 'remark'];

/** What is said about a text, the same for both parsers: `line: text`. */
function said(text: string): string[] {
  const [first, second] = parsers.map((parser) => readMarkdown('hostile.md', text, vocabulary, parser)) as [Facts, Facts];
  expect(second).toEqual(first);
  for (const each of [...first.troubles, ...first.unreadable]) expect(each.place.file).toBe('hostile.md');
  return [
    ...first.unreadable.map((each) => `${each.place.line}: ${each.why}`),
    ...first.troubles.map((each) => `${each.place.line}: ${each.message}`),
  ];
}

function item(body: string): string {
  return `---\nid: SRS-1\ntitle: T\n---\n\n${body}\n`;
}

const times = 10_000;

describe('text that a parser would not get through is refused, with its line', () => {
  it.each<[string, string, RegExp]>([
    ['quotes', '>'.repeat(times), /^6: .*more than 50 deep$/],
    ['quotes with spaces', '> '.repeat(times), /^6: .*more than 50 deep$/],
    ['lists', '- '.repeat(times).concat('a'), /^6: .*more than 50 deep$/],
    ['numbered lists', '1. '.repeat(times), /^6: .*more than 50 deep$/],
    ['lists line by line', Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'), /^56: .*more than 50 deep$/],
    ['brackets', '['.repeat(times), /^6: .*one paragraph has more than 1000 opening brackets$/],
    ['brackets over lines', '[a\n'.repeat(times), /^1006: .*one paragraph has more than 1000 opening brackets$/],
    ['images', '!['.repeat(times), /^6: .*one paragraph has more than 1000 opening brackets$/],
    ['emphasis', '**a '.repeat(times), /^6: .*one paragraph has more than 1000 `\*` or `_` signs$/],
    ['emphasis of two kinds', '*a _b '.repeat(times), /^6: .*one paragraph has more than 1000 `\*` or `_` signs$/],
    ['backticks', '` `` '.repeat(times), /^6: .*one paragraph has more than 1000 backticks$/],
    ['raw HTML', 'a <?'.repeat(times), /^6: .*one paragraph has more than 1000 openings of raw HTML$/],
    ['character references', '&amp;'.repeat(times), /^6: .*one paragraph has more than 1000 `&` or backslash signs$/],
    ['escapes', '\\*'.repeat(times), /^6: .*one paragraph has more than 1000 /],
    ['tildes', '~a '.repeat(times), /^6: .*one paragraph has more than 1000 tildes$/],
    ['columns', `|${'a|'.repeat(times)}\n|${'-|'.repeat(times)}`, /^6: .*one line has more than 500 columns$/],
    ['a long paragraph', 'word '.repeat(50_000), /^6: .*one paragraph has more than 100000 characters$/],
    ['a paragraph of many lines', 'a\n'.repeat(times), /^2006: .*one paragraph has more than 2000 lines$/],
    ['headings without an empty line', 'a\n-\n'.repeat(times), /^407: .*more than 200 underlined headings/],
  ])('%s', (_, body, expected) => {
    expect(said(item(body))).toEqual([expect.stringMatching(expected)]);
  });

  it.each<[string, string]>([
    ['a long table', `| ID | A |\n|---|---|\n${'| *a* [b] `c` | ~~d~~ |\n'.repeat(3000)}`],
    ['a long list', '- *a* [b] `c` &amp; \\* ~~d~~\n'.repeat(3000)],
    ['a long block of code', `\`\`\`c\n${'a[i] = *b & ~c | d;\n'.repeat(3000)}\`\`\``],
    ['rules across the page', '* * *\n'.repeat(300)],
    ['a wide rule', '- '.repeat(100)],
    ['many paragraphs', 'Some *text* with [brackets].\n\n'.repeat(3000)],
  ])('but %s is read', (_, body) => {
    expect(readMarkdown('long.md', item(body), vocabulary).unreadable).toEqual([]);
  });
});

describe('hostile input', () => {
  it.each<[string, string, string[]]>([
    [
      'an ID that climbs out of the folder',
      '---\nid: ../../../../tmp/pwned\ntitle: x\n---\n',
      ['2: `../../../../tmp/pwned` is not read as the ID of an item: it is not written as an ID'],
    ],
    ['half a character', item('a\ud800b'), []],
    [
      'an endless ID',
      `---\nid: SRS-${'1'.repeat(times)}\n---\n`,
      [`2: \`SRS-${'1'.repeat(26)}…\` is not read as the ID of an item: it is not written as an ID`],
    ],
    ['a NUL in the text', item('a\0b'), ['6: The file holds a NUL character here, which no tool shows and at which some stop reading']],
    [
      'text that is not text',
      `\0\u0001\ufffd${'\0'.repeat(100)}`,
      ['1: The file holds a NUL character here, which no tool shows and at which some stop reading'],
    ],
    [
      'JavaScript for front matter',
      '---js\n{ id: require("child_process").execSync("id").toString() }\n---\n',
      ['1: Front matter in another language (`---js`) is never read or run'],
    ],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('an alias bomb is not expanded', () => {
    const bomb = [
      'a: &a [x, x]',
      ...Array.from({ length: 30 }, (_, at) => `k${at}: &k${at} [${at === 0 ? '*a, *a' : `*k${at - 1}, *k${at - 1}`}]`),
    ];
    const found = said(`---\nid: SRS-1\n${bomb.join('\n')}\n---\n`);
    expect(found.filter((each) => each.includes('YAML alias'))).toHaveLength(60);
    expect(found[0]).toBe('3: The front matter uses a YAML anchor (`&…`), which is not read');
  });

  const shared = sharedSamples()?.filter((each) => each.name.startsWith('shared/corpora/hostile/'));

  it.skipIf(shared === undefined)(
    'every sample of ../shared is refused or said to be wrong (skipped when that folder is not there)',
    () => {
      const silent = shared?.filter(({ text }) => said(text).length === 0).map((each) => each.name);
      // Two items that link to each other: for the rules to find, once there are links.
      expect(silent).toEqual(['shared/corpora/hostile/link-cycle-2.md', 'shared/corpora/hostile/link-cycle.md']);
    },
  );
});

describe('no text makes the reader throw', () => {
  const piece = fc.constantFrom(
    ...[
      '---\n',
      'id: SRS-1\n',
      'title: T\n',
      'type: item-document\n',
      'defaults:\n  status: draft\n',
      '# ',
      '## SRS-2 T\n',
      '- **Answers:** ',
      'IEC 62304 5.1.1 a–z, b\n',
      '- **Derives from:** SYS-1, (a, b\n',
    ],
    ...[
      '| ID | Title |\n|---|---|\n',
      '| SRS-3 | a \\| b |\n',
      '```\n',
      '~~~',
      '<div>\n',
      '<!--',
      '-->',
      '[[SRS-4]]',
      '[a](b.md)',
      '[a]: b\n',
      '[a]',
      '[^1]',
      '[^1]: x\n',
      '~',
      '~~',
      '*',
      '_',
      '`',
      '\\',
      '&amp;',
      '&',
      '<',
      '>',
      '> ',
    ],
    ...[
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '\t',
      '    ',
      '\0',
      '\ufeff',
      '\ud800',
      '\u2028',
      '😀',
      'é',
      'www.a.b',
      'a@b.c',
      'a\\_@b.c',
      'http://a.b/(',
      '|',
      '1. ',
      '- [ ] ',
      'word ',
      'SRS-1 ',
      ':',
      '"',
      "'",
    ],
  );
  const markdown = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const controlled = markdown.map((text) => `---\nid: SRD-1\ntype: item-document\n---\n${text}`);

  it.each(parsers)('%s', (parser) => {
    fc.assert(
      fc.property(fc.oneof(markdown, controlled, fc.string({ unit: 'binary' })), (text) => {
        const facts = readMarkdown('x.md', text, vocabulary, parser);
        for (const each of [...facts.troubles, ...facts.mentions]) expect(each.place.line).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('mangled input', () => {
  it('a file cut off anywhere still gives its item, or says what is wrong', () => {
    for (const { name, text } of fixtures().filter((each) => /\/(?:file|words)\.md$/.test(each.name))) {
      for (let length = '---\nid: S'.length; length < text.length; length++) {
        const facts = readMarkdown(name, text.slice(0, length), vocabulary);
        expect(facts.items.length + facts.troubles.length, `cut at ${length}`).toBeGreaterThan(0);
      }
    }
  });

  it('a document cut off anywhere loses no item that its text still holds in silence', () => {
    const sections = fixtures().find((each) => each.name.endsWith('/sections.md'))?.text ?? '';
    const end = sections.indexOf('\n---\n', 4) + 5;
    for (let length = end; length < sections.length; length += 3) {
      const text = sections.slice(0, length);
      const facts = readMarkdown('cut.md', text, vocabulary);
      const headings = [...text.slice(end).matchAll(/^#+ \**(?:SYS|SRS)-\d/gm)].length;
      expect(facts.items.length + facts.troubles.length, `cut at ${length}`).toBeGreaterThanOrEqual(headings);
    }
  });
});
