import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { flawed } from '../cli/folder.ts';
import { run } from '../cli/run.ts';
import { startBrowser } from './browser.ts';

const attack = '<img src=x onerror="window.wrecked=1">';
let browser: Browser;
let address: string;

const root = mkdtempSync(join(tmpdir(), 'dhf-findings-'));

beforeAll(async () => {
  const needs = Array.from({ length: 60 }, (_, at) => [`UN-${100 + at}.md`, needOf(100 + at)] as const);
  for (const [file, text] of [...Object.entries(flawed), ...needs]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const site = join(root, 'site é');
  const [started, built] = await Promise.all([startBrowser(), run(['build', root, '--preview', '--as-of=2026-11-23', '--out', site])]);
  browser = started;
  expect(built.code).toBe(1);
  address = pathToFileURL(join(site, 'findings.html')).href;
});

afterAll(async () => {
  await browser?.close();
  rmSync(root, { recursive: true, force: true });
});

/** A need of which nearly all is missing. */
function needOf(number: number): string {
  return `---\nid: UN-${number}\ntitle: ${attack}\niteration: "${number % 2}"\n---\n`;
}

const found = (page: Page) => page.locator('#chosen > .finding');
const status = (page: Page) => page.locator('.chosen').textContent();

it('a reader chooses findings; what was chosen stands in the address and survives a reload', async () => {
  const page = await browser.newPage();
  await page.goto(address);
  const all = await page.locator('main h2').count();
  await page.getByLabel('Iteration').selectOption('1');
  await found(page).first().waitFor();
  const [, count = ''] = /^(\d+) of \d+ findings$/.exec((await status(page)) ?? '') ?? [];
  expect(Number(count)).toBeGreaterThan(50);
  expect([await found(page).count(), await page.locator('main > h2:visible').count()]).toEqual([50, 0]);
  await page.getByRole('button', { name: 'Show more' }).click();
  expect(await found(page).count()).toBe(Math.min(100, Number(count)));
  await page.getByLabel('Words').fill('UN-159 statement');
  await expect.poll(() => found(page).count()).toBe(1);
  expect(new URL(page.url()).search).toBe('?text=UN-159+statement&iteration=1');
  await page.reload();
  await expect.poll(() => status(page)).toMatch(/^1 of \d+ findings$/);
  expect(await found(page).locator('[data-part="item"]').textContent()).toBe('UN-159');
  await page.getByLabel('Severity').selectOption('info');
  await expect.poll(() => status(page)).toMatch(/^0 of/);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => status(page)).toBe('');
  expect([await page.locator('main h2:visible').count(), new URL(page.url()).search]).toEqual([all, '']);
  await page.close();
});

it('links of a finding lead to its item and its rule, and what people wrote stays words', async () => {
  const page = await browser.newPage();
  await page.goto(`${address}?text=UN-101`);
  await found(page).first().waitFor();
  const links = await found(page)
    .first()
    .locator('a')
    .evaluateAll((each) => each.map((link) => link.getAttribute('href')));
  expect(links).toEqual(['items/UN-101.html', expect.stringMatching(/^rules\/[\w-]+\.html$/)]);
  expect(await page.evaluate('window.wrecked')).toBeUndefined();
  await page.close();
});

it('a link to a cause shows the whole list again', async () => {
  const page = await browser.newPage();
  await page.goto(`${address}?text=UN-101`);
  await found(page).first().waitFor();
  await page.evaluate("document.querySelector('.contents a').click()");
  await expect.poll(() => page.locator('main h2:visible').count()).toBeGreaterThan(0);
  expect(await status(page)).toBe('');
  await page.close();
});

it('without scripts the form is not there, and the list is whole', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}?text=UN-101`);
  expect(await page.locator('#choose').isVisible()).toBe(false);
  expect(await page.locator('main h2:visible').count()).toBeGreaterThan(1);
  await context.close();
});
