import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDocuments } from '../bench/generate.ts';
import { projectRoot } from '../projects/project.ts';
import { openedIn, startBrowser } from './browser.ts';
import { builtSite } from './built.ts';
import { graphIn, writeSearchPage } from './search-page.ts';
import { serve } from './serve.ts';

const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-search-'));
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(temporary, { recursive: true, force: true });
});

const field = '#search';
const said = '.search [role="status"]';

const opened = (address: string, options?: Parameters<Browser['newContext']>[0]) => openedIn(browser, address, options);

/** Types a question as a person does, and waits until the answer is whole. */
async function ask(page: Page, question: string): Promise<void> {
  await page.fill(field, '');
  await expect.poll(() => page.textContent(said)).toBe('');
  await page.locator(field).pressSequentially(question);
  await expect.poll(() => page.textContent(said)).not.toBe('');
}

async function first(page: Page, question: string): Promise<string> {
  await ask(page, question);
  const options = page.locator('[role="option"]');
  return (await options.count()) === 0 ? '' : ((await options.first().getAttribute('href')) ?? '');
}

const file = (id: string, title: string, rest: string, text: string) => ({
  file: `items/planted/${id}.md`,
  text: `---\nid: ${id}\ntitle: ${JSON.stringify(title)}\n${rest}---\n\n${text}\n`,
});
const hostile = '<img src=x onerror="window.wrecked=1"> & "quoted" sprocket';
const planted = [
  file('SRS-90001', 'Quench the plasma torch', 'acceptance-criteria: Zirconium probe below 40 degrees\n', 'It **shall** go out.'),
  file('SRS-90002', 'Whistle when empty', 'former-ids: [OLD-7]\n', 'The whistle **shall** be heard through a closed door.'),
  file('HAZ-90001', 'Überdruck am Ventil', '', 'Too much of it.'),
  file('PRB-90001', 'Gauge freezes at noon', '', 'The reason was a drifting quartz in leap years.'),
  file('TC-90001', hostile, '', `Text of it: ${hostile}`),
];

describe('among ten thousand items, from a folder', () => {
  let page: Page;

  beforeAll(async () => {
    generateDocuments(join(temporary, 'sources'), 10_000, 200);
    const graph = graphIn(join(temporary, 'sources'), planted, {
      labels: { 'acceptance-criteria': ['Exit condition'] },
      prefixes: { PRB: 'problem-report', BUG: 'problem-report' },
    });
    page = await opened(await writeSearchPage(join(temporary, 'site é'), graph));
  });

  it.each([
    ['SRS-1234', 'SRS-1234'],
    ['srs1234', 'SRS-1234'],
    ['tc 77', 'TC-77'],
    ['swu_12', 'SWU-12'],
    ['old7', 'SRS-90002'],
    ['quench the plasma torch', 'SRS-90001'],
    ['plasma', 'SRS-90001'],
    ['quen', 'SRS-90001'],
    ['torch quench', 'SRS-90001'],
    ['uberdruck', 'HAZ-90001'],
    ['ÜBERDRUCK ventil', 'HAZ-90001'],
    ['zirconium', 'SRS-90001'],
    ['closed door', 'SRS-90002'],
    ['leap years quartz', 'PRB-90001'],
    ['bug noon', 'PRB-90001'],
    ['problem report gauge', 'PRB-90001'],
    ['problembericht quartz', 'PRB-90001'],
    ['exit condition 40 degrees', 'SRS-90001'],
    ['plamsa', 'SRS-90001'],
    ['zirkonium', 'SRS-90001'],
    ['whistel emty', 'SRS-90002'],
  ])('%s leads to %s', async (question, id) => {
    expect(await first(page, question)).toBe(`items/${id}.html`);
  });

  it('shows twenty hits with how many more there are, each with its kind, ID, title and words', async () => {
    await ask(page, 'occlusion');
    expect(await page.locator('[role="option"]').count()).toBe(20);
    expect(await page.textContent('.search-note')).toMatch(/^[\d,]+ more: type more words\.$/);
    await ask(page, 'quartz');
    await expect.poll(() => page.textContent('.search-text')).not.toBe('');
    const option = page.locator('[role="option"]').first();
    expect(await option.textContent()).toContain('Problem report PRB-90001 Gauge freezes at noon');
    expect(await option.locator('.search-text mark').allTextContents()).toEqual(['quartz']);
  });

  it('shows titles and texts as text', async () => {
    await ask(page, 'sprocket');
    await expect.poll(() => page.textContent('.search-text')).not.toBe('');
    expect(await page.locator('[role="option"] img').count()).toBe(0);
    expect(await page.locator('[role="option"]').first().textContent()).toContain(hostile);
    expect(await page.evaluate('window.wrecked')).toBeUndefined();
  });

  it('says that nothing was found', async () => {
    expect(await first(page, 'qqqq')).toBe('');
    expect(await page.textContent(said)).toBe('Nothing was found.');
    expect(await page.getAttribute(field, 'aria-expanded')).toBe('false');
  });
});

it('speaks German where the file does, and knows kinds in both languages', async () => {
  const graph = graphIn(projectRoot('clean-c'), [], { language: 'de' });
  const page = await opened(await writeSearchPage(join(temporary, 'german'), graph));
  expect(await page.getAttribute(field, 'aria-label')).toBe('Suche');
  for (const question of ['software-anforderung', 'software-requirement']) {
    await ask(page, question);
    expect(await page.locator('[role="option"] .search-kind').allTextContents()).toContain('Software-Anforderung');
  }
  await ask(page, 'qqqq');
  expect(await page.textContent(said)).toBe('Nichts gefunden.');
  await page.context().close();
});

describe('in a whole site', () => {
  let site: string;

  beforeAll(async () => {
    site = await builtSite('content');
  });

  const open = (path: string) => opened(pathToFileURL(join(site, path)).href);

  it.each([
    ['srs3', 'items/SRS-3.html'],
    ['5.2.2', 'clauses/iec-62304.html#5.2.2'],
    ['iec 62304 5.2.2', 'clauses/iec-62304.html#5.2.2'],
    ['tidewell development plan', 'documents/planning/development-plan.html'],
    ['link-resolves', 'rules/link-resolves.html'],
    ['risk', 'risk.html'],
  ])('%s leads to %s', async (question, address) => {
    const page = await open('items/SRS-1.html');
    expect(await first(page, question)).toBe(`../${address}`);
    await page.context().close();
  });

  it('goes with the keyboard from `/` to the page', async () => {
    const page = await open('index.html');
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('search');
    await page.keyboard.type('SRS-1');
    await expect.poll(() => page.textContent(said)).not.toBe('');
    const active = () =>
      page.evaluate(
        `document.querySelector('#' + document.activeElement.getAttribute('aria-activedescendant'))?.querySelector('strong').textContent`,
      );
    const count = await page.locator('[role="option"]').count();
    const ids = await page.locator('[role="option"] strong').allTextContents();
    expect([await active(), count > 2]).toEqual([undefined, true]);
    for (const [key, id] of [
      ['ArrowDown', ids[0]],
      ['ArrowDown', ids[1]],
      ['ArrowUp', ids[0]],
      ['ArrowUp', ids.at(-1)],
      ['ArrowDown', ids[0]],
      ['End', ids.at(-1)],
      ['Home', ids[0]],
    ] as const) {
      await page.keyboard.press(key);
      expect(await active(), key).toBe(id);
      expect(await page.locator('[aria-selected="true"]').count()).toBe(1);
    }
    await page.keyboard.press('Escape');
    expect([await page.isVisible('.search-list'), await page.inputValue(field)]).toEqual([false, 'SRS-1']);
    await page.keyboard.press('Escape');
    expect(await page.inputValue(field)).toBe('');
    // What is typed in a field stays there.
    await page.keyboard.type('a/b');
    expect(await page.inputValue(field)).toBe('a/b');
    await page.fill(field, '');
    await page.keyboard.type('TC-7');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/items/TC-7.html');
    await page.context().close();
  });

  it('works below a path of a web server', async () => {
    const served = await serve(site, '/dhf/é/');
    const page = await opened(`${served.base}items/SRS-1.html`);
    await ask(page, 'srs-3');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${served.base}items/SRS-3.html`);
    await page.context().close();
    served.server.close();
  });

  it('is not there without scripts', async () => {
    const page = await opened(pathToFileURL(join(site, 'index.html')).href, { javaScriptEnabled: false });
    expect(await page.locator('.search, .theme-choice').count()).toBe(0);
    await page.context().close();
  });

  it('shows the colours that were chosen on every page from then on', async () => {
    const page = await open('index.html');
    const scheme = () => page.evaluate(`getComputedStyle(document.documentElement).colorScheme`);
    expect(await scheme()).toBe('light dark');
    await page.selectOption('.theme-choice select', 'dark');
    expect(await scheme()).toBe('dark');
    await page.goto(pathToFileURL(join(site, 'findings.html')).href);
    expect([await scheme(), await page.inputValue('.theme-choice select')]).toEqual(['dark', 'dark']);
    await page.emulateMedia({ media: 'print' });
    expect(await scheme()).toBe('light');
    await page.emulateMedia({ media: 'screen' });
    await page.selectOption('.theme-choice select', 'system');
    expect(await scheme()).toBe('light dark');
    await page.context().close();
  });

  it('has colours to choose where a browser remembers nothing', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(`Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })`);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(pathToFileURL(join(site, 'index.html')).href);
    await page.selectOption('.theme-choice select', 'dark');
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
