import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Starts the browser of this machine. Throws, with words about what to install, where there is none. */
export async function startBrowser(): Promise<Browser> {
  const installed = installedBrowser(process.env);
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args });
  if (process.platform !== 'linux') throw new Error('no browser was found: install Chrome or Chromium, or name one with CHROME_PATH');
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args });
}

const args = ['--no-sandbox', '--no-zygote', '--disable-gpu'];

const names = ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser', 'chrome.exe'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
];

/** The browser that CHROME_PATH names, else one that is installed. A CHROME_PATH that leads nowhere is an error, not a reason to look elsewhere. */
export function installedBrowser(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env.CHROME_PATH !== undefined && env.CHROME_PATH !== '') {
    if (existsSync(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error('CHROME_PATH names no file: name the program of Chrome or Chromium, or unset it');
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find((path) => existsSync(path));
}
