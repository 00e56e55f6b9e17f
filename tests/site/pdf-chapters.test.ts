import { describe, expect, it } from 'vitest';
import { html, trusted } from '../../src/site/markup.ts';
import type { SitePage } from '../../src/site/page.ts';
import { chaptersOf } from '../../src/site/pdf/chapters.ts';
import { eachTag, wordsOf } from '../../src/site/pdf/tags.ts';

function page(path: string, body: string, more: Partial<SitePage> = {}): SitePage {
  return { path, title: `Title of ${path}`, section: 'documents', crumbs: [], headings: [], body: trusted(body), ...more };
}

const nowhere = () => undefined;
/** Where a link leads: the words that stand at its place. */
function placed(text: string, link: string): string | undefined {
  const [, id] = new RegExp(`<a href="#(n\\d+)"[^>]*>${link}</a>`).exec(text) ?? [];
  return id && new RegExp(`id="${id}"[^>]*>([^<]*)`).exec(text)?.[1];
}

describe('the chapters of a PDF', () => {
  const one =
    '<h1>One</h1><p><a href="b/two.html">to two</a> <a href="b/two.html#x%20y">to x</a> <a href="#own">to own</a></p><h2 id="own">Own</h2>';
  const two = '<h1>Two</h1><h2 id="x y">X</h2><h2 id="own">Other</h2><a href="../one.html#own">back</a> <a href="#own">here</a>';

  it('keep links among them, whatever the names of places on other pages', () => {
    const { html: text } = chaptersOf([{ pages: [page('one.html', one), page('b/two.html', two)] }], nowhere);
    expect(['to x', 'to own', 'back', 'here'].map((link) => placed(text, link))).toEqual(['X', 'Own', 'Own', 'Other']);
    expect(text).toContain('>to two</a>');
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('make text of links to pages that are not among them, and lead an item to where it stands in a document', () => {
    const body =
      '<a href="../rules/r.html">rule</a> <a href="../items/SRS-1.html">item</a> <a href="https://example.com/?a=1&amp;b=2">away</a> <a href="javascript:x">bad</a>';
    const holder = page('documents/srd.html', '<h1>Doc</h1><h3 id="SRS-1">Stands here</h3>');
    const { html: text } = chaptersOf([{ pages: [page('documents/a.html', body), holder] }], (path) =>
      path === 'items/SRS-1.html' ? ['documents/srd.html', 'SRS-1'] : undefined,
    );
    expect(text).toContain('<a>rule</a>');
    expect(placed(text, 'item')).toBe('Stands here');
    expect(text).toContain('<a href="https://example.com/?a=1&amp;b=2">away</a>');
    expect(text).toContain('<a>bad</a>');
  });

  it('have all headings in order, one level lower under the heading of a part', () => {
    const { headings, html: text } = chaptersOf(
      [
        { title: 'Part', pages: [page('one.html', one)] },
        { title: 'Empty', pages: [] },
      ],
      nowhere,
    );
    expect(headings.map(({ text, level }) => [text, level])).toEqual([
      ['Part', 1],
      ['Title of one.html', 2],
      ['Own', 3],
    ]);
    expect(text.match(/<h\d/g)).toEqual(['<h1', '<h2', '<h3']);
  });

  it('find pictures where they stand, and names within drawings and labels', () => {
    const body =
      '<img src="../pictures/a%20b.png" alt=""><svg><marker id="m"></marker><path marker-end="url(#m)"/></svg><p aria-labelledby="m m">x</p>';
    const { html: text } = chaptersOf([{ pages: [page('documents/a.html', body)] }], nowhere);
    expect(text).toContain('src="pictures/a%20b.png"');
    const [, id] = /<marker id="(n\d+)"/.exec(text) ?? [];
    expect(text).toContain(`marker-end="url(#${id})"`);
    expect(text).toContain(`aria-labelledby="${id} ${id}"`);
  });

  it('take what a page has for print, and the control line of a document', () => {
    const controlled = page('a.html', '<h1>Long</h1>', { printed: html`<h1>Short</h1>`, control: 'SDP-1 · "r" & 2' });
    const { html: text } = chaptersOf([{ pages: [controlled] }], nowhere);
    expect(text).toContain('>Short</h1>');
    expect(text).not.toContain('Long');
    expect(text).toContain('data-control="SDP-1 · &quot;r&quot; &amp; 2"');
  });
});

describe('start tags', () => {
  it('are gone through with whatever stands in their values, and nothing else is', () => {
    const text = '<p title="a > b" data-x=\'<i>\' hidden>1 &lt;b id="no"&gt; 2<br/></p>';
    const seen: unknown[] = [];
    expect(eachTag(text, (name, attributes) => seen.push([name, ...attributes]))).toBe(text);
    expect(seen).toEqual([['p', ['title', 'a > b'], ['data-x', '<i>'], ['hidden', '']], ['br']]);
  });

  it('are written with their new values', () => {
    expect(eachTag('<a href="x" class=y>t</a>', (_, attributes) => attributes.set('href', 'a"b'))).toBe(
      '<a href="a&quot;b" class="y">t</a>',
    );
  });

  it('leave words behind', () => {
    expect(wordsOf('<b>A &amp; B</b>\n <i>&#39;C&#x27;</i>')).toBe("A & B 'C'");
  });
});
