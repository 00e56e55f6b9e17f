import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openedIn, startBrowser } from './browser.ts';
import { builtSite } from './built.ts';
import { serve } from './serve.ts';

let browser: Browser;
let site: string;

beforeAll(async () => {
  browser = await startBrowser();
  site = await builtSite('content');
});

afterAll(async () => {
  await browser?.close();
});

const state = '.explorer-state';

const opened = (address: string, options?: Parameters<Browser['newContext']>[0]) => openedIn(browser, address, options);

/** Opens the page of the graph and waits until something is shown. */
async function explore(asked: string): Promise<Page> {
  const page = await opened(`${pathToFileURL(join(site, 'graph.html')).href}${asked}`);
  await page.waitForSelector('.explorer-links h2');
  return page;
}

const chosen = async (page: Page) => (await page.textContent('#explorer-chosen'))?.replace('Links of ', '');

/** What the table says, row by row: from, link, to. */
async function rows(page: Page): Promise<string[]> {
  const cells = await page.locator('.explorer-links tbody tr').all();
  return Promise.all(cells.map(async (row) => (await row.locator('td').allTextContents()).slice(0, 3).join(' | ')));
}

/** Parts of the canvas that are not empty, by counting colours that differ from its ground. */
const drawn = (page: Page) =>
  page.evaluate<number>(`(() => {
    const canvas = document.querySelector('canvas'), { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) count += 1;
    return count;
  })()`);

describe('the explorer', () => {
  it('begins at the item that a page leads from, with the same links in a table', async () => {
    const page = await opened(pathToFileURL(join(site, 'items/SRS-23.html')).href);
    await page.click('text=Explore from here');
    await page.waitForSelector('.explorer-links h2');
    expect(await page.textContent(state)).toBe('8 items around SRS-23');
    expect(await chosen(page)).toBe('SRS-23');
    expect(await rows(page)).toContain('SRS-23 | Implements | RCM-6 No dose at low glucose');
    expect(await page.locator('.explorer-links tbody tr').count()).toBe(7);
    expect(await drawn(page)).toBeGreaterThan(10_000);
    await page.context().close();
  });

  it('shows more the farther it looks, and remembers it in the address', async () => {
    const page = await explore('#item=SRS-23&depth=1');
    await page.selectOption('.explorer-tools select', '3');
    await expect.poll(() => page.textContent(state)).not.toMatch(/^8 /);
    const words = await page.textContent(state);
    expect(Number(words?.split(' ')[0]?.replace(',', ''))).toBeGreaterThan(30);
    expect(page.url()).toMatch(/#item=SRS-23&depth=3$/);
    await page.reload();
    await page.waitForSelector('.explorer-links h2');
    expect(await page.textContent(state)).toBe(words);
    await page.context().close();
  });

  it('begins at a filter, and says what is wrong with one', async () => {
    const page = await explore('?filter=kind%20%3D%20hazard');
    expect(await page.textContent(state)).toBe('10 items fit the filter');
    expect(await chosen(page)).toBe('HAZ-1');
    const ask = async (text: string) => {
      await page.fill('#explorer-ask', text);
      await page.press('#explorer-ask', 'Enter');
      await page.waitForSelector('.explorer-state.refused');
      return page.textContent(state);
    };
    expect(await ask('colour = red')).toMatch(/^"colour" is no field or link of any kind\. /);
    expect(await ask('statement contains dose')).toMatch(/^`statement` is a text, and texts cannot be asked for here\. /);
    expect(await chosen(page)).toBe('HAZ-1');
    await page.context().close();
  });

  it('is walked with the keyboard, and told to those who do not see it', async () => {
    const page = await explore('?item=SRS-23');
    await page.focus('.explorer-picture canvas');
    const seen = [];
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowUp']) {
      await page.keyboard.press(key);
      seen.push(await chosen(page));
    }
    expect(seen).toEqual(['SWU-10', 'SRS-23', 'RCM-6', 'RCM-6']);
    expect(await page.textContent('.explorer-picture [aria-live]')).toMatch(/^RCM-6 No dose at low glucose, Risk control, \d+ links$/);
    const before = await drawn(page);
    await page.keyboard.press('+');
    expect(await drawn(page)).not.toBe(before);
    await page.keyboard.press('0');
    expect(await drawn(page)).toBe(before);
    await page.keyboard.press(' ');
    expect(await page.inputValue('#explorer-ask')).toBe('RCM-6');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/items/RCM-6.html');
    await page.context().close();
  });

  it('is moved and chosen from by pointer, and goes on from the table', async () => {
    const page = await explore('?item=SRS-23');
    const [first] = await rows(page);
    await page.click('.explorer-links tbody tr:first-child button');
    const next = await chosen(page);
    expect(first).toContain(next);
    expect(await page.textContent(state)).toMatch(new RegExp(`around ${next}$`));
    await page.locator('.explorer-picture canvas').scrollIntoViewIfNeeded();
    const box = await page.locator('.explorer-picture canvas').boundingBox();
    if (box === null) throw new Error('there is no canvas');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const before = await drawn(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 4000, y, { steps: 2 });
    await page.mouse.up();
    expect(before).toBeGreaterThan(await drawn(page));
    await page.click('text=Whole picture');
    expect(await drawn(page)).toBe(before);
    await page.context().close();
  });

  it('draws in dark colours, too', async () => {
    const page = await explore('?item=SRS-23');
    const ink = () => page.evaluate(`getComputedStyle(document.querySelector('.explorer-picture canvas')).color`);
    const light = await ink();
    await page.selectOption('.theme-choice select', 'dark');
    expect(await ink()).not.toBe(light);
    await page.context().close();
  });

  it('begins somewhere where nothing is asked for, and leaves links within the page alone', async () => {
    const page = await explore('');
    const words = await page.textContent(state);
    expect(words).toMatch(/^\d+ items around \S+$/);
    await page.click('.contents a[href="#choose"]');
    expect([await page.textContent(state), new URL(page.url()).hash]).toEqual([words, '#choose']);
    await page.context().close();
  });

  it('works below a path of a web server', async () => {
    const served = await serve(site, '/dhf/é/');
    const page = await opened(`${served.base}graph.html?item=SRS-23`);
    await page.waitForSelector('.explorer-links h2');
    expect(await page.textContent(state)).toBe('8 items around SRS-23');
    await page.context().close();
    served.server.close();
  });

  it('is not there without scripts', async () => {
    const page = await opened(pathToFileURL(join(site, 'graph.html')).href, { javaScriptEnabled: false });
    expect(await page.isVisible('#explorer')).toBe(false);
    expect(await page.locator('canvas, button').count()).toBe(0);
    await page.context().close();
  });
});
