import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser } from './browser.ts';
import { builtSite } from './built.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

it('the text of a picture is copied with keys alone; where a browser forbids it, the text is selected', async () => {
  const address = `${pathToFileURL(await builtSite('content')).href}/items/SRS-1.html`;
  for (const isAllowed of [true, false]) {
    const page = await browser.newPage();
    await page.addInitScript((allowed) => {
      const writeText = (text: string) => {
        Object.assign(globalThis, { written: text });
        return allowed ? Promise.resolve() : Promise.reject(new Error('forbidden'));
      };
      Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
    }, isAllowed);
    await page.goto(address);
    const folded = page.locator('details', { has: page.locator('pre[data-copy]') }).first();
    await folded.locator('summary').press('Enter');
    await folded.getByRole('button', { name: 'Copy' }).press('Enter');
    await folded
      .getByRole('status')
      .filter({ hasText: isAllowed ? 'Copied' : 'Selected' })
      .waitFor();
    const text = await folded.locator('pre').textContent();
    expect(text).toContain('SRS-1');
    const source = isAllowed ? 'written' : 'getSelection().toString().trim()';
    expect((await page.evaluate(source)) as string).toBe(isAllowed ? text : text?.trim());
    await page.close();
  }
});
