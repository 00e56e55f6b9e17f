import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { accepted, isUnchanged, redline, rejected } from '../../../plugins/remark-redline/index.ts';
import { keyOf, normalText } from '../../../plugins/remark-redline/normal.ts';
import { parseMarkdown } from '../../../src/project/markdown.ts';

const word = fc.constantFrom(
  'pump',
  'refuses',
  '20 mL',
  'SRS-1',
  '**shall**',
  '`code`',
  '[link](a.md)',
  'a',
  'the',
  '*rate*',
  'x<y',
  '\\|',
  'ß',
  '漢字',
);
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const row = fc.tuple(line, line).map((cells) => `| ${cells.join(' | ')} |`);
const block = fc.oneof(
  words,
  line.map((text) => `## ${text}`),
  line.map((text) => `### ${text}`),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((list) => list.map((text) => `- ${text}`).join('\n')),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((list) => list.map((text, at) => `${at + 1}. ${text}`).join('\n')),
  fc.array(row, { minLength: 1, maxLength: 4 }).map(([head = '', ...rows]) => [head, '|---|---|', ...rows].join('\n')),
  line.map((text) => `\`\`\`c\n${text}\n\`\`\``),
  line.map((text) => `> ${text}\n>\n> ${text}`),
  fc.constant('---'),
  line.map((text) => `- ${text}\n\n  ${text}\n  - ${text}`),
);
const document = fc.array(block, { maxLength: 7 });
/** A text, and the same with blocks taken away, put in, changed and moved. */
const edited = fc
  .tuple(document, fc.array(fc.tuple(fc.nat(7), fc.constantFrom('drop', 'add', 'change', 'move'), block), { maxLength: 4 }))
  .map(([blocks, edits]) => {
    const after = [...blocks];
    for (const [at, how, other] of edits) {
      const taken = how === 'add' ? [] : after.splice(at, 1);
      if (how === 'add' || how === 'change') after.splice(at, 0, other);
      if (how === 'move') after.push(...taken);
    }
    return [blocks, after] as const;
  });

const tree = (blocks: readonly string[]): Root => parseMarkdown(blocks.join('\n\n'));
const said = (node: Nodes) => keyOf(normalText(node as Root));

describe('a redline', () => {
  it('of a text against itself is empty', () => {
    fc.assert(fc.property(document, (blocks) => isUnchanged(redline(tree(blocks), tree(blocks)))));
  });

  it('gives both texts back, by accepting all and by rejecting all', () => {
    fc.assert(
      fc.property(fc.oneof(edited, fc.tuple(document, document)), ([before, after]) => {
        const both = redline(tree(before), tree(after));
        expect(said(accepted(both))).toBe(said(tree(after)));
        expect(said(rejected(both))).toBe(said(tree(before)));
      }),
      { numRuns: 400 },
    );
  });

  it('is not empty where the texts say something else', () => {
    fc.assert(
      fc.property(edited, ([before, after]) => {
        fc.pre(said(tree(before)) !== said(tree(after)));
        expect(isUnchanged(redline(tree(before), tree(after)))).toBe(false);
      }),
    );
  });
});
