import { toHtml } from 'hast-util-to-html';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawingFigure } from '../../../plugins/remark-mermaid/figure.ts';
import { type Drawn, drawAll } from '../../../plugins/remark-mermaid/pool.ts';
import { isSafe } from '../../../plugins/remark-mermaid/safe.ts';
import type { Drawing } from '../../../src/model/drawing.ts';
import { fixtures } from './fixtures.ts';

// Far from where the reference was made: no drawing depends on it.
process.env.TZ = 'Pacific/Auckland';

const words = { source: 'Source', refused: (why: string) => why, undrawn: 'not drawn' };
let drawn: ReadonlyMap<string, Drawn>;
let again: ReadonlyMap<string, Drawn>;

beforeAll(async () => {
  const sources = [...fixtures.values()];
  drawn = await drawAll(sources);
  // Another order, and other neighbours, in a process that has drawn before.
  const shuffled = sources.map((_, at) => sources[(at * 7 + 3) % sources.length] as string);
  again = await drawAll(shuffled);
});

function drawingOf(source: string, from = drawn): Drawing {
  const each = from.get(source);
  if (each === undefined || !('drawing' in each)) throw new Error(`not drawn: ${JSON.stringify(each)}`);
  return each.drawing;
}

describe.each([...fixtures])('a diagram of type %s', (name, source) => {
  it('is drawn as before', async () => {
    const { picture, title, parts, texts, troubles } = drawingOf(source);
    expect(troubles).toEqual([]);
    expect(title).toMatch(/./);
    expect(texts.length).toBeGreaterThan(2);
    expect(parts).toBeGreaterThan(1);
    expect(picture !== undefined && isSafe(picture)).toBe(true);
    const html = toHtml(drawingFigure(source, drawingOf(source), { key: 'k', idsIn: () => [], href: () => undefined, words }));
    await expect(html.replaceAll('><', '>\n<')).toMatchFileSnapshot(`expected/${name}.html`);
  });

  it('is the same whatever was drawn before it', () => {
    expect(drawingOf(source, again)).toEqual(drawingOf(source));
  });

  it('has no style, script or address that a page would refuse, and names that are unique on a page', () => {
    const html = toHtml(drawingFigure(source, drawingOf(source), { key: 'k', idsIn: () => [], href: () => undefined, words }));
    const svg = html.slice(html.indexOf('<svg'), html.indexOf('</svg>'));
    expect(svg).not.toMatch(/ style=|<style|<script| on\w+=|https?:|NaN|undefined/);
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^k-/);
    for (const [, id] of svg.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id);
  });
});
