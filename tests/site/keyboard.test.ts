import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flawed, folder } from '../cli/folder.ts';
import { run } from '../cli/run.ts';
import { startBrowser } from './browser.ts';
import { builtSite } from './built.ts';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let site: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), builtSite('content')]);
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
});

afterAll(async () => {
  await browser?.close();
});

/** Where the focus is: how it is called, whether its outline is drawn, and whether all of it that is on the screen is in sight. */
interface Stop {
  readonly name: string;
  readonly isOutlined: boolean;
  readonly isInSight: boolean;
  readonly moves: number;
}

const look = `(() => {
  const at = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const box = [...at.getClientRects()].find(({ width, height }) => width > 0 && height > 0) ?? at.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + Math.min(box.width, 40) / 2, box.top + Math.min(box.height, 20) / 2);
  return {
    name: at.getAttribute('name') ?? at.id ?? '',
    isOutlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    isInSight: top !== null && (at.contains(top) || top.contains(at) && top !== document.body && top !== document.documentElement),
    moves: document.getAnimations().length,
  };
})()`;

async function open(path: string, below = site): Promise<void> {
  await page.goto(`${pathToFileURL(below).href}/${path}`);
}

/** Goes on with the key until the focus is on an element, and tells of every stop where it could not be seen. */
async function tabTo(selector: string, most = 60): Promise<void> {
  const bad: string[] = [];
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop>(look);
    if (!stop.isOutlined || !stop.isInSight || stop.moves > 0) bad.push(`${press}: ${JSON.stringify(stop)}`);
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) {
      expect(bad).toEqual([]);
      return;
    }
  }
  throw new Error(`${selector} was not reached by ${most} presses`);
}

describe('with the keyboard alone, the focus always in sight and nothing moving', () => {
  it('home leads into its words, and the search to a page', async () => {
    await open('index.html');
    await tabTo('.skip');
    await tabTo('#search');
    await page.keyboard.type('SRS-3');
    await page.locator('.search-list [role="option"]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate<number>('document.getAnimations().length')).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/items/SRS-3.html');
  });

  it('findings are chosen', async () => {
    const root = folder(flawed);
    expect((await run(['build', '--preview', '--as-of=2026-11-23'], { cwd: root })).code).toBe(1);
    await open('findings.html', join(root, 'dist'));
    await page.locator('[name=severity]').waitFor();
    await tabTo('[name=severity]', 120);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('.chosen').textContent()).toMatch(/of \d+ findings/);
    await tabTo('#chosen a');
  });

  it('a sample is drawn', async () => {
    await open('sample.html');
    await tabTo('#draw [name=seed]', 120);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await page.locator('#drawn', { hasText: 'seed 7' }).waitFor();
    await tabTo('#dossier a');
  });

  it('a matrix is filtered, sorted and read from its first row to a later one', async () => {
    await open('matrices/requirement-to-result.html');
    await tabTo('input[type=search]:not(#search)', 120);
    await page.keyboard.type('dose');
    await tabTo('thead button', 30);
    await page.keyboard.press('Enter');
    expect(await page.locator('th[aria-sort="ascending"]').count()).toBe(1);
    for (const _ of [1, 2, 3]) await tabTo('tbody a', 10);
    for (let at = 0; at < 25; at += 1) await tabTo('tbody a', 3);
  });

  it('the explorer is reached, walked and left', async () => {
    await open('graph.html?item=SRS-23');
    await page.locator('.explorer-picture canvas').waitFor();
    await tabTo('.explorer-picture canvas', 120);
    await page.keyboard.press('ArrowRight');
    expect(await page.textContent('.explorer-picture [aria-live]')).toMatch(/^SWU-10 /);
    await tabTo('main table a', 60);
  });
});
