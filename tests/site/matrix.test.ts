import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cli/run.ts';
import { openedIn, startBrowser } from './browser.ts';
import { builtSite } from './built.ts';
import { writeMatrixSite } from './matrix-site.ts';

const content = fileURLToPath(new URL('../../content', import.meta.url));
const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-matrix-'));
let browser: Browser;
let site: string;

beforeAll(async () => {
  browser = await startBrowser();
  site = await builtSite('content');
});

afterAll(async () => {
  await browser?.close();
  rmSync(temporary, { recursive: true, force: true });
});

async function opened(path: string, folder = site, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const [file = '', hash] = path.split('#');
  const page = await openedIn(browser, pathToFileURL(join(folder, file)).href + (hash === undefined ? '' : `#${hash}`), options);
  if (options.javaScriptEnabled !== false && file !== 'matrix.html') await page.waitForSelector('.matrix-count:not(:empty)');
  return page;
}

const count = (page: Page) => page.locator('.matrix-count').innerText();
const ids = (page: Page) => page.locator('tbody th a').allInnerTexts();
const heads = (page: Page) => page.locator('thead th:visible').allInnerTexts();
const hash = (page: Page) => new URL(page.url()).hash;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Rows of the file of a ready matrix, without the column in which it says where it comes from. */
function csvRows(text: string): string[] {
  return text.replace('\ufeff', '').split('\r\n').slice(1, -1);
}

describe('a ready matrix', () => {
  const path = 'matrices/requirement-to-result.html';

  it('shows gaps first and all rows, in sections of a hundred, as the file has them', async () => {
    const page = await opened('matrices/problem-to-release.html');
    const rows = csvRows(readFileSync(join(site, 'matrices/problem-to-release.csv'), 'utf8'));
    expect(await count(page)).toBe(`${rows.length} of ${rows.length} rows`);
    expect(await ids(page)).toEqual(rows.map((row) => row.split(',')[0]));
    expect(rows.filter((row) => row.includes(',gap,')).length).toBeGreaterThan(1);
    expect(rows.findIndex((row) => !row.includes(',gap,'))).toBe(rows.filter((row) => row.includes(',gap,')).length);
    expect(
      await page
        .locator('tbody')
        .first()
        .evaluate((body) => getComputedStyle(body).contentVisibility),
    ).toBe('auto');
    await page.context().close();
  });

  it('is filtered by words and by state, and says how many rows fit', async () => {
    const page = await opened(path);
    await page.getByLabel('Filter rows by words').fill('glucose SYS-3');
    expect(await count(page)).toMatch(/^\d of 45 rows$/);
    for (const row of await page.locator('tbody tr').allInnerTexts()) expect(row.toLowerCase()).toMatch(/(?=.*glucose)(?=.*sys-3)/s);
    await page.getByLabel('Filter rows by words').fill('');
    await page.getByLabel('Show', { exact: true }).selectOption('rows with a gap');
    expect(await count(page)).toBe('0 of 45 rows. No row fits. Change the filter, or show everything.');
    await page.getByLabel('Show', { exact: true }).selectOption('gaps in: System requirement');
    expect(await count(page)).toBe('0 of 45 rows. No row fits. Change the filter, or show everything.');
    await button(page, 'Show everything').click();
    expect([await count(page), hash(page)]).toEqual(['45 of 45 rows', '']);
    await page.context().close();
  });

  it('takes a filter as `dhf export --filter` does, and says what is wrong with one', async () => {
    const page = await opened(path);
    const filter = page.getByLabel('Rows that fit a filter');
    const ask = async (text: string) => {
      await filter.fill(text);
      await filter.press('Enter');
    };
    const { out } = await run([
      'export',
      'csv',
      content,
      '--matrix=requirement-to-result',
      '--filter=safety-related = yes and in verifies any',
    ]);
    const exported = csvRows(out).map((row) => row.split(',')[0] ?? '');
    expect(exported.length).toBeGreaterThan(1);
    expect(exported.length).toBeLessThan(45);
    await ask('safety-related = yes and in verifies any');
    await expect.poll(() => count(page)).toBe(`${exported.length} of 45 rows`);
    expect([await ids(page), hash(page)]).toEqual([exported, '#filter=safety-related+%3D+yes+and+in+verifies+any']);
    await page.reload();
    await expect.poll(() => count(page)).toBe(`${exported.length} of 45 rows`);
    expect(await filter.inputValue()).toBe('safety-related = yes and in verifies any');
    await ask('verifies any');
    const alert = page.getByRole('alert');
    expect(await alert.innerText()).toMatch(/^"verifies" is no field or link of software-requirement\. Write `in verifies any`/);
    expect([await alert.locator('[lang="en"]').count(), await count(page)]).toEqual([1, '45 of 45 rows']);
    await ask('statement contains dose');
    expect(await alert.innerText()).toMatch(/^`statement` is a text/);
    await button(page, 'Show everything').click();
    expect([await alert.innerText(), await count(page), await filter.inputValue()]).toEqual(['', '45 of 45 rows', '']);
    await page.context().close();
  });

  it('is sorted by a press on the head of a column: up, down, and as it was', async () => {
    const page = await opened(path);
    const [usual, order] = [await ids(page), () => page.locator('th[aria-sort]').evaluateAll((all) => all.map((each) => each.ariaSort))];
    const numbers = async () => (await ids(page)).map((id) => Number(id.slice(4)));
    await button(page, 'Software requirement').click();
    expect(await numbers()).toEqual(usual.map((id) => Number(id.slice(4))).sort((a, b) => a - b));
    expect(await order()).toEqual(['ascending', 'none', 'none', 'none']);
    await button(page, 'Software requirement').click();
    expect((await numbers())[0]).toBe(45);
    expect(await order()).toEqual(['descending', 'none', 'none', 'none']);
    await button(page, 'Software requirement').click();
    expect([await ids(page), await order()]).toEqual([usual, ['none', 'none', 'none', 'none']]);
    await page.context().close();
  });

  it('keeps filter, order and columns in the address, through a reload and in a link that is sent', async () => {
    const page = await opened(path);
    await page.getByLabel('Filter rows by words').fill('dose');
    await button(page, 'Test case').click();
    await button(page, 'Test case').click();
    await page.getByLabel('System requirement').uncheck();
    const seen = { ids: await ids(page), heads: await heads(page), count: await count(page), hash: hash(page) };
    expect(seen.heads).toEqual(['Software requirement', 'Test case', 'Test result']);
    expect(seen.hash).toBe('#words=dose&sort=2-down&hide=1');
    await page.reload();
    await page.waitForSelector('.matrix-count:not(:empty)');
    expect({ ids: await ids(page), heads: await heads(page), count: await count(page), hash: hash(page) }).toEqual(seen);
    expect(await page.getByLabel('Filter rows by words').inputValue()).toBe('dose');
    await page.evaluate(() => {
      location.hash = '#words=REV-11';
    });
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    expect(await ids(page)).toEqual(['SRS-11']);
    await page.context().close();
  });

  it('gives the rows that are shown as CSV: the lines of the whole file that fit', async () => {
    const page = await opened(`${path}#words=dose`);
    const saved = async () => {
      const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'These rows as CSV').click()]);
      return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
    };
    const whole = readFileSync(join(site, 'matrices/requirement-to-result.csv'), 'utf8');
    const shown = await ids(page);
    const { name, text } = await saved();
    expect(name).toBe('requirement-to-result.csv');
    expect(text.split('\r\n')[0]).toBe(whole.split('\r\n')[0]?.replace(/"$/, `, filtered: ${shown.length} of 45 rows"`));
    expect(csvRows(text)).toEqual(csvRows(whole).filter((row) => shown.includes(row.split(',')[0] ?? '')));
    expect(shown.length).toBeGreaterThan(0);
    await button(page, 'Show everything').click();
    expect((await saved()).text).toBe(whole);
    await page.getByLabel('Test case').uncheck();
    expect((await saved()).text.split('\r\n')[0]).toMatch(/^\ufeffSoftware requirement,Title,System requirement,Test result,"/);
    await page.context().close();
  });

  it('is worked by keys alone, with the focus in sight', async () => {
    const page = await opened(path);
    await page.getByLabel('Filter rows by words').focus();
    await page.keyboard.type('dose');
    const names: string[] = [];
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press('Tab');
      const at = page.locator(':focus');
      expect(await at.evaluate((each) => getComputedStyle(each).outlineStyle)).toBe('solid');
      names.push(await at.evaluate((each) => (each.textContent || each.closest('label')?.textContent || '').trim()));
    }
    expect(names.slice(2, 7)).toEqual(['System requirement', 'Test case', 'Test result', 'These rows as CSV', 'Show everything']);
    expect(names.at(-1)).toBe('Software requirement');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').innerText()).toBe('Software requirement');
    expect(await page.locator('th[aria-sort="ascending"]').innerText()).toBe('Software requirement');
    expect(await page.getByRole('status').last().innerText()).toMatch(/^\d+ of 45 rows$/);
    await page.context().close();
  });

  it('is whole without scripts, with links to all that can be taken away', async () => {
    const page = await opened(path, site, { javaScriptEnabled: false });
    expect(await page.locator('tbody tr').count()).toBe(45);
    expect(await page.locator('button, input').count()).toBe(0);
    const files = await page.locator('a[download]').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    expect(files).toEqual(['csv', 'xlsx', 'json'].map((ending) => `requirement-to-result.${ending}`));
    await page.context().close();
  });

  it('prints its rows without the filter, and with a head on each sheet', async () => {
    const page = await opened(`${path}#words=REV-11`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.matrix-form').isVisible()).toBe(false);
    expect(await count(page)).toBe('1 of 45 rows');
    expect(await page.locator('thead').evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group');
    expect(await page.locator('.matrix-wide').evaluate((wide) => getComputedStyle(wide).overflowY)).toBe('visible');
    await page.context().close();
  });
});

describe('a matrix of any kinds', () => {
  it('is made of kinds that links can join, one after the other, and stands in the address', async () => {
    const page = await opened('matrix.html');
    await page.getByLabel('Rows', { exact: true }).selectOption('hazard');
    expect(await page.getByLabel('Column 1').locator('option').allInnerTexts()).toEqual(['no further column', 'Hazardous situation (11)']);
    await page.getByLabel('Column 1').selectOption('hazardous-situation');
    await page.getByLabel('Column 2').selectOption('software-cause');
    await page.getByLabel('Column 3').selectOption('risk-control');
    await page.waitForSelector('.matrix-count:not(:empty)');
    expect([await count(page), hash(page)]).toEqual(['10 of 10 rows', '#levels=hazard,hazardous-situation,software-cause,risk-control']);
    const row = (id: string) =>
      page
        .locator('tr', { has: page.getByRole('link', { name: id, exact: true }) })
        .locator('td')
        .allInnerTexts();
    const ready = await opened('matrices/hazard-to-result.html');
    const same = await ready
      .locator('tr', { has: ready.getByRole('link', { name: 'HAZ-1', exact: true }) })
      .locator('td')
      .allInnerTexts();
    expect(await row('HAZ-1')).toEqual(same.slice(0, 3));
    await page.reload();
    await page.waitForSelector('.matrix-count:not(:empty)');
    expect(await row('HAZ-1')).toEqual(same.slice(0, 3));
    await page.getByLabel('Column 1').selectOption('');
    expect(await page.locator('tbody .gap, .matrix-own table').count()).toBe(0);
    await page.context().close();
    await ready.context().close();
  });

  it('has seven columns at most, and says so', async () => {
    const levels = 'hazard,hazardous-situation,software-cause,risk-control,software-requirement,test-case,test-result,test-run';
    const page = await opened(`matrix.html#levels=${levels},release`);
    await page.waitForSelector('.matrix-count:not(:empty)');
    const own = page.locator('.matrix-own thead th');
    expect(await page.locator('.matrix-choice select').count()).toBe(8);
    expect(await page.locator('.matrix-choice').innerText()).toMatch(/has 7 columns at most/);
    expect(await own.count()).toBe(8);
    await page.getByLabel('Column 7').selectOption('');
    await expect.poll(() => own.count()).toBe(7);
    expect(await page.locator('.matrix-choice').innerText()).not.toMatch(/at most/);
    await page.context().close();
  });

  it('of kinds that nothing joins says so, and without scripts the page says what they would add', async () => {
    const page = await opened('matrix.html#levels=soup,user-need');
    await page.waitForSelector('[role="alert"]:not(:empty)');
    expect(await page.getByRole('alert').innerText()).toBe('No links can join these kinds: soup, user-need.');
    await page.context().close();
    const plain = await opened('matrix.html', site, { javaScriptEnabled: false });
    expect(await plain.locator('main noscript').innerText()).toMatch(/^With scripts switched on/);
    expect(await plain.locator('table a[href^="matrices/"]').count()).toBe(9 * 4);
    await plain.context().close();
  });
});

describe('a matrix in parts', () => {
  it('is filtered and sorted over all rows on each of its parts, none of which is above a megabyte', async () => {
    const folder = join(temporary, 'long é');
    await writeMatrixSite(folder, 3000);
    const plain = await opened('matrices/requirement-to-result-2.html', folder, { javaScriptEnabled: false });
    const part = await ids(plain);
    expect(part.length).toBeLessThan(3000);
    expect(await plain.locator('.ways').count()).toBe(2);
    expect((await plain.content()).length).toBeLessThan(1_000_000);
    const page = await opened('matrices/requirement-to-result-2.html', folder);
    expect(await count(page)).toBe('3,000 of 3,000 rows');
    expect(await page.locator('.ways').count()).toBe(0);
    await page.getByLabel('Filter rows by words').fill('SRS-17');
    expect(await count(page)).toBe('111 of 3,000 rows');
    expect(part).not.toContain('SRS-17');
    expect(await ids(page)).toContain('SRS-17');
    await page.getByLabel('Filter rows by words').fill('');
    await button(page, 'Software requirement').click();
    await button(page, 'Software requirement').click();
    expect((await ids(page))[0]).toBe('SRS-3000');
    // What is far down comes as the reader gets there.
    await page.locator('.matrix-wide').evaluate(async (wide) => {
      for (let turn = 0; turn < 200 && wide.querySelectorAll('tbody tr').length < 3000; turn += 1) {
        wide.scrollTo(0, wide.scrollHeight);
        await new Promise((done) => setTimeout(done, 20));
      }
    });
    expect((await ids(page)).length).toBe(3000);
    await plain.context().close();
    await page.context().close();
  });
});
