import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { readXlsx, type Workbook } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { xlsx } from '../../src/emit/xlsx/xlsx.ts';
import type { Sheet, SheetCell } from '../../src/view/sheet.ts';
import { hostileWords } from './reports.ts';

const origin = [
  ['Product', 'Tidewell'],
  ['Verdict', 'REFUSED at stage release'],
] as const;

function sheet(name: string, rows: readonly (readonly SheetCell[])[]): Sheet {
  return { name, title: `Title of ${name}`, header: ['ID', 'Words'], rows };
}

/** What of a text XML can hold (XML 1.0, 2.2), with line feeds. */
const asXml = (text: string) =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd')
    .toWellFormed();

const read = async (sheets: readonly Sheet[]): Promise<Workbook> => readXlsx(await xlsx(sheets, origin), { readStyles: true });

describe('a workbook', () => {
  it('begins with what it was made from and what it holds', async () => {
    const [contents] = (await read([sheet('links', [['SRS-1', 'x']]), sheet('soup', [])])).sheets;
    expect(contents?.name).toBe('Contents');
    expect(contents?.rows).toEqual([
      ['Name', 'Words', 'Rows'],
      ['Product', 'Tidewell', ''],
      ['Verdict', 'REFUSED at stage release', ''],
      ['links', 'Title of links', 1],
      ['soup', 'Title of soup', 0],
    ]);
  });

  it('holds nothing that is no XML', async () => {
    const { sheets } = await read([sheet('any', [['SRS-1\ufffe', 'a\uffff\ud800b']])]);
    expect(sheets[1]?.rows[1]).toEqual(['SRS-1\ufffd', 'a\ufffd\ufffdb']);
  });

  it('holds text and counts as they are, and no formula, whatever titles are', async () => {
    const hostile = [...hostileWords, '=1+1', '+1', '-1', '@SUM(A1)', '=cmd|"/C calc"!A0', '', '12', '1e5', 'TRUE', '2026-11-23'];
    const book = await read([
      sheet(
        'any',
        hostile.map((each, at) => [each, at]),
      ),
    ]);
    const [, any] = book.sheets;
    expect(any?.rows.slice(1).map(([words]) => words ?? '')).toEqual(hostile.map(asXml));
    expect(any?.rows.slice(1).map(([, count]) => count)).toEqual(hostile.map((_, at) => at));
    expect([...(any?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)).toEqual([]);
  });

  it('keeps its head and its first column in sight, filters, and wraps long words', async () => {
    const [, any] = (await read([sheet('any', [['SRS-1', 'word '.repeat(100)]])])).sheets;
    expect(any?.freezePane).toEqual({ rows: 1, columns: 1 });
    expect(any?.autoFilter?.range).toBe('A1:B2');
    expect(any?.columns?.map(({ width }) => width)).toEqual([8, 60]);
    expect(any?.cells?.get('0,0')?.style?.font?.bold).toBe(true);
    expect(any?.cells?.get('1,1')?.style?.alignment?.wrapText).toBe(true);
  });

  it('says where a text is too long for a cell', async () => {
    const [, any] = (await read([sheet('any', [['SRS-1', 'x'.repeat(40_000)]])])).sheets;
    const words = String(any?.rows[1]?.[1]);
    expect(words).toHaveLength(32_767);
    expect(words).toMatch(/x … \(cut: 40000 letters do not fit into a cell\)$/);
  });

  it('gives sheets names that Excel allows, each once', async () => {
    const long = 'user-need-to-system-requirement-to-software-requirement';
    const book = await read([sheet(long, []), sheet(long, []), sheet('a/b:c', []), sheet('CONTENTS', [])]);
    expect(book.sheets.map(({ name }) => name)).toEqual(['Contents', long.slice(0, 31), `${long.slice(0, 29)}-2`, 'a-b-c', 'CONTENTS-2']);
  });
});

it('the same tables are the same bytes in every time zone, folder and language', () => {
  const program = `
    import { createHash } from 'node:crypto';
    const { xlsx } = await import(${JSON.stringify(new URL('../../src/emit/xlsx/xlsx.ts', import.meta.url).href)});
    const sheet = { name: 'any', title: 'Any', header: ['ID'], rows: [['SRS-1'], ['5 µg']] };
    process.stdout.write(createHash('sha256').update(await xlsx([sheet], [['Product', 'x']])).digest('hex') + new Date(1.7e12).getTimezoneOffset());
  `;
  const made = (TZ: string, cwd: string, LANG: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd, env: { ...process.env, TZ, LANG }, encoding: 'utf8' });
  const [here, there] = [
    made('Pacific/Kiritimati', tmpdir(), 'de_DE.UTF-8'),
    made('America/Adak', fileURLToPath(new URL('.', import.meta.url)), 'C'),
  ];
  expect(here.slice(64)).not.toBe(there.slice(64));
  expect(here.slice(0, 64)).toBe(there.slice(0, 64));
});
