import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from '../site/browser.ts';
import { graphIn, writeSearchPage } from '../site/search-page.ts';
import { generate } from './generate.ts';

/** What the search over a generated DHF took in a browser, from a folder. Times are in milliseconds. */
export interface SearchRow {
  readonly items: number;
  /** From the focus on the field to the first list, for a letter typed at once. */
  readonly ready: number;
  /** From a key to the list on the page: with what was loaded, and with all that had to be loaded for it. The slowest but for one in twenty. */
  readonly key: number;
  readonly whole: number;
  /** Sizes in bytes. */
  readonly titles: number;
  readonly terms: number;
  readonly words: number;
  readonly texts: number;
  readonly largest: number;
}

const questions = [
  'occlusion pressure alarm',
  'srs-1234',
  'tc77',
  'battery backup',
  'requirement watchdog',
  'patient line presure',
  'steril barier',
  'maximum bolus volume',
  'SWU-12',
  'temperature humidity storage',
  'problem report encrypted',
  'alram',
];

/** Types questions letter by letter into the search over so many items. */
export async function measureSearch(folder: string, items: number): Promise<SearchRow> {
  const [dir, site] = [join(folder, `search-${items}`), join(folder, `search-site-${items}`)];
  generate(dir, items);
  const address = await writeSearchPage(site, graphIn(dir));
  const browser = await startBrowser();
  const readies: number[] = [];
  let times: readonly (readonly [key: number, whole: number])[] = [];
  for (let round = 0; round < 5; round += 1) {
    const page = await browser.newPage();
    await page.goto(address);
    const [[ready] = [0, 0]] = (await page.evaluate(typing(['p']))) as (readonly [number, number])[];
    readies.push(ready);
    times = [...times, ...((await page.evaluate(typing(questions))) as (readonly [number, number])[])];
    await page.close();
  }
  await browser.close();
  return {
    items,
    ready: at(readies, 0.5),
    key: at(
      times.map(([key]) => key),
      0.95,
    ),
    whole: at(
      times.map(([, whole]) => whole),
      0.95,
    ),
    ...sizes(site),
  };
}

/** Runs in the page: for each key the milliseconds to the first list, and to the one that is whole, laid out. */
function typing(typed: readonly string[]): string {
  return `(async () => {
    const field = document.getElementById('search'), list = document.querySelector('.search-list'), status = document.querySelector('[role=status]');
    const changed = (node) => new Promise((done) => new MutationObserver((_, observer) => { observer.disconnect(); done(); }).observe(node, { childList: true, subtree: true }));
    const times = [];
    for (const question of ${JSON.stringify(typed)}) for (let end = 1; end <= question.length; end += 1) {
      status.textContent = '';
      await new Promise((done) => setTimeout(done, 30));
      const [first, whole] = [changed(list), changed(status)];
      const started = performance.now();
      field.focus();
      field.value = question.slice(0, end);
      field.dispatchEvent(new Event('input'));
      await first; list.offsetHeight;
      const key = performance.now() - started;
      await whole; list.offsetHeight;
      times.push([key, performance.now() - started]);
    }
    return times;
  })()`;
}

function sizes(site: string): Pick<SearchRow, 'titles' | 'terms' | 'words' | 'texts' | 'largest'> {
  const size = (path: string) => statSync(join(site, 'data', path)).size;
  const parts = readdirSync(join(site, 'data/search')).map((name) => [name, size(`search/${name}`)] as const);
  const sum = (start: string) => parts.filter(([name]) => name.startsWith(start)).reduce((total, [, bytes]) => total + bytes, 0);
  const ofTerms = parts.filter(([name]) => name.startsWith('terms')).map(([, bytes]) => bytes);
  return { titles: size('search.js'), terms: sum('terms'), words: sum('words'), texts: sum('texts'), largest: Math.max(...ofTerms) };
}

function at(numbers: readonly number[], share: number): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? Number.NaN;
}
