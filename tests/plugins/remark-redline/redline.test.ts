import { toHtml } from 'hast-util-to-html';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import remarkRedline, { isUnchanged, redline } from '../../../plugins/remark-redline/index.ts';
import { parseMarkdown } from '../../../src/project/markdown.ts';

const words = { inserted: 'inserted:', deleted: 'deleted:', 'moved-here': 'moved to here:', 'moved-away': 'moved from here:' };

/** The redline as HTML; what is only heard is left out unless it is asked for. */
function shown(before: string, after: string, isHeard = false): string {
  const tree = unified()
    .use(remarkRedline, { before: parseMarkdown(before), words })
    .use(remarkRehype)
    .runSync(parseMarkdown(after));
  const html = toHtml(tree as Parameters<typeof toHtml>[0]);
  return isHeard ? html : html.replaceAll(/<span class="heard">.*?<\/span>/g, '');
}

const same = (before: string, after: string) => isUnchanged(redline(parseMarkdown(before), parseMarkdown(after)));

describe('a redline', () => {
  it('marks words within a paragraph, and says the marks to those who listen', () => {
    const [before, after] = ['The pump **shall** refuse 20 mL at once.', 'The pump **shall** refuse 25 mL at once.'];
    expect(shown(before, after)).toBe('<p>The pump <strong>shall</strong> refuse <del>20</del><ins>25</ins> mL at once.</p>');
    expect(shown(before, after, true)).toContain(
      '<del><span class="heard">deleted: </span>20</del><ins><span class="heard">inserted: </span>25</ins>',
    );
  });

  it('keeps IDs, dates and numbers whole, and takes the space between two changes with them', () => {
    expect(shown('See SRS-1 since 2026-01-02.', 'See SRS-2 since 2026-01-03.')).toBe(
      '<p>See <del>SRS-1</del><ins>SRS-2</ins> since <del>2026-01-02</del><ins>2026-01-03</ins>.</p>',
    );
    expect(shown('One two three four five six.', 'One new words four five six.')).toBe(
      '<p>One <del>two three</del><ins>new words</ins> four five six.</p>',
    );
  });

  it('is empty for text that is only wrapped, indented or written otherwise', () => {
    expect(same('One two\nthree *four*.', 'One  two three\n_four_.')).toBe(true);
    expect(same('# Head\n\n* a\n* b', 'Head\n====\n\n- a\n\n- b')).toBe(true);
    expect(same('| a | b |\n|---|---|\n| 1 | 2 |', '|a|b|\n|:--|--:|\n|1|2|')).toBe(true);
    expect(same('See [it][x].\n\n[x]: a.md', 'See [it](a.md).')).toBe(true);
    expect(same('---\nid: A\n---\n\nText', '---\nid: B\n---\n\nText')).toBe(true);
  });

  it('shows a change of emphasis or of an address', () => {
    expect(shown('It shall stop.', 'It **shall** stop.')).toBe('<p>It <del>shall</del><ins><strong>shall</strong></ins> stop.</p>');
    expect(shown('See [it](a.md).', 'See [it](b.md).')).toBe(
      '<p>See <del><a href="a.md">it</a></del><ins><a href="b.md">it</a></ins>.</p>',
    );
  });

  it('marks whole blocks that came or went, and finds changed ones between them', () => {
    const before = '# A\n\nThe first paragraph is about pumps.\n\nGone for good is this one.';
    const after = '# A\n\nNew here and unlike anything else.\n\nThe first paragraph is about valves.';
    expect(shown(before, after)).toBe(
      [
        '<h1>A</h1>',
        '<p class="inserted"><ins>New here and unlike anything else.</ins></p>',
        '<p>The first paragraph is about <del>pumps</del><ins>valves</ins>.</p>',
        '<p class="deleted"><del>Gone for good is this one.</del></p>',
      ].join('\n'),
    );
  });

  it('never breaks a table: a row stays a row, and a cell a cell', () => {
    const before = '| ID | Text |\n|---|---|\n| SRS-1 | refuse 20 mL |\n| SRS-2 | gone |';
    const after = '| ID | Text |\n|---|---|\n| SRS-1 | refuse 25 mL |\n| SRS-3 | new |';
    const html = shown(before, after).replaceAll('\n', '');
    expect(html).toContain('<tr><td>SRS-1</td><td>refuse <del>20</del><ins>25</ins> mL</td></tr>');
    expect(html).toContain('<tr class="deleted"><td><del>SRS-2</del></td><td><del>gone</del></td></tr>');
    expect(html).toContain('<tr class="inserted"><td><ins>SRS-3</ins></td><td><ins>new</ins></td></tr>');
    expect(html.match(/<table>/g)).toHaveLength(1);
    const wider = shown(before, '| ID | Text | More |\n|---|---|---|\n| SRS-1 | refuse 20 mL | yes |').replaceAll('\n', '');
    expect(wider.match(/<table class="(?:deleted|inserted)">/g)).toEqual(['<table class="deleted">', '<table class="inserted">']);
    expect(wider).not.toMatch(/<(?:ins|del)>(?:<[^>]*>)*<(?:t[dhr]|table)/);
  });

  it('marks entries of lists, however deep', () => {
    const html = shown('- one\n- two\n  - deep inside', '- one\n- two\n  - deep within\n- three').replaceAll('\n', '');
    expect(html).toContain('deep <del>inside</del><ins>within</ins>');
    expect(html).toContain('<li class="inserted"><ins>three</ins></li>');
  });

  it('tells a block that was moved from one that was rewritten', () => {
    const [one, two, three] = [
      'Here stands the first of all paragraphs.',
      'The second speaks of valves only.',
      'Pressure is measured in the third.',
    ];
    const html = shown([one, two, three].join('\n\n'), [two, three, one].join('\n\n'), true);
    expect(html).toContain(`<p class="moved-away"><del><span class="heard">moved from here: </span>${one}</del></p>`);
    expect(html).toContain(`<p class="moved-here"><ins><span class="heard">moved to here: </span>${one}</ins></p>`);
    expect(html).not.toContain('class="deleted"');
  });

  it('shows code whole, and draws nothing that is gone', () => {
    const html = shown('```mermaid\ngraph TD\n```', '```mermaid\ngraph LR\n```');
    expect(html).toContain('<del><pre><code>graph TD\n</code></pre></del>');
    expect(html).toContain('<ins><pre><code class="language-mermaid">graph LR\n</code></pre></ins>');
  });

  it('shows cells that share nothing whole after each other', () => {
    const html = shown('The valve opens when pressure falls below the limit set.', 'Nobody may touch it.');
    expect(html).toBe(
      '<p class="deleted"><del>The valve opens when pressure falls below the limit set.</del></p>\n<p class="inserted"><ins>Nobody may touch it.</ins></p>',
    );
  });

  it('is quick with long texts that have nothing in common', () => {
    const long = (name: string) => Array.from({ length: 400 }, (_, at) => `${name} ${at} ${'word '.repeat(20)}${name}.`).join('\n\n');
    expect(shown(long('a'), long('b'))).toContain('<del>');
  });
});
