import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Source } from '../../../src/project/facts.ts';
import { trace } from '../../../src/project/trace.ts';
import { folderPlace, publish } from '../../../src/release/publish/index.ts';
import { buildSite } from '../../../src/site/build.ts';
import { faultless } from '../../cli/folder.ts';
import { folder, put } from '../../project/folder.ts';
import { startBrowser } from '../../site/browser.ts';
import { bytesOf } from '../../site/bytes.ts';
import { serve } from '../../site/serve.ts';
import { itemThat, released } from './released.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-frozen-'));
let browser: Browser;
/** Files of a site that is made for release 1.0.0, by path. */
let pages: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  browser = await startBrowser();
  const [root, site] = [join(temporary, 'dhf'), join(temporary, 'site')];
  put(root, faultless);
  const sources: Source[] = [];
  const report = await trace(root, { stage: 'draft', asOf: '2026-03-04', onSource: (source) => sources.push(source) });
  await buildSite({ report, sources, root }, site, { refused: false, frozen: { version: '1.0.0', tag: 'v1.0.0' } });
  pages = new Map([...bytesOf(site)].map(([path, text]) => [path, Buffer.from(text, 'latin1')]));
});

afterAll(async () => {
  await browser?.close();
  rmSync(temporary, { recursive: true, force: true });
});

/** The pages as they would be of another version. */
function pagesOf(version: string, without: readonly string[] = []): Record<string, Buffer> {
  const own = [...pages].filter(([path]) => path !== 'site.json' && !without.includes(path));
  return Object.fromEntries(
    own.map(([path, bytes]) => [
      path,
      path.endsWith('.html') ? Buffer.from(bytes.toString('utf8').replaceAll('data-version="1.0.0"', `data-version="${version}"`)) : bytes,
    ]),
  );
}

/** Two versions, published once for all tests; the later one lacks a page. */
async function published(): Promise<string> {
  const place = join(temporary, 'public');
  if (existsSync(place)) return place;
  const versions = [
    released('1.0.0', { releasedOn: '2026-01-05', pages: pagesOf('1.0.0'), items: [itemThat('SRS-1', 'It shall beep.')] }),
    released('1.1.0', { pages: pagesOf('1.1.0', ['kinds/hazard.html']), items: [itemThat('SRS-1', 'It shall beep twice.')] }),
  ];
  for (const { root } of versions)
    await publish({ to: folderPlace(place), release: { path: root, name: root }, init: false, dryRun: false });
  return place;
}

async function opened(address: string, faults: string[]): Promise<Page> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('requestfailed', (request) => faults.push(request.url()));
  await page.goto(address);
  return page;
}

describe('a page of a release', () => {
  it('tells over http below a path how the release stands, and leads to the same page of another version', async () => {
    const { server, base } = await serve(await published(), '/docs/');
    onTestFinished(() => void server.close());
    const faults: string[] = [];
    const page = await opened(`${base}1.0.0/items/SWS-1.html?x=1#main`, faults);
    const line = page.locator('.frozen [role="status"]');
    await page.locator('.frozen select').waitFor();
    expect(await line.textContent()).toBe('Release 1.0.0, frozen · superseded by 1.1.0 · Live status');
    expect(await line.locator('a').evaluate((link: HTMLAnchorElement) => link.href)).toBe(`${base}status/1.0.0.html`);
    expect(await page.locator('.frozen option').allTextContents()).toEqual(['1.1.0 (in the field)', '1.0.0 (superseded)']);

    // By keyboard alone.
    await page.focus('.frozen select');
    await page.keyboard.press('ArrowUp');
    expect(page.url()).toContain('/1.0.0/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}1.1.0/items/SWS-1.html#main`);
    await page.locator('.frozen select').waitFor();
    expect(await line.textContent()).toBe('Release 1.1.0, frozen · in the field · Live status');

    // What the other version does not have leads to its home, and so does a home that is asked for by its folder.
    await page.goto(`${base}1.0.0/kinds/hazard.html`);
    await page.getByLabel('Version').selectOption('1.1.0');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(`${base}1.1.0/index.html`);
    await page.goto(`${base}latest/index.html`);
    await page.waitForURL(`${base}1.1.0/index.html`);
    expect(faults).toEqual([]);
  });

  it('says over http where nothing else is published that it is frozen', async () => {
    const alone = folder(Object.fromEntries(pages));
    const { server, base } = await serve(alone, '/');
    onTestFinished(() => void server.close());
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const asked = page.waitForResponse((response) => response.url().endsWith('/versions.js'));
    await page.goto(`${base}findings.html`);
    expect((await asked).status()).toBe(404);
    expect(await page.locator('.frozen').textContent()).toMatch(
      /^\s*Release 1\.0\.0, frozen at tag v1\.0\.0\. Its live status stands where it is published\.\s*$/,
    );
    expect(await page.locator('.frozen select').count()).toBe(0);
  });

  it('opened from a folder says so too, and looks for nothing outside of it', async () => {
    const place = await published();
    const faults: string[] = [];
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    const home = pathToFileURL(join(place, '1.0.0/')).href;
    await page.goto(`${home}index.html`);
    await page.locator('#search').waitFor();
    expect(await page.locator('.frozen').textContent()).toContain('frozen at tag v1.0.0');
    expect(asked.filter((address) => !address.startsWith(home))).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('the pages beside the releases', () => {
  it('lead to nothing that is not there, from a folder too', async () => {
    const place = await published();
    const files = bytesOf(place);
    const own = [...files].filter(([path]) => path.endsWith('.html') && !/^\d/.test(path));
    expect(own.map(([path]) => path).sort()).toEqual([
      'changes/1.0.0...1.1.0.html',
      'index.html',
      'latest/index.html',
      'status/1.0.0.html',
      'status/1.1.0.html',
    ]);
    const dead = own.flatMap(([path, text]) =>
      [...text.matchAll(/(?:href|src)="([^"#]+)(?:#[^"]*)?"|; url=([^"]+)"/g)].flatMap(([, link, forward]) => {
        const target = posix.join(posix.dirname(path), decodeURIComponent((link ?? forward) as string));
        return files.has(target) ? [] : [`${path} → ${target}`];
      }),
    );
    expect(dead).toEqual([]);
  });

  it.each([
    ['in the light on a desk', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const }],
    ['in the dark on a phone', { viewport: { width: 375, height: 800 }, colorScheme: 'dark' as const }],
  ])('and the line of a release break no rule of WCAG 2.2 AA, and scroll nowhere sideways: %s', async (_, look) => {
    const { server, base } = await serve(await published(), '/docs/');
    onTestFinished(() => void server.close());
    const context = await browser.newContext({ ...look, bypassCSP: true });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    for (const path of ['index.html', 'status/1.0.0.html', 'changes/1.0.0...1.1.0.html', '1.0.0/findings.html']) {
      await page.goto(base + path);
      if (path.startsWith('1.0.0')) await page.locator('.frozen select').waitFor();
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
      expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true);
    }
  });
});
