import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleOf } from '../../src/site/pages/sample.ts';
import { drawSample } from '../../src/view/sample.ts';
import { planting } from '../projects/planted.ts';
import { startBrowser } from './browser.ts';
import { builtSite } from './built.ts';

const graphWith = planting(fileURLToPath(new URL('../../content', import.meta.url)));
const requirements = graphWith()
  .ofKind('software-requirement')
  .map(({ id }) => id);
const risks = graphWith()
  .ofKind('risk')
  .map(({ id }) => id);

/** IDs of the chapters of a dossier. */
function drawnIn(html: string): string[] {
  return [...html.matchAll(/<h3[^>]*>(?:<span class="whole">)?([A-Z]+-\d+)/g)].map(([, id = '']) => id);
}

describe('the dossier that is made at build', () => {
  it('holds ten requirements drawn with seed 42, each with its chain', () => {
    const { body } = sampleOf(graphWith(), 'en').page;
    expect(body.text).toContain(`<h2>10 of ${requirements.length}: Software requirement, seed 42</h2>`);
    expect(drawnIn(body.text)).toEqual(drawSample(requirements, 10, 42));
  });

  it('changes with the title of a need that a chain leads to', () => {
    const edit = ['requirements/needs.md', 'No insulin twice', 'Never insulin twice'] as const;
    expect(sampleOf(graphWith(), 'en').page.body.text).not.toContain('Never insulin twice');
    expect(sampleOf(graphWith({ edits: [edit] }), 'en').page.body.text).toContain('Never insulin twice');
  });

  it('says that there is nothing to draw from', () => {
    const empty = planting(fileURLToPath(new URL('../projects/clean-a', import.meta.url)));
    const graph = empty();
    const bare = Object.create(graph, { items: { value: [] } });
    expect(sampleOf(bare, 'en').page.body.text).toContain('There is no item to draw from yet.');
  });
});

describe('the page in a browser', () => {
  let browser: Browser;
  let page: Page;
  let address: string;

  beforeAll(async () => {
    browser = await startBrowser();
    page = await browser.newPage();
    address = pathToFileURL(join(await builtSite('content'), 'sample.html')).href;
  });

  afterAll(async () => {
    await browser?.close();
  });

  const shown = async () => drawnIn(await page.locator('#dossier').innerHTML());

  it('draws what the reader chooses, and shows it again after a reload', async () => {
    await page.goto(address);
    const before = await page.locator('#dossier').innerText();
    await page.locator('#draw select').selectOption('risk');
    await page.locator('#draw [name=number]').fill('3');
    await page.locator('#draw [name=seed]').fill('6');
    await page.locator('#draw button').click();
    await page.locator('#drawn', { hasText: 'seed 6' }).waitFor();
    await page.locator('#draw [name=seed]').fill('7');
    await page.locator('#draw [name=seed]').press('Enter');
    await page.locator('#drawn', { hasText: `3 of ${risks.length}: Risk, seed 7` }).waitFor();
    expect(await shown()).toEqual(drawSample(risks, 3, 7));
    expect(new URL(page.url()).search).toBe('?kind=risk&number=3&seed=7');
    await page.reload();
    await page.locator('#drawn', { hasText: 'seed 7' }).waitFor();
    expect(await shown()).toEqual(drawSample(risks, 3, 7));
    await page.goto(`${address}?kind=software-requirement&number=10&seed=42`);
    await page.locator('#drawn', { hasText: 'seed 42' }).waitFor();
    expect(await page.locator('#dossier').innerText()).toBe(before);
  });
});
