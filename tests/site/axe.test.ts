import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flawed, folder } from '../cli/folder.ts';
import { run } from '../cli/run.ts';
import { startBrowser } from './browser.ts';
import { builtSite } from './built.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** WCAG 2.2 at level AA, and what axe holds for good practice with landmarks and headings. */
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** What width and colours decide: the rest is the same on every screen. */
const ofTheLook: RunOptions = {
  ...options,
  runOnly: {
    type: 'rule',
    values: [
      ...['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'meta-viewport', 'skip-link'],
      ...['aria-hidden-focus', 'button-name', 'link-name', 'label', 'heading-order', 'region', 'landmark-unique', 'summary-name'],
    ],
  },
};

async function violationsOn(page: Page, address: string, asked: RunOptions): Promise<string[]> {
  await page.goto(address);
  return violationsNow(page, asked);
}

/** As a page stands after what a reader did. */
async function violationsNow(page: Page, asked = options): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(asked)})`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}

async function violationsIn(
  site: string,
  paths: readonly string[],
  context: Parameters<Browser['newContext']>[0],
  asked = options,
): Promise<string[]> {
  const opened = await browser.newContext({ ...context, bypassCSP: true });
  const page = await opened.newPage();
  const found: string[] = [];
  for (const path of paths) {
    const violations = await violationsOn(page, pathToFileURL(join(site, path)).href, asked);
    found.push(...violations.map((each) => `${path}: ${each}`));
  }
  await opened.close();
  return found;
}

const desk = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 375, height: 800 } };

const looks: [string, Parameters<Browser['newContext']>[0], RunOptions][] = [
  ['in the light on a desk', { ...desk, colorScheme: 'light' }, options],
  ['in the dark on a phone', { ...phone, colorScheme: 'dark' }, ofTheLook],
];

describe('the example device', () => {
  let site: string;
  const pages = [
    ...[
      'index',
      'documents',
      'items',
      'matrix',
      'matrices/hazard-to-result',
      'tests',
      'coverage',
      'soup',
      'classification',
      'changes',
      'problems',
      'releases',
      'difference',
      'trend',
      'sample',
      'findings',
      'rules',
      'kinds',
    ],
    ...['risk', 'graph'],
    ...['planning/development-plan', 'architecture/architecture'].map((path) => `documents/${path}`),
    ...['SRS-1', 'RUN-1', 'APR-14', 'HAZ-1', 'TC-63', 'RUN-2/TC-85'].map((id) => `items/${id}`),
    ...['approvals', 'justifications', 'not-checked', 'clauses/iec-62304', 'rules/link-resolves', 'kinds/software-unit'],
    '404',
  ].map((path) => `${path}.html`);

  beforeAll(async () => {
    site = await builtSite('content');
  });

  it.each(looks)('has pages of every type that break no rule of WCAG 2.2 AA: %s', async (_, look, asked) => {
    expect(await violationsIn(site, pages, look, asked)).toEqual([]);
  });
});

it.each(looks)('breaks no rule of WCAG 2.2 AA while a reader searches, chooses, draws and walks: %s', async (_, look) => {
  const site = pathToFileURL(await builtSite('content')).href;
  const context = await browser.newContext({ ...look, bypassCSP: true });
  const page = await context.newPage();
  const uses: readonly (readonly [path: string, use: () => Promise<unknown>])[] = [
    [
      'index.html',
      async () => {
        await page.fill('#search', 'dose');
        await page.locator('[role="option"]').first().waitFor();
        await page.keyboard.press('ArrowDown');
      },
    ],
    [
      'sample.html',
      async () => {
        await page.fill('#draw [name=seed]', '7');
        await page.keyboard.press('Enter');
        await page.locator('#drawn', { hasText: 'seed 7' }).waitFor();
      },
    ],
    [
      'graph.html?item=SRS-23',
      async () => {
        await page.focus('.explorer-picture canvas');
        await page.keyboard.press('ArrowRight');
      },
    ],
    [
      'matrix.html',
      async () => {
        await page.getByLabel('Rows').selectOption('hazard');
        await page.getByLabel('Column 1').selectOption('hazardous-situation');
        await page.locator('main tbody tr').last().waitFor();
      },
    ],
    [
      'matrices/requirement-to-result.html',
      async () => {
        await page.getByLabel('Filter rows by words').fill('dose');
        await page.locator('thead button').first().click();
      },
    ],
  ];
  for (const [path, use] of uses) {
    await page.goto(`${site}/${path}`);
    await use();
    expect(await violationsNow(page), path).toEqual([]);
  }
  await context.close();
});

it('a refused file has pages that break no rule of WCAG 2.2 AA', async () => {
  const site = join(folder(), 'site');
  const built = await run(['build', folder(flawed), '--preview', '--as-of=2026-11-23', '--out', site]);
  expect(built.code).toBe(1);
  for (const [, look, asked] of looks) {
    expect(await violationsIn(site, ['index.html', 'findings.html', 'items/SRS-1.html', 'matrix.html'], look, asked)).toEqual([]);
    const page = await browser.newPage({ ...look, bypassCSP: true });
    await page.goto(pathToFileURL(join(site, 'findings.html')).href);
    await page.locator('[name=severity]').selectOption('error');
    await page.locator('#chosen > *').first().waitFor();
    expect(await violationsNow(page)).toEqual([]);
    await page.close();
  }
});
