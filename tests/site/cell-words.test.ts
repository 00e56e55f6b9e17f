import { expect, it } from 'vitest';
import { tableRow } from '../../plugins/remark-trace-matrix/row.ts';
import { cellWords } from '../../src/site/cell-words.ts';
import { figureHtml } from '../../src/site/figure.ts';
import type { Language } from '../../src/site/strings/strings.ts';
import { words } from './html.ts';

const named = (id: string) => ({ id, title: { text: `Title of ${id}` } });
const row = {
  item: named('SRS-1'),
  cells: [
    [
      { item: named('RUN-1/TC-1'), state: 'resolved', outcome: 'flaky fail' },
      { item: named('RUN-1/TC-2'), state: 'suspect', outcome: 'not run' },
    ],
    [{ unit: named('SWU-1'), hit: 18, found: 20 }],
    [],
    [],
  ],
} as const;

const shown = (language: Language) => {
  const html = figureHtml(
    tableRow(row, [undefined, undefined, undefined, 'why'], { href: (id) => `${id}.html`, words: cellWords(language) }),
  ).text;
  return [...html.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => words(cell));
};

it('cells of a matrix speak the language of the page', () => {
  expect(shown('en')).toEqual(['RUN-1/TC-1 flaky fail, RUN-1/TC-2 not run suspect', 'SWU-1 18 of 20', 'gap', 'not known']);
  expect(shown('de')).toEqual([
    'RUN-1/TC-1 unzuverlässig nicht bestanden, RUN-1/TC-2 nicht ausgeführt fraglich',
    'SWU-1 18 von 20',
    'Lücke',
    'nicht bekannt',
  ]);
});
