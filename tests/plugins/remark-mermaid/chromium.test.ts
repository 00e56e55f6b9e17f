import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { toHtml } from 'hast-util-to-html';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configFor } from '../../../plugins/remark-mermaid/artist/config.ts';
import { seed } from '../../../plugins/remark-mermaid/artist/sameness.ts';
import { drawingFigure } from '../../../plugins/remark-mermaid/figure.ts';
import { fontFamily, fontStyle } from '../../../plugins/remark-mermaid/font-files.ts';
import { type Drawn, drawAll } from '../../../plugins/remark-mermaid/pool.ts';
import { startBrowser } from '../../site/browser.ts';
import { fixtures } from './fixtures.ts';

interface TextBox {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const require = createRequire(import.meta.url);
let browser: Browser;
let page: Page;
let drawn: ReadonlyMap<string, Drawn>;

/** Both pictures are set in the font of pages, as pages set it; mermaid names others for some texts. */
const style = `
  ${fontStyle(dataAddress)}
  body { font-family: ${fontFamily}; }
  svg { font: 16px / normal ${fontFamily}; }
  svg text, svg tspan { font-family: ${fontFamily} !important; font-kerning: none; font-variant-ligatures: none; text-rendering: geometricPrecision; }`;

function dataAddress(file: string): string {
  return `data:font/woff2;base64,${readFileSync(require.resolve(file)).toString('base64')}`;
}

beforeAll(async () => {
  const drawing = drawAll(fixtures.values());
  browser = await startBrowser();
  page = await browser.newPage();
  await page.setContent(`<!doctype html><html><head><style>${style}</style></head><body>a<b>b</b></body></html>`);
  await page.addScriptTag({ path: require.resolve('mermaid').replace('mermaid.core.mjs', 'mermaid.min.js') });
  await page.addScriptTag({ content: inPage });
  const defaults = (await page.evaluate('mermaid.mermaidAPI.defaultConfig')) as object;
  await page.evaluate(`mermaid.initialize(${JSON.stringify(configFor(defaults))})`);
  drawn = await drawing;
});

afterAll(() => browser?.close());

/** Boxes of all texts, from the corner of all of them. */
const inPage = `
  function boxesIn(html) {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    document.body.append(holder);
    const svg = holder.querySelector('svg');
    const { width, height } = svg.viewBox.baseVal;
    svg.style.maxWidth = 'none';
    svg.setAttribute('width', width);
    svg.setAttribute('height', height);
    const boxes = [...svg.querySelectorAll('text')].map((text) => {
      const { x, y, width, height } = text.getBoundingClientRect();
      return { words: text.textContent.replace(/\\s+/g, ' ').trim(), x, y, width, height };
    }).filter(({ words, width }) => words !== '' && width > 0);
    holder.remove();
    const left = Math.min(...boxes.map(({ x }) => x)), top = Math.min(...boxes.map(({ y }) => y));
    return boxes.map((box) => ({ ...box, x: box.x - left, y: box.y - top }));
  }
  async function boxesOf(source, chances) {
    let at = 0;
    Math.random = () => chances[at++ % chances.length];
    await mermaid.mermaidAPI.getDiagramFromText('pie');
    const { svg } = await mermaid.render('drawing', source);
    return boxesIn(svg);
  }`;

/** What chance gives while this diagram is drawn. */
function chancesOf(source: string): readonly number[] {
  const end = seed(source);
  const chances = Array.from({ length: 20_000 }, () => Math.random());
  end();
  return chances;
}

/** The part of two boxes together that both cover. */
function overlap(one: TextBox, other: TextBox): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const both = Math.max(0, width) * Math.max(0, height);
  return both / (one.width * one.height + other.width * other.height - both);
}

/**
 * Types whose layout answers to what nobody sees: rows of C4 stand a pixel or two apart, and the springs of a mind map come to rest elsewhere. Their texts
 * are as large as in Chromium.
 */
const elsewhere: ReadonlySet<string> = new Set(['c4', 'mindmap']);

/** How much larger or smaller a text is, in pixels. */
function difference(one: TextBox, other: TextBox): number {
  return Math.max(Math.abs(one.width - other.width), Math.abs(one.height - other.height));
}

describe.each([...fixtures])('a diagram of type %s', (name, source) => {
  it('has its texts where Chromium has them', async () => {
    const each = drawn.get(source);
    if (each === undefined || !('drawing' in each)) throw new Error(`not drawn: ${JSON.stringify(each)}`);
    const words = { source: '', refused: (why: string) => why, undrawn: '' };
    const html = toHtml(drawingFigure(source, each.drawing, { key: 'k', idsIn: () => [], href: () => undefined, words }));
    const ours = (await page.evaluate(`boxesIn(${JSON.stringify(html)})`)) as TextBox[];
    const theirs = (await page.evaluate(`boxesOf(${JSON.stringify(source)}, ${JSON.stringify(chancesOf(source))})`)) as TextBox[];
    expect(ours.map((box) => box.words)).toEqual(theirs.map((box) => box.words));
    expect(ours.length).toBeGreaterThan(2);
    if (elsewhere.has(name)) {
      expect(Math.max(...ours.map((box, at) => difference(box, theirs[at] as TextBox)))).toBeLessThan(1);
      return;
    }
    const overlaps = ours.map((box, at) => overlap(box, theirs[at] as TextBox));
    expect(overlaps.reduce((sum, part) => sum + part, 0) / overlaps.length).toBeGreaterThanOrEqual(0.98);
    expect(Math.min(...overlaps)).toBeGreaterThanOrEqual(0.85);
  });
});
