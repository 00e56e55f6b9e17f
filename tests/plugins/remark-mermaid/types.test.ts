import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Drawn, drawAll } from '../../../plugins/remark-mermaid/pool.ts';
import { isSafe } from '../../../plugins/remark-mermaid/safe.ts';
import type { Drawing } from '../../../src/model/drawing.ts';
import { type Chromium, openChromium, overlap, type TextBox } from './chromium.ts';
import { fixtures, htmlOf, linesOf } from './fixtures.ts';

// Far from where the reference was made: no drawing depends on it.
process.env.TZ = 'Pacific/Auckland';

let drawn: ReadonlyMap<string, Drawn>;
let again: ReadonlyMap<string, Drawn>;
let chromium: Chromium;

beforeAll(async () => {
  const sources = [...fixtures.values()];
  drawn = await drawAll(sources);
  // Another order, and other neighbours, in a process that has drawn before.
  const shuffled = sources.map((_, at) => sources[(at * 7 + 3) % sources.length] as string);
  again = await drawAll(shuffled);
  chromium = await openChromium();
});

afterAll(() => chromium?.close());

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
    await expect(linesOf(htmlOf(source, drawingOf(source)))).toMatchFileSnapshot(`expected/${name}.html`);
  });

  it('is the same whatever was drawn before it', () => {
    expect(drawingOf(source, again)).toEqual(drawingOf(source));
  });

  it('has no style, script or address that a page would refuse, and names that are unique on a page', () => {
    const html = htmlOf(source, drawingOf(source));
    const svg = html.slice(html.indexOf('<svg'), html.indexOf('</svg>'));
    expect(svg).not.toMatch(/ style=|<style|<script| on\w+=|https?:|NaN|undefined/);
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^k-/);
    for (const [, id] of svg.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id);
  });

  it('has its texts where Chromium has them', async () => {
    const [ours, theirs] = [await chromium.boxesIn(htmlOf(source, drawingOf(source))), await chromium.boxesOf(source)];
    expect(ours.map((box) => box.words)).toEqual(theirs.map((box) => box.words));
    expect(ours.length).toBeGreaterThan(2);
    const overlaps = ours.map((box, at) => overlap(box, theirs[at] as TextBox));
    expect(overlaps.reduce((sum, part) => sum + part, 0) / overlaps.length).toBeGreaterThanOrEqual(0.98);
    expect(Math.min(...overlaps)).toBeGreaterThanOrEqual(0.85);
  });
});
