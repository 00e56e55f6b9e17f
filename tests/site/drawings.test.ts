import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontFiles, fontStyle } from '../../plugins/remark-mermaid/font-files.ts';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { drawDiagrams } from '../../src/project/drawings.ts';
import { traceSources } from '../../src/project/trace.ts';
import { readMarkdown } from '../../src/read/markdown/index.ts';
import { siteOf } from '../../src/site/site.ts';
import { projectRoot, readProject } from '../projects/project.ts';
import { startBrowser } from './browser.ts';
import { words } from './html.ts';

const example = readProject(fileURLToPath(new URL('../../content', import.meta.url)));
const file = 'architecture/architecture.md';
const address = 'documents/architecture/architecture.html';

type Edit = readonly [replace: string, by: string];

/** The site of a project with its architecture edited, and what is found about diagrams. */
async function siteWith(edits: readonly Edit[], { sources, settings, evidence }: typeof example = example) {
  const edited = sources.map((source) => {
    if (source.file !== file) return source;
    return { file, text: edits.reduce((text, [replace, by]) => holding(text, replace).replace(replace, by), source.text) };
  });
  await drawDiagrams(
    edited.filter(({ text }) => text.includes('```mermaid')).map((each) => readMarkdown(each.file, each.text, new Vocabulary())),
  );
  const report = traceSources(edited, settings, { stage: 'draft', asOf: { date: '2026-11-23', from: 'flag' }, evidence });
  const site = siteOf({ report, sources: edited, preview: false, picture: () => undefined });
  const body = site.pages.find(({ path }) => path === address)?.body.text ?? '';
  const found = report.diagnostics.filter(({ rule }) => rule.startsWith('diagram-'));
  const lineOf = (text: string) =>
    (edited
      .find((each) => each.file === file)
      ?.text.split('\n')
      .findIndex((line) => line.includes(text)) ?? 0) + 1;
  return { site, body, found, lineOf };
}

function holding(text: string, part: string): string {
  if (!text.includes(part)) throw new Error(`the architecture does not hold ${part}`);
  return text;
}

/** What is written in the picture with a title, rows with a space between. */
function textsIn(body: string, title: string): string[] {
  const picture = body.split('<svg').find((each) => each.includes(`>${title}</title>`)) ?? '';
  return [...(picture.split('</svg>')[0] ?? '').matchAll(/<text\b.*?<\/text>/gs)].map(([text]) =>
    words(text.replaceAll('<tspan x=', ' <tspan x=')),
  );
}

const overview = 'The six software items of Tidewell in their two processes';

describe('the picture of the architecture', () => {
  it('shows what its author wrote, with links to items, and follows when that is edited', async () => {
    const { body, found } = await siteWith([]);
    expect(textsIn(body, overview)).toContain('SWI-6 Statistics');
    expect(body).toMatch(/<text\b(?:(?!<\/text>).)*<a href="\.\.\/\.\.\/items\/SWI-6\.html">SWI-6<\/a>/s);
    expect(found).toEqual([]);
    const edited = await siteWith([['SWI6[SWI-6 Statistics]', 'SWI6[SWI-6 Reports]']]);
    expect(textsIn(edited.body, overview)).toContain('SWI-6 Reports');
    expect(textsIn(edited.body, overview)).not.toContain('SWI-6 Statistics');
  });

  it('is shown, and a finding says in which line it names an item that does not exist', async () => {
    const { body, found, lineOf } = await siteWith([['SWI6[SWI-6 Statistics]', 'SWI6[SWI-66 Statistics]']]);
    expect(textsIn(body, overview)).toContain('SWI-66 Statistics');
    const line = lineOf('SWI-66');
    expect(found).toMatchObject([
      { rule: 'diagram-names-what-exists', message: 'This diagram names SWI-66, which does not exist', place: { file, line } },
    ]);
  });

  it('gives way to a sentence and its text where it cannot be drawn, and a finding says in which line', async () => {
    const { body, found, lineOf } = await siteWith([['SWI6[SWI-6 Statistics]', 'SWI6[SWI-6 (Statistics)]']]);
    const why = 'This diagram cannot be drawn: “(” stands where the bracket that closes the text is expected';
    expect(words(body)).toContain(`${why}.`);
    expect(textsIn(body, overview)).toEqual([]);
    expect(body).toContain('SWI6[SWI-6 (Statistics)]');
    expect(found).toMatchObject([{ rule: 'diagram-is-drawn', message: why, place: { file, line: lineOf('SWI-6 (Statistics)') } }]);
  });
});

it('a site ships the font of diagrams, with its licence, only where it shows one', async () => {
  const fonts = (made: Awaited<ReturnType<typeof siteWith>>) =>
    [...made.site.files.keys(), ...made.site.makes.keys()].filter((path) => /font/.test(path)).sort();
  const names = [
    'assets/drawing-fonts.css',
    'assets/fonts/Inter-Bold.woff2',
    'assets/fonts/Inter-Regular.woff2',
    'assets/fonts/LICENSE.txt',
  ];
  const shown = await siteWith([]);
  expect(fonts(shown)).toEqual(names);
  expect(shown.site.frame.drawings).toBe(true);
  expect(new TextDecoder().decode((await shown.site.makes.get('assets/fonts/LICENSE.txt')?.()) as Uint8Array)).toContain(
    'SIL OPEN FONT LICENSE',
  );
  const without = await siteWith([], readProject(projectRoot('clean-a')));
  expect(fonts(without)).toEqual([]);
  expect(without.site.frame.drawings).toBe(false);
});

describe('in a browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const style = ['site', 'mermaid'].map((name) =>
      readFileSync(new URL(`../../src/site/public/assets/${name}.css`, import.meta.url), 'utf8'),
    );
    const { body } = await siteWith([]);
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1000, height: 3000 } });
    await page.setContent(
      `<!doctype html><html lang="en"><style>${fontStyle(dataAddress)}${style.join('')}</style><body><main>${body}</main></body></html>`,
    );
    await page.evaluate('document.fonts.ready');
    await page.addScriptTag({ content: inPage });
  });

  afterAll(() => browser?.close());

  it.each(['light', 'dark'] as const)('every text stands out from what is behind it in the %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const found = (await page.evaluate('contrasts()')) as { readonly words: string; readonly contrast: number }[];
    expect(found.length).toBeGreaterThan(30);
    expect(found.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
  });

  it('texts stand in their boxes on pages that are read from right to left, too', async () => {
    const usual = await page.evaluate('places()');
    await page.evaluate("document.documentElement.dir = 'rtl'");
    const turned = await page.evaluate('places()');
    await page.evaluate("document.documentElement.dir = 'ltr'");
    expect(turned).toEqual(usual);
  });

  it('is printed whole, as wide as the sheet at most and as high as that asks', async () => {
    await page.setViewportSize({ width: 420, height: 900 });
    const onScreen = (await page.evaluate('sizes()')) as Size[];
    await page.emulateMedia({ media: 'print' });
    const printed = (await page.evaluate('sizes()')) as Size[];
    await page.emulateMedia({ media: 'screen' });
    expect(Math.max(...onScreen.map(({ width }) => width))).toBeGreaterThan(420);
    for (const [at, { width, height, room }] of printed.entries()) {
      expect(width).toBeLessThanOrEqual(room + 1);
      const { width: wide = 0, height: high = 0 } = onScreen[at] ?? {};
      expect(height / width).toBeCloseTo(high / wide, 1);
    }
  });
});

interface Size {
  readonly width: number;
  readonly height: number;
  readonly room: number;
}

function dataAddress(file: string): string {
  if (!fontFiles.some((each) => each.file === file)) throw new Error(`${file} is no font`);
  return `data:font/woff2;base64,${readFileSync(createRequire(import.meta.url).resolve(file)).toString('base64')}`;
}

/** As WCAG measures contrast; behind a text is the nearest shape below its middle that is filled, or else the page. */
const inPage = `
  const pictures = () => [...document.querySelectorAll('.drawing-picture')];
  function rgb(colour) {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  }
  function light(colour) {
    const [r, g, b] = rgb(colour).slice(0, 3).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function behind(text) {
    const { x, y, width, height } = text.getBoundingClientRect();
    const below = document.elementsFromPoint(x + width / 2, y + height / 2);
    const shape = below.find((each) => /^(rect|path|polygon|circle|ellipse)$/.test(each.localName) && filled(each));
    return shape ? getComputedStyle(shape).fill : pageColour();
  }
  function filled(shape) {
    const { fill, fillOpacity } = getComputedStyle(shape);
    return fill !== 'none' && Number(fillOpacity) > 0 && rgb(fill)[3] === 255;
  }
  function pageColour() {
    for (const each of [document.querySelector('main'), document.body, document.documentElement]) {
      const { backgroundColor } = getComputedStyle(each);
      if (rgb(backgroundColor)[3] === 255) return backgroundColor;
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff';
  }
  function contrasts() {
    return pictures().flatMap((picture) => [...picture.querySelectorAll('text')].filter((text) => text.textContent.trim() !== '').map((text) => {
      text.scrollIntoView({ block: 'center', inline: 'center' });
      const inner = text.querySelector('a') ?? text.querySelector('tspan') ?? text;
      const [a, b] = [light(getComputedStyle(inner).fill), light(behind(text))].sort((one, other) => other - one);
      return { words: text.textContent, contrast: (a + 0.05) / (b + 0.05) };
    }));
  }
  function places() {
    return pictures().flatMap((picture) => {
      const { left } = picture.getBoundingClientRect();
      return [...picture.querySelectorAll('text')].map((text) => [text.textContent, Math.round(text.getBoundingClientRect().left - left)]);
    });
  }
  function sizes() {
    return pictures().map((picture) => {
      const { width, height } = picture.getBoundingClientRect();
      return { width, height, room: picture.parentElement.clientWidth };
    });
  }`;
