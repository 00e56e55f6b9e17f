import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cli/run.ts';
import { projectRoot } from '../projects/project.ts';
import { startBrowser } from './browser.ts';
import { builtSite } from './built.ts';
import { bytesOf } from './bytes.ts';
import { hostile } from './hostile.ts';
import { serve } from './serve.ts';

const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-crawl-'));
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
  for (const [file, content] of Object.entries(hostile)) {
    mkdirSync(dirname(join(temporary, 'sources', file)), { recursive: true });
    writeFileSync(join(temporary, 'sources', file), content);
  }
});

afterAll(async () => {
  await browser?.close();
  rmSync(temporary, { recursive: true, force: true });
});

/** What the browser makes of one page. */
interface Seen {
  readonly ids: readonly string[];
  /** Absolute addresses that the page leads to or loads. */
  readonly links: readonly string[];
  /** Whatever could run, and pages from elsewhere. */
  readonly live: readonly string[];
  readonly words: string;
  readonly wider: boolean;
}

const look = readFileSync(new URL('./look.js', import.meta.url), 'utf8');

/** Collects every failed request and every line on the console. */
function watched(page: Page, faults: string[]): Page {
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  page.on('response', (response) => response.status() >= 400 && faults.push(`${response.status()}: ${response.url()}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return page;
}

/** Opens pages of a site, four at a time. */
async function visit(context: BrowserContext, base: string, paths: readonly string[], faults: string[]): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  const waiting = [...paths];
  const worker = async () => {
    const page = watched(await context.newPage(), faults);
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await page.goto(base + encoded(path));
      seen.set(path, await page.evaluate<Seen>(look));
    }
    await page.close();
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return seen;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Links that lead nowhere: to no file of the site, or to no such place on a page of it. */
function dead(seen: ReadonlyMap<string, Seen>, files: ReadonlyMap<string, string>, base: string): string[] {
  const holds = (file: string, id: string) => seen.get(file)?.ids.includes(id) ?? files.get(file)?.includes(` id="${id}"`);
  return [...seen].flatMap(([path, { links }]) => {
    const broken = links.filter((link) => {
      if (!link.startsWith(base)) return !/^(?:https?:\/\/example\.com\/|mailto:)/.test(link);
      const [target = '', fragment] = link.slice(base.length).split('#', 2);
      const file = decodeURIComponent(target.replace(/\?.*/, ''));
      return !files.has(file) || (fragment !== undefined && !holds(file, decodeURIComponent(fragment)));
    });
    return broken.map((link) => `${path} → ${link}`);
  });
}

/** One page of each type. */
function ofEachType(pages: readonly string[]): string[] {
  const types = Map.groupBy(pages, (path) => (path.includes('/') ? path.split('/')[0] : path));
  return [...types.values()].map((paths) => paths.at(-1) as string);
}

/** Pages of rules and kinds say the same for every DHF: so many of them are opened, the largest first. Where the links of all lead, the example shows. */
function withRules(pages: readonly string[], sizeOf: (path: string) => number, count: number): string[] {
  const isOurs = (path: string) => /^(?:rules|kinds)\//.test(path);
  const largest = pages.filter(isOurs).sort((a, b) => sizeOf(b) - sizeOf(a));
  return [...pages.filter((path) => !isOurs(path)), ...largest.slice(0, count)];
}

describe.each([
  ['a clean DHF', projectRoot('clean-c'), 0, 30],
  ['a hostile DHF', join(temporary, 'sources'), 1, 2],
] as const)('%s', (name, root, code, rules) => {
  const site = join(temporary, `${name} é`);
  const base = `${pathToFileURL(site).href}/`;
  let files: Map<string, string>;
  let pages: string[];

  beforeAll(async () => {
    const ran = await run(['build', root, '--preview', '--as-of=2026-11-22', '--out', site]);
    expect(ran.code, ran.out + ran.err).toBe(code);
    files = bytesOf(site);
    pages = [...files.keys()].filter((path) => path.endsWith('.html'));
  });

  it('opens from a folder: every page, link and fragment; nothing fails, nothing runs, and no page is wider than a phone', async () => {
    const faults: string[] = [];
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const opened = withRules(pages, (path) => files.get(path)?.length ?? 0, rules);
    const seen = await visit(context, base, opened, faults);
    await context.close();
    expect(faults).toEqual([]);
    expect(seen.size).toBe(opened.length);
    expect(pages.length).toBeGreaterThan(90);
    expect(dead(seen, files, base)).toEqual([]);
    const each = [...seen];
    expect(each.flatMap(([path, { live }]) => live.map((part) => `${path}: ${part}`))).toEqual([]);
    expect(each.filter(([, { words }]) => words.trim().length < 50).map(([path]) => path)).toEqual([]);
    expect(each.filter(([, { ids }]) => new Set(ids).size < ids.length).map(([path]) => path)).toEqual([]);
    expect(each.filter(([, { wider }]) => wider).map(([path]) => path)).toEqual([]);
    // Every page can be reached from home.
    const reached = new Set(['index.html']);
    for (const path of reached)
      for (const link of seen.get(path)?.links ?? [])
        if (link.startsWith(base)) reached.add(decodeURIComponent(link.slice(base.length).replace(/[?#].*/, '')));
    expect(pages.filter((path) => !reached.has(path))).toEqual(['404.html']);
  });

  it('says the same with JavaScript off, in the dark and on a desk', async () => {
    const chosen = ofEachType(pages);
    const words = async (options: Parameters<Browser['newContext']>[0]) => {
      const faults: string[] = [];
      const context = await browser.newContext(options);
      const seen = await visit(context, base, chosen, faults);
      await context.close();
      expect(faults).toEqual([]);
      return [...seen].map(([path, { words: text }]) => [path, text]).sort();
    };
    expect(await words({ javaScriptEnabled: false, colorScheme: 'dark', viewport: { width: 1400, height: 900 } })).toEqual(await words({}));
  });

  it('opens below a path of a web server', async () => {
    const served = await serve(site, '/dhf/é/');
    const faults: string[] = [];
    const context = await browser.newContext();
    const chosen = ofEachType(pages);
    const seen = await visit(context, served.base, chosen, faults);
    await context.close();
    served.server.close();
    expect(faults).toEqual([]);
    const away = [...seen].flatMap(([path, { links }]) =>
      links.filter((link) => link.startsWith('http://127') && !link.startsWith(served.base)).map((link) => `${path} → ${link}`),
    );
    expect(away).toEqual([]);
    expect(seen.size).toBe(chosen.length);
  });

  it('says for any other address of a web server that there is no such page, from no other file', async () => {
    const served = await serve(site, '/dhf/é/');
    const faults: string[] = [];
    const context = await browser.newContext();
    const page = watched(await context.newPage(), faults);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const address = `${served.base}items/deep/er/NO-1.html`;
    expect((await page.goto(address))?.status()).toBe(404);
    const { words, live, ids } = await page.evaluate<Seen>(look);
    await context.close();
    served.server.close();
    expect(words).toContain('No such page');
    expect({ live, ids }).toEqual({ live: [], ids: [] });
    expect(requests).toEqual([address]);
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  });

  it.runIf(code === 1)(
    'what people wrote stays words where scripts show it: in search, findings, sample, matrix and explorer',
    async () => {
      const faults: string[] = [];
      const context = await browser.newContext();
      const page = watched(await context.newPage(), faults);
      page.setDefaultTimeout(10_000);
      const open = (path: string) => page.goto(base + path);
      const shown = async (part: string) => {
        expect(await page.locator(part).first().innerText()).toContain('<script>window.wrecked=1</script>');
        expect(
          await page.evaluate<boolean>(
            `'wrecked' in window || document.querySelector(${JSON.stringify(part)}).querySelector('script, img[src="x"]') !== null`,
          ),
        ).toBe(false);
      };
      await open('index.html');
      await page.fill('#search', 'window.wrecked=1');
      await page.locator('[role="option"]').first().waitFor();
      await shown('.search-list');
      await open('findings.html');
      await page.locator('[name=text]').fill('<script>window.wrecked=1</script>');
      await page.locator('.chosen', { hasText: /of \d+/ }).waitFor();
      await open('sample.html?kind=system-requirement&number=10&seed=3');
      await page.locator('#drawn', { hasText: 'seed 3' }).waitFor();
      await shown('#dossier');
      await open('matrix.html');
      await page.getByLabel('Rows').selectOption('software-requirement');
      await page.getByLabel('Column 1').selectOption({ index: 1 });
      await page.locator('main tbody', { hasText: 'wrecked' }).first().waitFor();
      await shown('main');
      await open('graph.html?item=SYS-1');
      await page.locator('main table td', { hasText: 'wrecked' }).first().waitFor();
      await shown('main');
      await context.close();
      expect(faults).toEqual([]);
    },
  );
});

/** What a page names and leads to, as its file says. */
function written(html: string, address: string): Pick<Seen, 'ids' | 'links'> {
  const values = (names: string) =>
    [...html.matchAll(new RegExp(`<[a-z][^<>]*?\\s(?:${names})="([^"]*)"`, 'g'))].map(([, value = '']) => value);
  return { ids: values('id'), links: values('href|src').map((value) => new URL(value.replaceAll('&amp;', '&'), address).href) };
}

describe('the example device', () => {
  let base: string;
  let site: string;
  let files: ReadonlyMap<string, string>;
  let seen: ReadonlyMap<string, Seen>;

  beforeAll(async () => {
    site = await builtSite('content');
    base = `${pathToFileURL(site).href}/`;
    files = bytesOf(site);
    const paths = [...files.keys()].filter((path) => path.endsWith('.html'));
    const found = paths.map((path) => [path, written(readFileSync(join(site, path), 'utf8'), base + encoded(path))] as const);
    seen = new Map(found as unknown as readonly (readonly [string, Seen])[]);
  });

  const inside = () =>
    [...seen.values()].flatMap(({ links }) => links.filter((link) => link.startsWith(base)).map((link) => link.slice(base.length)));

  it('leads nowhere in vain: every page, place, file to take away, script and item asked for is there, and home leads to all', () => {
    expect(seen.size).toBeGreaterThan(800);
    const own = [...seen].map(
      ([path, { ids, links }]) => [path, { ids, links: links.filter((link) => link.startsWith('file:')) }] as const,
    );
    expect(dead(new Map(own as unknown as readonly (readonly [string, Seen])[]), files, base)).toEqual([]);
    const asked = inside().flatMap((link) => /^graph\.html\?item=([^&#]*)/.exec(link)?.[1] ?? []);
    expect(asked.length).toBeGreaterThan(500);
    expect(asked.filter((id) => !files.has(`items/${decodeURIComponent(id)}.html`))).toEqual([]);
    const endings = new Set(inside().map((link) => /\.(\w+)(?:[?#].*)?$/.exec(link)?.[1]));
    expect(['csv', 'xlsx', 'json', 'html', 'css', 'js', 'svg'].filter((ending) => !endings.has(ending))).toEqual([]);
    const reached = new Set(['index.html']);
    for (const path of reached)
      for (const link of seen.get(path)?.links ?? [])
        if (link.startsWith(base)) reached.add(decodeURIComponent(link.slice(base.length).replace(/[?#].*/, '')));
    expect([...seen.keys()].filter((path) => !reached.has(path))).toEqual(['404.html']);
  });

  it.each(['from a folder', 'below a path of a web server'])('opens one page of each type %s, and all that they load', async (where) => {
    const served = where === 'from a folder' ? undefined : await serve(site, '/dhf/é/');
    const faults: string[] = [];
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const opened = await visit(context, served?.base ?? base, ofEachType([...seen.keys()]), faults);
    await context.close();
    served?.server.close();
    expect(faults).toEqual([]);
    expect(
      [...opened].flatMap(([path, { live, wider }]) => [...live, ...(wider ? ['wider'] : [])].map((each) => `${path}: ${each}`)),
    ).toEqual([]);
  });
});
