import { describe, expect, it } from 'vitest';
import { html } from '../../src/site/markup.ts';
import type { SitePage } from '../../src/site/page.ts';
import { type Group, inParts } from '../../src/site/parts.ts';

const page = { path: 'items.html', title: 'Items', section: 'items', crumbs: [{ text: 'Home', path: 'index.html' }] } as const;

/** Groups of blocks of 100,000 letters each. */
const groups = (...numbers: readonly number[]): Group[] =>
  numbers.map((blocks, at) => ({
    heading: { id: `g${at}`, text: `Group ${at}`, depth: 2 },
    top: html`<h2 id="g${at}">Group ${at}</h2>`,
    blocks: Array.from({ length: blocks }, (_, block) => ({ size: 100_000, shown: () => html`<p>block ${at}.${block}</p>` })),
  }));

const blocksIn = ({ body }: SitePage) => [...body.text.matchAll(/block (\d+\.\d+)/g)].map((match) => match[1]);

describe('a page in parts', () => {
  it('is one page where everything fits, with no word of parts', () => {
    const [only, ...rest] = inParts(page, html`<h1>Items</h1>`, groups(3, 2, 0), 'en');
    expect(rest).toEqual([]);
    expect(only?.body.text).toBe(
      '<h1>Items</h1><h2 id="g0">Group 0</h2><p>block 0.0</p><p>block 0.1</p><p>block 0.2</p><h2 id="g1">Group 1</h2><p>block 1.0</p><p>block 1.1</p><h2 id="g2">Group 2</h2>',
    );
    expect(only).toMatchObject({ path: 'items.html', title: 'Items', headings: [{ id: 'g0' }, { id: 'g1' }, { id: 'g2' }] });
  });

  it('has every heading on the first, everything once, and no part too long', () => {
    const parts = inParts(page, html`<h1>Items</h1>`, groups(30, 1, 12), 'en');
    expect(parts.map(({ path }) => path)).toEqual(['items.html', ...parts.slice(1).map((_, at) => `items-${at + 2}.html`)]);
    expect(parts[0]?.headings.map(({ id }) => id)).toEqual(['g0', 'g1', 'g2']);
    expect(parts.flatMap(blocksIn).sort()).toEqual(all(30, 1, 12));
    expect(parts.map((part) => blocksIn(part).length).filter((blocks) => blocks === 0 || blocks > 8)).toEqual([]);
    for (const [at, { headings, body, title }] of parts.entries()) {
      expect(headings.map(({ id }) => body.text.includes(`<h2 id="${id}">`))).not.toContain(false);
      expect(title).toBe(at === 0 ? 'Items' : `Items, part ${at + 1}`);
      const others = parts.filter((_, other) => other !== at).map(({ path }) => path);
      expect(others.filter((path) => !body.text.includes(`href="${path}"`))).toEqual([]);
      expect(body.text).toContain(`<strong>${at + 1}</strong>`);
    }
  });

  it('keeps a block whole that is longer than a page', () => {
    const long: Group = { top: html``, blocks: [1, 2].map((at) => ({ size: 5_000_000, shown: () => html`<p>block 0.${at}</p>` })) };
    expect(inParts(page, html``, [long], 'en').map(blocksIn)).toEqual([[], ['0.1'], ['0.2']]);
  });
});

function all(...numbers: readonly number[]): string[] {
  return numbers.flatMap((blocks, at) => Array.from({ length: blocks }, (_, block) => `${at}.${block}`)).sort();
}
