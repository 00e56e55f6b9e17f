import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContentHash, recordedAfterwards, unhashedFields } from '../../../src/model/content-hash.ts';
import { TraceGraph } from '../../../src/model/graph.ts';
import { readMarkdown } from '../../../src/read/index.ts';
import { vocabulary } from './facts-text.ts';

/** An item, free of how it is written. Prose is paragraphs of words; a word may carry markup. */
interface Item {
  readonly title: readonly string[];
  readonly statement: readonly (readonly string[])[];
  readonly prose: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly single: Readonly<Record<string, string>>;
}

/** How it is written: where lines break, in which order fields and values stand. */
interface Writing {
  readonly width: number;
  readonly turn: number;
  readonly indent: number;
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

function hashOf(text: string, id = 'SRS-1'): ContentHash {
  const facts = readMarkdown('any.md', text, vocabulary);
  expect(facts.troubles).toEqual([]);
  const graph = new TraceGraph({ facts: [facts], vocabulary, packs: new Set(), inRiskFile: () => true, sha256 });
  const item = graph.item(id);
  if (item === undefined) throw new Error(`${id} is not read from:\n${text}`);
  return graph.hashOf(item);
}

function turned<T>(things: readonly T[], by: number): T[] {
  const at = things.length === 0 ? 0 : by % things.length;
  return [...things.slice(at), ...things.slice(0, at)];
}

function wrapped(words: readonly string[], { width }: Writing): string {
  return words.map((word, at) => (at === 0 ? word : `${at % width === 0 ? '\n' : ' '}${word}`)).join('');
}

function paragraphs(blocks: readonly (readonly string[])[], writing: Writing): string {
  return blocks.map((words) => wrapped(words, writing)).join('\n\n');
}

function label(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
}

function body(item: Item, depth: number, writing: Writing): string {
  const parts = turned(Object.entries(item.prose), writing.turn).map(
    ([name, text]) => `${'#'.repeat(depth)} ${label(name)}\n\n${paragraphs(text, writing)}`,
  );
  return [paragraphs(item.statement, writing), ...parts].join('\n\n');
}

function asFile(item: Item, writing: Writing): string {
  const lists = Object.entries(item.lists).map(([name, values]) => `${name}: [${turned(values, writing.turn).join(', ')}]`);
  const single = Object.entries(item.single).map(([name, value]) => `${name}: ${value}`);
  const fields = turned([`title: "${item.title.join(' ')}"`, ...lists, ...single], writing.turn);
  return `---\nid: SRS-1\n${fields.join('\n')}\n---\n\n${body(item, 2, writing)}\n`;
}

const document = '---\nid: SRD-1\ntitle: D\ntype: item-document\n---\n\n';

function asSection(item: Item, writing: Writing): string {
  const lists = Object.entries(item.lists).map(
    ([name, values]) => `- **${label(name)}:** ${turned(values, writing.turn).join(writing.width % 2 === 0 ? ', ' : ',\n  ')}`,
  );
  const single = Object.entries(item.single).map(([name, value]) => `- **${label(name)}**: ${value}`);
  const depth = 1 + (writing.indent % 4);
  return `${document}${'#'.repeat(depth)} SRS-1 ${item.title.join(' ')}\n\n${turned([...lists, ...single], writing.turn).join('\n')}\n\n${body(item, depth + 1, writing)}\n`;
}

function asRow(item: Item, writing: Writing): string {
  const cell = (blocks: readonly (readonly string[])[]) => blocks.flat().join(' ');
  const columns = turned(
    [
      ['Title', item.title.join(' ')],
      ['Statement', cell(item.statement)],
      ...Object.entries(item.prose).map(([name, text]) => [label(name), cell(text)]),
      ...Object.entries(item.lists).map(([name, values]) => [label(name), turned(values, writing.turn).join(', ')]),
      ...Object.entries(item.single).map(([name, value]) => [label(name), value]),
    ],
    writing.turn,
  );
  const row = (cells: readonly string[]) => `|${cells.map((each) => `${' '.repeat(writing.indent)}${each} `).join('|')}|`;
  return `${document}${row(['ID', ...columns.map(([name]) => name as string)])}\n${row(['ID', ...columns.map(() => '---')]).replace(/ID/, '---')}\n${row(['SRS-1', ...columns.map(([, text]) => text as string)])}\n`;
}

const spellings = [asFile, asSection, asRow];

const plainWord = fc.constantFrom(
  'the',
  'pump',
  'shall',
  'stop',
  'at',
  '5',
  'mL',
  'per',
  'hour,',
  'nurse’s',
  'Größe',
  'naïve',
  'e.g.',
  'never',
  'SRS-2',
  '(see',
  'below)',
  'A/B',
  '100%',
);
const markedWord = fc.constantFrom(
  '**bold**',
  '*soft*',
  '`code span`',
  '~~deleted words~~',
  '[link](b.md)',
  '![picture](a.png)',
  '<https://example.com/x>',
  'A&amp;B',
  '[[HAZ-2]]',
  'x\\*y',
);
const word = fc.oneof({ weight: 5, arbitrary: plainWord }, markedWord);
const text = fc.array(
  fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => ['The', ...words]),
  { minLength: 1, maxLength: 3 },
);

const item: fc.Arbitrary<Item> = fc.record({
  title: fc.array(plainWord, { minLength: 1, maxLength: 6 }).map((words) => ['Title', ...words]),
  statement: text,
  prose: fc.record({ 'acceptance-criteria': text }),
  lists: fc.record({
    category: fc.uniqueArray(fc.constantFrom('functional', 'ui', 'security', 'data'), { minLength: 1 }),
    'derives-from': fc.uniqueArray(fc.constantFrom('SYS-1', 'SYS-2', 'SYS-10'), { minLength: 1 }),
  }),
  single: fc.record({ 'verification-method': fc.constantFrom('test', 'analysis'), 'safety-related': fc.constantFrom('yes', 'no') }),
});

const writing: fc.Arbitrary<Writing> = fc.record({
  width: fc.integer({ min: 1, max: 15 }),
  turn: fc.integer({ min: 0, max: 9 }),
  indent: fc.integer({ min: 0, max: 9 }),
});

describe('the content hash h1', () => {
  it('is the same for a file, a section and a row, however lines break and fields are ordered', () => {
    fc.assert(
      fc.property(item, writing, writing, (each, one, other) => {
        const first = hashOf(asFile(each, one));
        for (const spell of spellings) expect(hashOf(spell(each, other))).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  it('changes as a whole with any word or hashed value, and in that field alone', () => {
    fc.assert(
      fc.property(item, writing, fc.nat(), fc.nat(), (each, way, field, at) => {
        const { name, changed } = edit(each, field, at);
        for (const spell of spellings) {
          const before = hashOf(spell(each, way));
          const after = hashOf(spell(changed, way));
          expect(after.whole).not.toBe(before.whole);
          const moved = [...new Set([...before.fields.keys(), ...after.fields.keys()])].filter(
            (key) => before.fields.get(key) !== after.fields.get(key),
          );
          expect(moved).toEqual([name]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a word struck out', 'It shall not stop.', 'It shall ~~not~~ stop.'],
    ['where a link leads', '[Table](a.md)', '[Table](b.md)'],
    ['which picture is shown', '![Curve](a.png)', '![Curve](b.png)'],
    ['whether a box is checked', '- [ ] done', '- [x] done'],
    ['code', '`a == b`', '`a != b`'],
    ['code in a block', '```\na\n```', '```\nb\n```'],
    ['raw HTML', 'a <b>b</b>', 'a <i>b</i>'],
    ['which column a cell stands in', '| A | B |\n|---|---|\n| x |  |', '| A | B |\n|---|---|\n|  | x |'],
    ['which footnote is meant', 'a[^1] b\n\n[^1]: x\n', 'a b[^1]\n\n[^1]: x\n'],
  ])('sees %s', (_, before, after) => {
    const file = (text: string) => `---\nid: SRS-1\ntitle: T\n---\n\n${text}\n`;
    expect(hashOf(file(after)).whole).not.toBe(hashOf(file(before)).whole);
  });

  it.each([
    ['emphasis', 'It shall stop.', 'It *shall* **stop**.'],
    ['a comment', 'It shall stop.', 'It shall <!-- sure? --> stop.'],
    ['the way headings are underlined', 'A.\n\n## Rationale\n\nB.', 'A.\n\nRationale\n---------\n\nB.'],
    ['white space', 'It shall stop.', '  It  shall\n   stop.'],
    ['the way characters are composed', 'na\u00efve', 'nai\u0308ve'],
  ])('does not see %s', (_, before, after) => {
    const file = (text: string) => `---\nid: SRS-1\ntitle: T\n---\n\n${text}\n`;
    expect(hashOf(file(after))).toEqual(hashOf(file(before)));
  });

  it('does not see the fields that are outside it', () => {
    for (const name of unhashedFields) {
      expect(hashOf(`---\nid: SRS-1\ntitle: T\n${name}: [x]\n---\n`)).toEqual(hashOf('---\nid: SRS-1\ntitle: T\n---\n'));
    }
  });

  it('does not see what becomes of a thing after its approval, and sees the same field elsewhere', () => {
    const ids = { 'change-request': 'CR-1', release: 'REL-1', deliverable: 'DEL-1', document: 'SDP-1' } as const;
    expect(Object.keys(recordedAfterwards)).toEqual(Object.keys(ids));
    for (const [kind, id] of Object.entries(ids)) {
      const file = (front: string, of = id as string) => `---\nid: ${of}\n${of === id ? `type: ${kind}\n` : ''}title: T\n${front}---\n`;
      for (const name of recordedAfterwards[kind as keyof typeof ids] ?? []) {
        expect(hashOf(file(`${name}: [x]\n`), id)).toEqual(hashOf(file(''), id));
        expect(hashOf(file(`${name}: [x]\n`, 'PRB-1'), 'PRB-1')).not.toEqual(hashOf(file('', 'PRB-1'), 'PRB-1'));
      }
    }
  });

  it('sees how a problem report was closed', () => {
    const file = (front: string) => `---\nid: PRB-1\ntitle: T\n${front}---\n`;
    expect(hashOf(file('closed-on: 2026-11-20\n'), 'PRB-1').whole).not.toBe(hashOf(file(''), 'PRB-1').whole);
  });
});

/** Changes one thing that the item says. */
function edit(each: Item, field: number, at: number): { name: string; changed: Item } {
  const replace = (words: readonly string[]) => words.map((word, index) => (index === at % words.length ? 'otherwise' : word));
  const inText = (blocks: readonly (readonly string[])[]) =>
    blocks.map((words, index) => (index === at % blocks.length ? replace(words) : words));
  switch (field % 5) {
    case 0:
      return { name: 'title', changed: { ...each, title: replace(each.title) } };
    case 1:
      return { name: 'statement', changed: { ...each, statement: inText(each.statement) } };
    case 2:
      return {
        name: 'acceptance-criteria',
        changed: { ...each, prose: { 'acceptance-criteria': inText(each.prose['acceptance-criteria'] ?? []) } },
      };
    case 3:
      return {
        name: 'derives-from',
        changed: { ...each, lists: { ...each.lists, 'derives-from': [...(each.lists['derives-from'] ?? []), 'SYS-99'] } },
      };
    default:
      return {
        name: 'safety-related',
        changed: { ...each, single: { ...each.single, 'safety-related': each.single['safety-related'] === 'yes' ? 'no' : 'yes' } },
      };
  }
}
