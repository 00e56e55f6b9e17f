import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlock } from '../../../plugins/remark-items/front-matter/block.ts';
import { readParsed } from '../../../plugins/remark-items/front-matter/parsed.ts';
import { readPlain } from '../../../plugins/remark-items/front-matter/plain.ts';
import { startReading } from '../../../plugins/remark-items/reading.ts';
import type { Facts } from '../../../src/model/facts.ts';
import { readMarkdown } from '../../../src/read/index.ts';
import { vocabulary } from './facts-text.ts';

const file = 'SRS-1.md';

function read(text: string): Facts {
  return readMarkdown(file, text, vocabulary);
}

/** Front matter of an item with more lines in it. */
function item(...lines: string[]): string {
  return ['---', 'id: SRS-1', 'title: T', ...lines, '---', '', 'Text.', ''].join('\n');
}

/** What is wrong, as `rule line:column message`. */
function troubles(text: string): string[] {
  return read(text).troubles.map(({ rule, place, message }) => `${rule} ${place.line}:${place.column} ${message}`);
}

function valuesOf(text: string, name: string): string[] | undefined {
  return read(text)
    .items[0]?.fields.find((field) => field.name === name)
    ?.values.map((value) => value.text);
}

describe('the plain reader and the YAML parser', () => {
  const at = (line: number, column: number, endColumn: number) => ({ file, line, column, endLine: line, endColumn });

  /** Both readings; the plain one undefined where it is not sure. */
  function both(source: string) {
    const text = `---\n${source}\n---\n`;
    const block = findBlock(text);
    if (block === undefined) return undefined;
    const plain = readPlain(text.slice(block.from, block.to), 2, at);
    const reading = startReading(file, text, vocabulary);
    const parsed = readParsed(reading, block);
    return { plain, parsed: parsed.entries, defaults: parsed.defaults, troubles: reading.troubles };
  }

  const word = fc.constantFrom(
    'a',
    'SRS-1',
    'yes',
    'no',
    'none',
    'true',
    'null',
    '~',
    '1.10',
    '5',
    '-5',
    '+1',
    '007',
    '0x1F',
    '0o7',
    '1e3',
    '.5',
    '.inf',
    '2026-11-22',
    '1.2.3',
    '5 mL',
    'é',
    '“q”',
    '😀',
    '"q"',
    "'q'",
    '"',
    "'",
    "it's",
    '\u00a0',
    '\u2003x',
  );
  const sign = fc.constantFrom(
    ' ',
    '  ',
    ': ',
    ':',
    ', ',
    ',',
    ' #',
    '#',
    '[',
    ']',
    '{',
    '}',
    '- ',
    '-',
    '&a ',
    '*a',
    '!t ',
    '|',
    '>',
    '%',
    '@',
    '`',
    '\t',
    '?',
    '\\',
    '\r\n',
    '\n',
    '\n  ',
    '\n- ',
    '\n  - ',
    '\nb: ',
    '\nc:',
    '---',
    '...',
  );
  const value = fc.array(fc.oneof({ weight: 3, arbitrary: word }, sign), { maxLength: 6 }).map((parts) => parts.join(''));
  const line = fc
    .tuple(
      fc.constantFrom('id', 'title', 'x-y', 'A_1', 'yes', 'true', 'null', '__proto__', '1', 'a b', ''),
      fc.constantFrom(': ', ':', ':  ', ' : '),
      value,
    )
    .map((parts) => parts.join(''));
  const source = fc.array(fc.oneof({ weight: 5, arbitrary: line }, value), { maxLength: 5 }).map((lines) => lines.join('\n'));

  it('give the same names, values and places wherever the plain one is sure, and then YAML finds no fault', () => {
    let sure = 0;
    fc.assert(
      fc.property(source, (text) => {
        const found = both(text);
        if (found?.plain === undefined) return;
        sure += 1;
        expect(found.parsed).toEqual(found.plain);
        expect(found.troubles).toEqual([]);
        expect(found.defaults).toBeUndefined();
      }),
      { numRuns: 20_000 },
    );
    expect(sure).toBeGreaterThan(500);
  });

  it('the plain one is sure of what nearly everybody writes', () => {
    const usual =
      'id: SRS-1\ntitle: Refuse a rate above the drug\'s "hard" limit: 5 mL\nx: [a, b c]\ny:\n  - a\n  - "b"\nz:\nversion: "1.10"\ndate: 2026-11-22\nn: 5\nsemver: 1.2.3';
    expect(both(usual.replace(': 5 mL', ' of 5 mL'))?.plain).toBeDefined();
    expect(both(usual)?.plain).toBeUndefined();
  });

  it('agree about Windows line ends', () => {
    const found = both('id: SRS-1\r\nx:\r\n  - a\r\n  - b\r');
    expect(found?.plain).toEqual(found?.parsed);
  });
});

describe('front matter that is not sound', () => {
  it.each<[string, string, string[]]>([
    [
      'a name written twice',
      item('category: a', 'category: b'),
      ['front-matter-is-sound 5:1 A name is written twice in the front matter, so one of the two would be lost'],
    ],
    [
      'an alias',
      item('owner: &a x', 'category: *a'),
      [
        'front-matter-is-sound 4:11 The front matter uses a YAML anchor (`&…`), which is not read',
        'front-matter-is-sound 5:11 The front matter uses a YAML alias (`*…`), which is not read',
      ],
    ],
    ['a tag', item('owner: !x y'), ['front-matter-is-sound 4:11 The front matter uses a YAML tag (`!…`), which is not read']],
    [
      'a structure inside',
      item('owner:', '  name: x'),
      ['front-matter-is-sound 5:3 `owner` holds a structure inside a structure, which no field does'],
    ],
    [
      'a list in a list',
      item('category: [[a]]'),
      ['front-matter-is-sound 4:12 `category` holds a structure inside a structure, which no field does'],
    ],
    ['a name that is no text', item('true: x'), ['front-matter-is-sound 4:1 A name in the front matter is not text']],
    [
      'a name that JavaScript reads otherwise',
      item('__proto__:', '  polluted: true'),
      ['front-matter-is-sound 4:1 `__proto__` is not the name of a field'],
    ],
    [
      'a tab',
      item('owner:', '\tx'),
      ['front-matter-is-sound 5:1 A line of the front matter is indented with a tab, which YAML does not allow'],
    ],
    [
      'no names at all',
      '---\njust text\n---\n',
      [
        'item-is-identified 1:1 This file has front matter but no `id`, so it is neither an item nor a document',
        'front-matter-is-sound 2:1 The front matter is not a list of names with values',
      ],
    ],
    [
      'defaults in an item',
      item('defaults:', '  status: draft'),
      ['front-matter-is-sound 4:1 `defaults` is for the items in a document of `type: item-document`, and this file is none'],
    ],
    [
      'a NUL',
      item('owner: a\0b'),
      ['front-matter-is-sound 4:9 The file holds a NUL character here, which no tool shows and at which some stop reading'],
    ],
    [
      'a value that YAML cuts short',
      item('owner: Jane # Doe', 'tags: [a] # fine', '# fine too', 'iteration: # and this'),
      ['text-reaches-the-page 4:13 `# Doe` is a comment to YAML, so it is no part of `owner`'],
    ],
    [
      'a colon in a value',
      item('owner: Jane: Doe'),
      [
        'front-matter-is-sound 4:8 The value holds a colon with a space behind it, or the line is indented, so YAML reads a name inside the value',
      ],
    ],
    [
      'a quote that is not closed',
      item('owner: "Jane'),
      ['front-matter-is-sound 4:13 A quote is not closed, or a line has no colon behind its name'],
    ],
    ['a list on the line of its name', item('tags: - a'), ['front-matter-is-sound 4:7 There is more on this line than one value']],
    [
      'a line without a name',
      item('just text'),
      ['front-matter-is-sound 4:1 A quote is not closed, or a line has no colon behind its name'],
    ],
    [
      'a line of dots',
      item('owner: x', '...', 'category: y'),
      ['front-matter-is-sound 6:1 A line `...` or `---` ends the front matter for some tools, and what follows would be lost'],
    ],
    ['a line that ends it for some tools', item('owner: |', '  a', '---b', 'x: y'), []],
  ])('%s', (_, text, expected) => {
    const found = troubles(text);
    if (expected.length > 0) expect(found).toEqual(expected);
    else expect(found.some((each) => each.includes('Tools disagree where this front matter ends'))).toBe(true);
  });

  it.each<[string, string, string]>([
    [
      'is never closed',
      '---\nid: SRS-1\ntitle: T\n\nText.\n',
      'The front matter is opened here and never closed, so the file holds no item',
    ],
    ['is closed with dots', '---\nid: SRS-1\n...\n\nText.\n', 'The front matter is closed with `...`, which only some tools read'],
    ['is another language', '---js\n{ id: process.exit(7) }\n---\n', 'Front matter in another language (`---js`) is never read or run'],
    ['names its language', '---yaml\nid: SRS-1\n---\n', 'Front matter in another language (`---yaml`) is never read or run'],
    ['is TOML', '+++\nid = "SRS-1"\n+++\n', 'Front matter between `+++` is not read'],
    ['starts late', '\n---\nid: SRS-1\n---\n', 'The front matter does not start on the first line, so it is not read as front matter'],
  ])('that %s gives no item, and says so on line 1, with both parsers', (_, text, message) => {
    for (const parser of ['satteri', 'remark'] as const) {
      const facts = readMarkdown(file, text, vocabulary, parser);
      expect(facts.items).toEqual([]);
      expect(facts.troubles.filter((each) => each.rule === 'front-matter-is-sound').map((each) => [each.place.line, each.message])).toEqual(
        [[1, message]],
      );
    }
  });

  it('a rule across the page at the top is no front matter', () => {
    const rules = (text: string) => readMarkdown('notes.md', text, vocabulary).troubles.map((each) => each.rule);
    expect(rules('---\n\nText.\n')).toEqual([]);
    expect(rules('---\n\nText.\n\n---\n')).toEqual(['item-is-identified', 'front-matter-is-sound']);
  });

  it('says the same a second time, whatever gray-matter remembers', () => {
    const text = item('category: [a');
    expect(troubles(text)).toEqual(troubles(text));
    expect(troubles(text).length).toBeGreaterThan(0);
  });

  it('hands down no ID, kind or title', () => {
    const text = '---\nid: SRD-1\ntype: item-document\ndefaults:\n  title: T\n  type: risk\n  owner: Jane\n---\n\n## SRS-1 Own title\n';
    expect(read(text).items[0]?.fields.map((field) => field.name)).toEqual(['owner']);
    expect(troubles(text)).toEqual([
      "front-matter-is-sound 5:3 `title` is each item's own and cannot be handed down",
      "front-matter-is-sound 6:3 `type` is each item's own and cannot be handed down",
    ]);
  });

  it('names one item', () => {
    expect(troubles('---\nid: [SRS-1, SRS-2]\ntitle: T\n---\n')).toEqual([
      'item-is-identified 2:13 A file has one `id`, and only the first of these is read',
    ]);
  });

  it('may give a title that the first heading repeats, but not another one', () => {
    const text = (heading: string) => `---\nid: SRS-1\ntitle: Stop\n---\n\n# ${heading}\n\nText.\n`;
    for (const heading of ['Stop', 'SRS-1 Stop', 'SRS-1: Stop', 'SRS-1']) {
      expect(read(text(heading)).items[0]?.fields.map((field) => field.name)).toEqual(['statement']);
      expect(troubles(text(heading))).toEqual([]);
    }
    expect(troubles(text('SRS-1 Start'))).toEqual([
      'field-is-written-once 6:3 SRS-1 has two titles: one in the front matter, another in the heading',
    ]);
    expect(read(text('Rationale')).items[0]?.fields.map((field) => field.name)).toEqual(['rationale']);
  });

  it('may leave the title to the first heading', () => {
    for (const heading of ['# Stop', '# SRS-1 Stop', 'SRS-1 Stop\n===']) {
      expect(read(`---\nid: SRS-1\n---\n\n${heading}\n\nText.\n`).items.map((each) => each.title.text)).toEqual(['Stop']);
    }
  });

  it('does not change the world', () => {
    read(item('__proto__:', '  polluted: true', 'constructor:', '  prototype:', '    polluted: true'));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('keeps the item when it can be read all the same, and names it', () => {
    const facts = read(item('category: a', 'category: b'));
    expect(facts.items.map((each) => each.id.text)).toEqual(['SRS-1']);
    expect(facts.troubles.map((each) => each.item)).toEqual(['SRS-1']);
  });
});

describe('values of front matter', () => {
  it.each<[string, string | undefined]>([
    ['1.10', '`version: 1.10` is not read as text: YAML takes it for a number, and digits at its end can get lost'],
    ['1e3', '`version: 1e3` is not read as text: YAML takes it for a number, and digits at its end can get lost'],
    ['0x1F', '`version: 0x1F` is not read as text: YAML takes it for a number, and digits at its end can get lost'],
    ['0o17', '`version: 0o17` is not read as text: YAML takes it for a number, and digits at its end can get lost'],
    ['.nan', '`version: .nan` is not read as text: YAML takes it for a number, and digits at its end can get lost'],
    ['true', '`version: true` is not read as text: YAML takes it for true or false'],
    ['12', undefined],
    ['-3', undefined],
    ['007', undefined],
    ['yes', undefined],
    ['none', undefined],
    ['2026-11-22', undefined],
    ['2026-11-22T10:00:00+01:00', undefined],
    ['1.2.3', undefined],
    ['"1.10"', undefined],
  ])('%s', (written, message) => {
    const text = item(`version: ${written}`);
    expect(valuesOf(text, 'version')).toEqual([written.replaceAll('"', '')]);
    expect(read(text).troubles.map((each) => [each.rule, each.message])).toEqual(message === undefined ? [] : [['value-is-text', message]]);
  });

  it('say what to write instead', () => {
    expect(read(item('version: 1.10')).troubles[0]?.fix).toBe('Write "1.10" in quotes.');
    expect(read(item('version: ~')).troubles[0]?.fix).toBe('Write "~" in quotes, or leave it empty.');
  });

  it('may be empty: the field is written and says nothing', () => {
    expect(valuesOf(item('owner:'), 'owner')).toEqual([]);
    expect(valuesOf(item('owner: ""'), 'owner')).toEqual([]);
    expect(valuesOf(item('tags: []'), 'tags')).toEqual([]);
    expect(valuesOf(item('tags:', '  -', '  - a'), 'tags')).toEqual(['a']);
  });

  it('of lists may look like a pair', () => {
    expect(valuesOf(item('states-class: [SWS-1: C, "SWS-2: B"]'), 'states-class')).toEqual(['SWS-1: C', 'SWS-2: B']);
    expect(valuesOf(item('participants:', '  - Jane Doe: quality'), 'participants')).toEqual(['Jane Doe: quality']);
    expect(troubles(item('participants:', '  - Jane: a', '    Joe: b'))).toHaveLength(1);
    expect(troubles(item('participants: [{ Jane: a }]'))).toHaveLength(1);
  });

  it('over several lines are one text', () => {
    const text = item('source-reason: >', '  folded', '  text', 'owner: |', '  a', '  b', 'rationale: plain', '  goes on');
    expect(valuesOf(text, 'source-reason')).toEqual(['folded text']);
    expect(valuesOf(text, 'owner')).toEqual(['a\nb']);
    expect(valuesOf(text, 'rationale')).toEqual(['plain goes on']);
  });

  it('are found by any spelling of a name', () => {
    expect(valuesOf(item('Derives From: [SYS-1]'), 'derives-from')).toEqual(['SYS-1']);
    expect(troubles(item('derives-from: [SYS-1]', 'Derives_from: [SYS-2]'))).toEqual([
      'field-is-written-once 5:1 derives-from of SRS-1 is written twice, and only the first is read',
    ]);
  });
});
