import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { collect } from '../../../plugins/remark-items/collect.ts';
import { Vocabulary } from '../../../src/model/vocabulary.ts';

const text = '---\nid: SRS-1\ntitle: T\n---\n\nThe pump shall **never** stop.\n\n- one\n- two\n\n1 &lt; 2 &eacute;t&eacute;\n';

/** Troubles with a tree that a parser made of the text, or that was changed afterwards. */
function troubles(source: string, change: (tree: Root) => void = () => {}): string[] {
  const tree = unified().use(remarkParse).parse(source);
  tree.children.splice(0, 2, {
    type: 'yaml',
    value: 'id: SRS-1\ntitle: T',
    position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 4, column: 4, offset: text.indexOf('---', 3) + 3 } },
  });
  change(tree);
  return collect(tree, source, 'x.md', new Vocabulary()).troubles.map((each) => `${each.place.line}:${each.place.column} ${each.message}`);
}

describe('a tree of any parser', () => {
  it('that shows the whole text is taken as it is', () => {
    expect(troubles(text)).toEqual([]);
  });

  it('without front matter is said to disagree with it', () => {
    expect(troubles(text, (tree) => tree.children.shift())).toContain(
      '1:1 Tools disagree where this front matter ends, so some would read other fields than are read here',
    );
  });

  it('whose front matter ends elsewhere is said to disagree with it', () => {
    const early = (tree: Root) =>
      Object.assign(tree.children[0] as object, {
        position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 3, column: 9, offset: 23 } },
      });
    expect(troubles(text, early)).toContain(
      '1:1 Tools disagree where this front matter ends, so some would read other fields than are read here',
    );
  });

  it('that leaves a block out is said to lose its words', () => {
    expect(troubles(text, (tree) => tree.children.splice(2, 1))).toEqual([
      '8:3 `one - two` does not reach the page: Markdown takes it for something else',
    ]);
  });

  it('that leaves the end out is said to lose it', () => {
    expect(troubles(text, (tree) => tree.children.pop())).toEqual([expect.stringMatching(/^11:1 `1 &lt; 2/)]);
  });

  it('that drops a word of a text is said to lose it', () => {
    const drop = (tree: Root) => {
      const paragraph = tree.children[1];
      const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
      if (first?.type === 'text') first.value = 'The shall ';
    };
    expect(troubles(text, drop)).toEqual(['6:1 `The pump shall ` does not reach the page: Markdown takes it for something else']);
  });
});
