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

/** Pages of many types; of a type that this device has no page of, none. */
const paths = [
  ...['documents', 'items', 'tests', 'coverage', 'soup', 'risk', 'findings', 'rules', 'kinds'],
  ...['classification', 'changes', 'problems', 'approvals', 'justifications', 'clauses/iec-62304'],
  ...['documents/planning/development-plan', 'documents/tests/system', 'rules/link-resolves', 'kinds/software-unit', 'kinds/archive'],
  ...['SRS-1', 'SWS-1', 'SEG-1', 'RUN-1', 'APR-14', 'HAZ-1', 'TC-63', 'SWU-4', 'RUN-2/TC-85'].map((id) => `items/${id}`),
].map((path) => `${path}.html`);

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
  const made: Made = { report, pictures, site: { ...whole, pages: whole.pages.filter(({ path }) => paths.includes(path)) } };
  const out = join(mkdtempSync(join(temporary, `${language}-`)), 'site');
  await putSite(made, out);
  return out;
}

function pagesIn(site: string): string[] {
  const there = new Set(readdirSync(site, { recursive: true }).map((path) => String(path).replaceAll('\\', '/')));
  return paths.filter((path) => there.has(path));
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

/** What is wider than the page, and words that stick out of the part they belong to. */
function stickingOut(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const wide = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
  const parts = '.banner > *, .verdict > *, .sidebar a, .sidebar p, .contents a, .menu summary, .crumbs, .pager a, th, .tag, dt, footer p';
  const words = [...document.querySelectorAll<HTMLElement>(parts)].flatMap((part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    const [outer, inner] = [part.getBoundingClientRect(), range.getBoundingClientRect()];
    const isIn =
      inner.width === 0 ||
      (inner.left >= outer.left - 1.5 && inner.right <= outer.right + 1.5 && part.scrollWidth <= part.clientWidth + 1.5);
    return isIn || getComputedStyle(part).display === 'inline'
      ? []
      : [`${part.tagName} ${part.className}: ${part.textContent?.trim().slice(0, 60)}`];
  });
  return [...wide, ...words];
}

/** Texts of a page, its figures left out, that ought to be in its language, and have none of the accents of its words. */
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
    if (parent === null || isForeign(parent) || parent.closest('script, style, code, pre, figure') !== null) continue;
    const text = (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    if (isPlain(text) && !leadsToForeign(parent.closest('a'))) texts.push(text);
  }
  const names = [...document.querySelectorAll('[aria-label], [placeholder], img[alt]')].flatMap((each) =>
    isForeign(each) ? [] : ['aria-label', 'placeholder', 'alt'].flatMap((name) => each.getAttribute(name) ?? []),
  );
  return [...new Set([...texts, ...names.filter(isPlain)])];
}

/** Everything that people wrote: titles, values of fields, IDs, names of files and folders, what tools report. */
function written(): string {
  const { graph, product, tool, rules } = report;
  const items = (graph?.items ?? []).flatMap(({ id, title, status = '', place, fields }) => [
    `${id} ${title.text}`,
    status,
    place.file,
    ...place.file.split('/').map((part) => part.charAt(0).toUpperCase() + part.slice(1)),
    ...[...fields.values()].map(({ values }) => values.map(({ text }) => text).join(', ')),
  ]);
  // Scales of risks stand in tables of the plan.
  const cells = sources.flatMap(({ text }) => text.split('|').map((cell) => cell.trim()));
  const all = [
    ...items,
    ...cells.filter((cell) => cell.length < 40),
    product,
    tool,
    JSON.stringify(rules),
    JSON.stringify(graph?.evidence ?? {}),
  ];
  return all.join('\n').replaceAll(/[^\S\n]+/g, ' ');
}

/** Did people write it, is it a row of what they wrote, or is it no word of a language: a place, a clause, a format? */
function isWritten(text: string, known: string): boolean {
  const bare = text.replaceAll(/^[\s·,;:.()[\]→›-]+|[\s·,;:.()[\]→›-]+$/g, '');
  if (/^(?:\S+\.md(?::\d+)*|(?:IEC|ISO) \d+(?: [\d.]+)?|CSV|XLSX|JSON)$/.test(bare)) return true;
  return known.includes(bare) || bare.split(/, | · | → /).every((part) => known.includes(part));
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
        const [first, second] = [...document.querySelectorAll('main th')].slice(0, 2).map((head) => head.getBoundingClientRect().left);
        const wrong = [
          ...(document.documentElement.dir === 'rtl' ? [] : ['dir']),
          ...(left('.sidebar') > left('main') ? [] : ['sidebar']),
          ...(first === undefined || second === undefined || first > second ? [] : ['columns']),
        ];
        return wrong;
      }),
    );
    expect(sides).toEqual([]);
  });
});
