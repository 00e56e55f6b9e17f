import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import type { Source } from '../../src/project/facts.ts';
import { trace } from '../../src/project/trace.ts';
import { type Made, putSite } from '../../src/site/build.ts';
import { picturesIn } from '../../src/site/pictures.ts';
import { siteOf } from '../../src/site/site.ts';
import type { Language } from '../../src/site/strings/strings.ts';
import { startBrowser } from './browser.ts';

const root = fileURLToPath(new URL('../../content', import.meta.url));

/** Of the folders with many pages of one type: some that differ. Every other page is looked at. */
const some = [
  ...['documents/planning/development-plan', 'documents/risk/analysis', 'documents/tests/system', 'rules/link-resolves'],
  ...['kinds/software-unit', 'kinds/archive', 'matrices/requirement-to-result', 'matrices/requirement-to-source'],
  ...['SRS-1', 'SWS-1', 'SEG-1', 'RUN-1', 'APR-14', 'HAZ-1', 'TC-63', 'SWU-4', 'RUN-2/TC-85'].map((id) => `items/${id}`),
].map((path) => `${path}.html`);

function isLookedAt(path: string): boolean {
  return some.includes(path) || !/^(?:documents|items|kinds|matrices|rules)\//.test(path);
}

let browser: Browser;
let report: TraceReport;
const sources: Source[] = [];
const temporary = mkdtempSync(join(tmpdir(), 'dhf-languages-'));

beforeAll(async () => {
  [browser, report] = await Promise.all([
    startBrowser(),
    trace(root, { stage: 'draft', asOf: '2026-11-23', onSource: (source) => sources.push(source) }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  rmSync(temporary, { recursive: true, force: true });
});

/** The device in a language, with few of its pages. */
async function siteIn(language: Language): Promise<string> {
  const pictures = picturesIn(root);
  const whole = siteOf({
    report,
    sources,
    preview: false,
    picture: pictures.address,
    language,
    brand: { company: 'Example Devices Ltd', model: 'TW-1' },
  });
  const made: Made = { report, pictures, site: { ...whole, pages: whole.pages.filter(({ path }) => isLookedAt(path)) } };
  const out = join(mkdtempSync(join(temporary, `${language}-`)), 'site');
  await putSite(made, out);
  return out;
}

function pagesIn(site: string): string[] {
  const all = readdirSync(site, { recursive: true }).map((path) => String(path).replaceAll('\\', '/'));
  return all.filter((path) => path.endsWith('.html')).sort();
}

async function overPages(site: string, width: number, look: (page: Page, path: string) => Promise<readonly string[]>): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const found: string[] = [];
  for (const path of pagesIn(site)) {
    await page.goto(pathToFileURL(join(site, path)).href);
    found.push(...(await look(page, path)).map((each) => `${path} at ${width}: ${each}`));
  }
  await context.close();
  return found;
}

/** What is wider than the page, or sticks out of what it stands in, or is cut off there. */
function stickingOut(): string[] {
  const boxAround = (node: Node): Element | null => {
    let box = node.parentElement;
    while (box !== null && /^(?:inline|contents)$/.test(getComputedStyle(box).display)) box = box.parentElement;
    return box;
  };
  const isOut = (inner: DOMRect, outer: DOMRect) => inner.width > 0 && (inner.left < outer.left - 1.5 || inner.right > outer.right + 1.5);
  const scrolls = (box: Element) => /auto|scroll/.test(getComputedStyle(box).overflowX);
  const named = (part: Element) => `${part.tagName} ${part.className}: ${part.textContent?.trim().slice(0, 60)}`;
  // Letters of pictures are measured elsewhere; the link that skips the navigation has no size until it is reached.
  const isLeftOut = (part: Element) =>
    part.closest('svg, canvas, select, script, style, template, .skip') !== null || !part.checkVisibility();

  const { scrollWidth, clientWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    const box = boxAround(node);
    if (node.textContent?.trim() === '' || box === null || isLeftOut(node.parentElement as Element) || scrolls(box)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some((line) => isOut(line, box.getBoundingClientRect()))) found.push(named(box));
  }
  for (const part of document.querySelectorAll('body *')) {
    const { display, position, overflowX } = getComputedStyle(part);
    const box = boxAround(part);
    if (isLeftOut(part) || box === null || /^(?:inline|contents|none)$/.test(display) || /absolute|fixed/.test(position)) continue;
    if (!scrolls(box) && isOut(part.getBoundingClientRect(), box.getBoundingClientRect())) found.push(`${named(box)} holds ${named(part)}`);
    if (/hidden|clip/.test(overflowX) && part.scrollWidth > part.clientWidth + 1) found.push(`${named(part)} is cut off`);
  }
  return [...new Set(found)];
}

/** Texts of a page that ought to be in its language, and have none of the accents of its words. */
function unmarked(): string[] {
  const isForeign = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') !== 'en-XA';
  const isPlain = (text: string) => /\p{L}{2}/u.test(text) && !/[áéíóúÁÉÍÓÚñš]/.test(text);
  // Headings that people wrote, and items in texts, stand in the contents of a page, too.
  const leadsToForeign = (link: Element | null) => {
    const [, anchor = ''] = /^#(.+)$/.exec(link?.getAttribute('href') ?? '') ?? [];
    return anchor !== '' && isForeign(document.getElementById(decodeURIComponent(anchor)));
  };
  const texts: string[] = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || isForeign(parent) || parent.closest('script, style, code, pre') !== null) continue;
    const text = (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    if (isPlain(text) && !leadsToForeign(parent.closest('a'))) texts.push(text);
  }
  const names = [...document.querySelectorAll('[aria-label], [placeholder], img[alt]')].flatMap((each) =>
    isForeign(each) ? [] : ['aria-label', 'placeholder', 'alt'].flatMap((name) => each.getAttribute(name) ?? []),
  );
  return [...new Set([...texts, ...names.filter(isPlain)])];
}

/** Everything that people wrote, and tools reported: titles, values of fields, IDs, names of files and folders. */
function written(): string {
  const { graph, product, tool, rules } = report;
  const items = (graph?.items ?? []).flatMap(({ id, title, status = '', place, fields }) => [
    ...[id, title.text, `${id} ${title.text}`, status],
    ...place.file.split('/').map((part) => part.charAt(0).toUpperCase() + part.slice(1)),
    ...[...fields.values()].flatMap(({ values }) => [...values.map(({ text }) => text), values.map(({ text }) => text).join(', ')]),
  ]);
  // Scales of risks stand in tables of the plan.
  const cells = sources.flatMap(({ text }) => text.split('|')).filter((cell) => cell.length < 40);
  const all = [...items, ...cells, product, tool, ...stringsIn(rules), ...stringsIn(graph?.evidence)];
  return all.map((text) => text.replaceAll(/\s+/g, ' ')).join('\n');
}

/** Texts of data; outcomes of tests are words of ours on a page. */
function stringsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => (name === 'outcome' ? [] : [name, ...stringsIn(value)]));
}

/** Did people write it, is it a row of what they wrote, or is it no word of a language: a place, a clause, a format? */
function isWritten(text: string, known: string): boolean {
  const bare = text.replaceAll(/^[\s·,;:.()[\]→›-]+|[\s·,;:.()[\]→›-]+$/g, '');
  const isName = (part: string) =>
    known.includes(part) || /^(?:\S+\/|[^\s:]+\.\w+(?::\d+)*|(?:IEC|ISO) \d+(?: [\d.]+)?|CSV|XLSX|JSON)$/.test(part);
  return isName(bare) || bare.split(/, | · | → /).every(isName);
}

describe('words longer than English', () => {
  let site: string;

  beforeAll(async () => {
    site = await siteIn('en-XA');
  });

  it.each([390, 1280])('fit on every page at %i pixels', async (width) => {
    expect(await overPages(site, width, (page) => page.evaluate(stickingOut))).toEqual([]);
  });

  it('are all that a page says besides what people and rules wrote', async () => {
    const known = written();
    const left = await overPages(site, 1280, async (page) => (await page.evaluate(unmarked)).filter((text) => !isWritten(text, known)));
    expect(left).toEqual([]);
  });
});

describe('a page from right to left', () => {
  let site: string;

  beforeAll(async () => {
    site = await siteIn('ar-XB');
  });

  it.each([390, 1280])('fits at %i pixels', async (width) => {
    expect(await overPages(site, width, (page) => page.evaluate(stickingOut))).toEqual([]);
  });

  it('has its navigation and the first column of its tables at the right', async () => {
    const sides = await overPages(site, 1280, (page) =>
      page.evaluate(() => {
        const left = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().left ?? 0;
        const [first, second] = [...document.querySelectorAll('main th')]
          .filter((head) => head.closest('[lang]') === document.documentElement)
          .slice(0, 2)
          .map((head) => head.getBoundingClientRect().left);
        const wrong = [
          ...(document.documentElement.dir === 'rtl' ? [] : ['dir']),
          ...(document.querySelector('.sidebar') === null || left('.sidebar') > left('main') ? [] : ['sidebar']),
          ...(first === undefined || second === undefined || first > second ? [] : ['columns']),
        ];
        return wrong;
      }),
    );
    expect(sides).toEqual([]);
  });
});
