import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { startBrowser } from '../site/browser.ts';
import { writeMatrixSite } from '../site/matrix-site.ts';

/** What a matrix of so many rows took in a browser, from a folder. Times are in milliseconds, the median of five. */
export interface MatrixRow {
  readonly rows: number;
  /** From the address to the page of the first part, laid out, and to the filter over all rows. */
  readonly shown: number;
  readonly usable: number;
  /** From a key in the filter, and from a press on the head of a column, to the rows, laid out. */
  readonly filter: number;
  readonly sort: number;
}

const words = ['SRS-77', 'limit', 'value 9', 'nothing fits', 'TC-12'];

/** Opens a matrix of so many rows, filters and sorts it. */
export async function measureMatrix(folder: string, rows: number): Promise<MatrixRow> {
  const site = join(folder, `matrix-${rows}`);
  await writeMatrixSite(site, rows);
  const browser = await startBrowser();
  const rounds: Omit<MatrixRow, 'rows'>[] = [];
  for (let round = 0; round < 5; round += 1) {
    const page = await browser.newPage();
    rounds.push(await once(page, pathToFileURL(join(site, 'matrices/requirement-to-result.html')).href));
    await page.close();
  }
  await browser.close();
  const median = (of: (each: Omit<MatrixRow, 'rows'>) => number) => rounds.map(of).sort((a, b) => a - b)[2] ?? Number.NaN;
  return {
    rows,
    shown: median(({ shown }) => shown),
    usable: median(({ usable }) => usable),
    filter: median(({ filter }) => filter),
    sort: median(({ sort }) => sort),
  };
}

async function once(page: Page, address: string): Promise<Omit<MatrixRow, 'rows'>> {
  await page.addInitScript(`addEventListener('DOMContentLoaded', () => { document.body.offsetHeight; globalThis.shown = performance.now(); });
    new MutationObserver((_, observer) => { if (document.querySelector('.matrix-count')?.textContent) { document.body.offsetHeight; globalThis.usable = performance.now(); observer.disconnect(); } }).observe(document, { childList: true, subtree: true });`);
  await page.goto(address);
  await page.waitForFunction('globalThis.usable !== undefined');
  const [shown, usable] = (await page.evaluate('[globalThis.shown, globalThis.usable]')) as [number, number];
  // All rows are on the page by then.
  await page.waitForTimeout(1500);
  const times = (await page.evaluate(filtering)) as readonly number[];
  const sort = (await page.evaluate(sorting)) as number;
  return { shown, usable, filter: Math.max(...times), sort };
}

/** Runs in the page: for each filter the milliseconds to the rows that fit, laid out. */
const filtering = `(async () => {
  const field = document.querySelector('input[type=search]'), times = [];
  for (const words of ${JSON.stringify(words)}) {
    await new Promise((done) => setTimeout(done, 300));
    const started = performance.now();
    field.value = words;
    field.dispatchEvent(new Event('input'));
    document.querySelector('.matrix-wide').offsetHeight;
    times.push(performance.now() - started);
  }
  return times;
})()`;

const sorting = `(() => {
  const started = performance.now();
  document.querySelector('th button').click();
  document.querySelector('.matrix-wide').offsetHeight;
  return performance.now() - started;
})()`;
