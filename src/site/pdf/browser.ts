import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { OutputError } from '../output.ts';

/** Variables of the environment, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How a browser is started that shows nothing but files of ours. */
export const browserArguments: readonly string[] = ['--no-sandbox', '--no-zygote', '--disable-gpu'];

/**
 * Starts the browser that the settings name (a path), else the one that CHROME_PATH names, else one that is installed.
 * @throws OutputError where there is none, or nothing to drive it with
 */
export async function openBrowser(named: string, env: Environment): Promise<Browser> {
  const executablePath = browserPath(named, env);
  const { chromium } = await driver();
  try {
    return await chromium.launch({ executablePath, args: [...browserArguments] });
  } catch (error) {
    const [why = ''] = String((error as Error).message).split('\n');
    throw new OutputError(
      `${executablePath} cannot be started as a browser: ${why}`,
      'Name another Chrome or Chromium as `pdf.browser` in dhf.yaml.',
    );
  }
}

/** It is no part of dhf: most never print a PDF. */
async function driver(): Promise<typeof import('playwright-core')> {
  try {
    return await import('playwright-core');
  } catch {
    throw new OutputError(
      'a PDF is printed by a browser, and playwright-core, which drives it, is not installed',
      'Install it beside dhf: `npm install --save-dev playwright-core`.',
    );
  }
}

function browserPath(named: string, env: Environment): string {
  if (named !== '' && !existsSync(named))
    throw new OutputError(
      `\`pdf.browser\` in dhf.yaml names ${named}, which is not there`,
      'Name the program of Chrome or Chromium, or leave it out.',
    );
  const path = named === '' ? installedBrowser(env) : named;
  if (path !== undefined) return path;
  throw new OutputError(
    'a PDF is printed by a browser, and neither Chrome nor Chromium was found',
    'Install Google Chrome or Chromium, or name its program: as CHROME_PATH, or as `pdf.browser` in dhf.yaml.',
  );
}

const names = ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser', 'chrome.exe'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
];

/**
 * The browser that CHROME_PATH names, else one that is installed. A CHROME_PATH that leads nowhere is an error, not a reason to look elsewhere.
 * @throws OutputError
 */
export function installedBrowser(env: Environment): string | undefined {
  if (env.CHROME_PATH !== undefined && env.CHROME_PATH !== '') {
    if (existsSync(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new OutputError('CHROME_PATH names no file', 'Name the program of Chrome or Chromium, or unset it.');
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find((path) => existsSync(path));
}
