import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { browserArguments, installedBrowser } from '../../src/site/pdf/browser.ts';

/** Starts the browser of this machine. Throws, with words about what to install, where there is none. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: [...browserArguments] });
}

/** A page at an address, in a context of its own. What a script of it throws fails the test. */
export async function openedIn(browser: Browser, address: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(address);
  return page;
}

/** The program of the browser of this machine: one that is installed, else on Linux the one that comes with the tests. */
export async function browserPath(): Promise<string> {
  const installed = installedBrowser(process.env);
  if (installed !== undefined) return installed;
  if (process.platform !== 'linux') throw new Error('no browser was found: install Chrome or Chromium, or name one with CHROME_PATH');
  return await sparticuz.executablePath();
}
