import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { forBothGrounds } from '../../../plugins/remark-mermaid/artist/colours.ts';
import type { DomElement, DomWindow } from '../../../plugins/remark-mermaid/artist/dom.ts';
import { loadFont } from '../../../plugins/remark-mermaid/artist/font.ts';
import { pathBox, pathLength, pointAtLength } from '../../../plugins/remark-mermaid/artist/geometry/path.ts';
import { linesSeen } from '../../../plugins/remark-mermaid/artist/lines.ts';
import { installMeasuring } from '../../../plugins/remark-mermaid/artist/measuring.ts';
import { pictureOf } from '../../../plugins/remark-mermaid/artist/picture.ts';
import { isSafe, whyUnsafe } from '../../../plugins/remark-mermaid/safe.ts';

const { JSDOM } = createRequire(import.meta.url)('jsdom') as { JSDOM: new (page: string) => { window: DomWindow } };
const font = loadFont();
const { window } = new JSDOM('<!doctype html><html><body></body></html>');
installMeasuring(window, font);

type Measured = DomElement & Record<string, (...given: unknown[]) => unknown>;

/** The first element below the root of a picture. */
function first(inside: string): Measured {
  window.document.body.innerHTML = `<svg viewBox="0 0 100 100">${inside}</svg>`;
  const svg = window.document.body.firstElementChild as DomElement;
  return [...svg.children].find((child) => child.localName !== 'style') as Measured;
}

function picture(inside: string) {
  first(inside);
  return pictureOf(window.document.body.firstElementChild as DomElement, font);
}

describe('what is measured without a browser', () => {
  it.each([
    ['<rect x="1" y="2" width="30" height="4"/>', { x: 1, y: 2, width: 30, height: 4 }],
    ['<circle cx="10" cy="10" r="4"/>', { x: 6, y: 6, width: 8, height: 8 }],
    ['<polygon points="0,0 10,5 4,20"/>', { x: 0, y: 0, width: 10, height: 20 }],
    ['<path d="M0 0h10v-5z"/>', { x: 0, y: -5, width: 10, height: 5 }],
    [
      '<g><g transform="translate(5,5) scale(2)"><rect width="3" height="4"/></g><rect display="none" width="99" height="9"/></g>',
      { x: 5, y: 5, width: 6, height: 8 },
    ],
    ['<g><rect x="-9"/><circle cx="-9" r="0"/><rect x="1" width="3" height="4"/></g>', { x: 1, y: 0, width: 3, height: 4 }],
  ])('%s', (svg, box) => {
    expect(first(svg).getBBox?.()).toEqual(box);
  });

  it('texts by the letters of the font, as large and as bold as styles make them', () => {
    const plain = first('<text>Pump</text>').getBBox?.() as { width: number; height: number };
    const large = first('<style>.a text{font-size:32px}</style><g class="a"><text>Pump</text></g>').getBBox?.() as { width: number };
    const bold = first('<text style="font-weight:bold">Pump</text>').getBBox?.() as { width: number };
    expect(plain.height).toBe(20);
    expect(Math.abs(large.width - 2 * plain.width)).toBeLessThanOrEqual(1 / 64);
    expect((plain.width * 64) % 1).toBe(0);
    expect(bold.width).toBeGreaterThan(plain.width);
    expect(first('<text>Pump</text>').getComputedTextLength?.()).toBe(plain.width);
  });

  it('texts from where they are held', () => {
    const box = first('<text x="50" text-anchor="middle">Pump</text>').getBBox?.() as { x: number; width: number };
    expect(box.x + box.width / 2).toBeCloseTo(50);
  });

  it('arcs and curves at their widest', () => {
    expect(pathBox('M0 0A10 10 0 0 1 20 0')?.y).toBeCloseTo(-10);
    expect(pathBox('M0 0C0 40 20 40 20 0')?.height).toBeCloseTo(30);
    expect(pathLength('M0 0A10 10 0 0 1 20 0')).toBeCloseTo(Math.PI * 10, 1);
    expect(pointAtLength('M0 0L10 0L10 10', 15)).toEqual({ x: 10, y: 5 });
  });

  it.each([
    ['getCTM', '<g/>'],
    ['getSubStringLength', '<text>a</text>'],
    ['getExtentOfChar', '<text>a</text>'],
    ['getClientRects', '<g/>'],
  ])('but not %s: that throws', (name, svg) => {
    expect(() => first(svg)[name]?.()).toThrow(`${name} of <`);
  });

  it.each([
    ['<foreignObject width="9" height="9"/>', '<foreignObject> cannot be measured'],
    ['<g transform="skewX(30)"><rect width="1" height="1"/></g>', ''],
    ['<text font-size="larger">a</text>', 'a font of size larger cannot be measured'],
    ['<text dominant-baseline="mathematical">a</text>', 'cannot be measured'],
    ['<path d="M0 0 L1"/>', 'cannot be measured'],
  ])('nor what is not known: %s', (svg, why) => {
    const element = first(`<g>${svg}</g>`);
    expect(() => element.getBBox?.()).toThrow(why);
  });

  it('nor text of a page, nor the size of one that is shown', () => {
    window.document.body.innerHTML = '<div>words</div>';
    const div = window.document.body.firstElementChild as Measured & { clientWidth: number; scrollWidth: number };
    expect(() => div.getBoundingClientRect?.()).toThrow('text in <div> is measured');
    expect(() => div.clientWidth).toThrow('clientWidth of <div>');
    expect(() => div.scrollWidth).toThrow('scrollWidth of <div>');
  });
});

describe('a picture is made of what is known', () => {
  it.each([
    ['<foreignObject><p>x</p></foreignObject>', 'it holds <foreignObject>'],
    ['<script>1</script>', 'it holds <script>'],
    ['<image href="#a"/>', 'it holds <image>'],
    ['<g onclick="x()"><rect width="1" height="1"/></g>', 'it would run a script (onclick)'],
    ['<a href="https://example.com"><rect width="1" height="1"/></a>', 'it leads to https://example.com'],
    ['<a xlink:href="../other.html"><rect width="1" height="1"/></a>', 'it leads to ../other.html'],
    ['<rect width="1" height="1" style="fill:url(https://example.com/a.svg#b)"/>', 'loads something from elsewhere'],
    ['<style>@import "a.css";</style><rect width="1" height="1"/>', 'loads another (@import)'],
    [String.raw`<style>@\69mport "a.css";</style><rect width="1" height="1"/>`, 'loads another (@import)'],
    ['<rect width="1" height="1" frobnicate="1"/>', 'attribute `frobnicate`'],
    ['<rect width="1" height="1" style="offset-path:none"/>', 'the style `offset-path`'],
  ])('%s is refused', (svg, why) => {
    expect(() => picture(svg)).toThrow(why);
  });

  it('has its style in attributes, names in order, and only those that somebody needs', () => {
    const made = picture(
      '<style>.n rect{fill:#fff;stroke:#000!important;filter:drop-shadow(1px 1px 1px red)}</style><defs><marker id="zz"><path d="M0 0L1 1"/></marker><marker id="yy"/></defs><g class="n" id="box" style="cursor:pointer"><rect width="1.23456" height="1" stroke="red" style="fill:#eee"/></g><path d="M0 0L9 9" marker-end="url(#zz)"/>',
    );
    expect(made.children).toEqual([
      {
        tagName: 'defs',
        properties: {},
        children: [{ tagName: 'marker', properties: { id: 'd1' }, children: [expect.objectContaining({ tagName: 'path' })] }],
      },
      {
        tagName: 'g',
        properties: {},
        children: [
          {
            tagName: 'rect',
            properties: { width: '1.23', height: '1', fill: 'light-dark(#eeeeee,#1f1f1f)', stroke: 'light-dark(#000000,#eeeeee)' },
            children: [],
          },
        ],
      },
      { tagName: 'path', properties: { d: 'M0 0L9 9', 'marker-end': 'url(#d1)' }, children: [] },
    ]);
  });

  it('is looked at again where it comes from a file', () => {
    const rect = (properties: Record<string, string>) => ({
      tagName: 'svg',
      properties: {},
      children: [{ tagName: 'rect', properties, children: [] }],
    });
    expect(isSafe(rect({ fill: 'url(#d1)' }))).toBe(true);
    expect(isSafe(rect({ onload: 'x' }))).toBe(false);
    expect(isSafe(rect({ fill: 'url(//example.com)' }))).toBe(false);
    expect(isSafe({ tagName: 'script', properties: {}, children: [] })).toBe(false);
    expect(whyUnsafe('href', 'java\nscript:x')).toBeDefined();
  });
});

it('colours have one for dark pages, and what is no colour stays or throws', () => {
  expect(forBothGrounds('#fff')).toMatch(/^light-dark\(#ffffff,#1[0-9a-f]1[0-9a-f]1[0-9a-f]\)$/);
  expect(forBothGrounds('hsl(0, 0%, 0%)')).toBe(forBothGrounds('rgb(0,0,0)'));
  expect(forBothGrounds('none')).toBe('none');
  expect(forBothGrounds('url(#a)')).toBe('url(#a)');
  expect(forBothGrounds('darkred')).toContain('oklch(from darkred');
  expect(() => forBothGrounds('#12')).toThrow('cannot be read');
});

it('lines are those of the source, whatever was taken out before they were parsed', () => {
  expect(linesSeen('---\ntitle: x\n---\n%% a\nflowchart LR\n%% b\n  A --> B\n')).toEqual([4, 6, expect.any(Number)]);
  expect(linesSeen('\n\npie\n  "a": 1')).toEqual([2, 3]);
  expect(linesSeen('%%{init: {}}%%\npie')).toEqual([1]);
});
