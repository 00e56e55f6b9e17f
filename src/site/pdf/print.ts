import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser } from 'playwright-core';
import { opened, pagesOfPlaces } from './finish.ts';
import type { PdfText } from './text.ts';

/** A page number may move what it stands on; after so many turns it is a bug of ours. */
const mostTurns = 5;

/**
 * Prints a text that stands in a folder beside its styles and pictures. The contents say on which page each heading stands, which only a printed text tells: so
 * it is printed again, until the numbers are those of the print. Nothing but files is opened, and no script runs.
 */
export async function printed(browser: Browser, text: PdfText, folder: string, onTurn: (turn: number) => void): Promise<PDFDocument> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  try {
    const page = await context.newPage();
    await page.route('**', (route) => (route.request().url().startsWith('file:') ? route.continue() : route.abort()));
    page.setDefaultTimeout(0);
    let numbers: ReadonlyMap<string, number> = new Map();
    for (let turn = 1; turn <= mostTurns; turn += 1) {
      onTurn(turn);
      const file = join(folder, 'index.html');
      writeFileSync(file, text.with(numbers));
      await page.goto(pathToFileURL(file).href);
      // A text whose font is still on its way is printed as nothing.
      await page.evaluate('document.fonts.ready.then(() => {})');
      const bytes = await page.pdf({ outline: true, tagged: true, preferCSSPageSize: true, printBackground: true, format: 'A4' });
      const document = await opened(bytes);
      const found = pagesOfPlaces(document);
      const isStable = text.headings.every(({ id }) => found.get(id) === numbers.get(id));
      if (isStable) return document;
      numbers = found;
    }
  } finally {
    await context.close();
  }
  throw new Error('the page numbers of the contents never came to rest');
}
