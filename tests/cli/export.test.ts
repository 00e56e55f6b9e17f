import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { faultless, flawed, folder } from './folder.ts';
import { run } from './run.ts';

const day = '--as-of=2026-11-22';
const hazard = { 'risk/HAZ-1.md': '---\nid: HAZ-1\ntitle: "=1+1, too much"\n---\n\nToo much of a drug.\n' };

describe('everything', () => {
  it('is a folder of CSV, a workbook, or one file of data, under names that stay', async () => {
    const root = folder({ ...faultless, ...hazard });
    for (const format of ['csv', 'xlsx', 'json']) expect((await run(['export', format, day], { cwd: root })).code).toBe(0);
    expect(readdirSync(root).sort()).toEqual(['dhf-export', 'dhf-export.json', 'dhf-export.xlsx', 'dhf.yaml', 'risk']);
    const names = ['clauses', 'findings', 'hazard', 'hazard-to-result', 'links', 'software-system'];
    expect(readdirSync(join(root, 'dhf-export')).sort()).toEqual(names.map((name) => `${name}.csv`).sort());
    const data = JSON.parse(readFileSync(join(root, 'dhf-export.json'), 'utf8'));
    expect(data).toMatchObject({
      schema: 'dhf-export/1',
      product: 'Tidewell',
      verdict: 'no-blocking-findings',
      asOf: { date: '2026-11-22' },
    });
    expect([...data.matrices, ...data.lists].map(({ name }) => name).sort()).toEqual(names);
    const book = await readXlsx(readFileSync(join(root, 'dhf-export.xlsx')));
    expect(book.sheets.map(({ name }) => name).sort()).toEqual(['Contents', ...names]);
  });

  it('leaves no table of an earlier export behind, nor anything of others', async () => {
    const root = folder({ ...faultless, ...hazard, 'dhf-export/mine.csv': 'mine', 'dhf-export/soup.csv': 'old' });
    await run(['export', 'csv', day], { cwd: root });
    expect(existsSync(join(root, 'dhf-export/soup.csv'))).toBe(false);
    expect(readFileSync(join(root, 'dhf-export/mine.csv'), 'utf8')).toBe('mine');
  });

  it('tells a terminal how far it is', async () => {
    const { err } = await run(['export', 'csv', day], { cwd: folder(faultless), tty: true });
    expect(err).toMatch(/making 1 of (\d+) tables.*making \1 of \1 tables/s);
  });
});

describe('one table', () => {
  it('is a matrix on standard output, with what it was made from', async () => {
    const { code, out, err } = await run(['export', 'csv', day, '--matrix', 'hazard,hazardous-situation'], {
      cwd: folder({ ...faultless, ...hazard }),
    });
    expect([code, err]).toEqual([0, 'The file is judged: no blocking findings at stage draft.\n']);
    const [head, row, end] = out.split('\r\n');
    expect(head).toMatch(
      /^Hazard,Title,Hazardous situation,"no blocking findings at stage draft, Tidewell 1\.2\.0, as of 2026-11-22, dhf [\d.]+"$/,
    );
    expect([row, end]).toEqual([`HAZ-1,"'=1+1, too much",gap,`, '']);
  });

  it('is a list of what a filter chooses, by the name or the prefix of its kind', async () => {
    const root = folder({ ...faultless, ...hazard, 'risk/HAZ-2.md': '---\nid: HAZ-2\ntitle: Too little\n---\n\nToo little of it.\n' });
    const lists = ['hazard', 'HAZ'].map((list) =>
      run(['export', 'json', day, '--list', list, '--filter', 'title contains little'], { cwd: root }),
    );
    for (const { out } of await Promise.all(lists)) {
      const [{ name, rows }] = JSON.parse(out).lists;
      expect([name, rows.map(([id]: string[]) => id)]).toEqual(['hazard', ['HAZ-2']]);
    }
  });

  it('is a file where --out names one, that Excel reads as Unicode', async () => {
    const root = folder({ ...faultless, 'risk/HAZ-1.md': '---\nid: HAZ-1\ntitle: 5 µg\n---\n\nToo much of a drug.\n' });
    const { out, err } = await run(['export', 'csv', day, '--list', 'hazard', '--out', 'lists/h.csv'], { cwd: root });
    expect([out, err]).toEqual(['', `Written: ${join('lists', 'h.csv')}. The file is judged: no blocking findings at stage draft.\n`]);
    expect([...readFileSync(join(root, 'lists/h.csv')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(readFileSync(join(root, 'lists/h.csv'), 'utf8')).toContain('HAZ-1,5 µg,');
  });

  it('is a workbook of its name', async () => {
    const root = folder({ ...faultless, ...hazard });
    await run(['export', 'xlsx', day, '--matrix', 'hazard-to-result'], { cwd: root });
    const book = await readXlsx(readFileSync(join(root, 'hazard-to-result.xlsx')));
    expect(book.sheets[1]?.rows[1]?.slice(0, 3)).toEqual(['HAZ-1', '=1+1, too much', 'gap']);
  });
});

describe('a file that is refused', () => {
  it('is exported, and says so in each format, on the terminal and by the exit code', async () => {
    const root = folder(flawed);
    const { code, err } = await run(['export', 'csv', day], { cwd: root });
    expect([code, err]).toEqual([
      1,
      'Written: dhf-export. The file is judged: refused at stage draft. `dhf check` says why, and the export says it too.\n',
    ]);
    for (const file of readdirSync(join(root, 'dhf-export')))
      expect(readFileSync(join(root, 'dhf-export', file), 'utf8').split('\r\n')[0]).toMatch(/,"REFUSED at stage draft, Tidewell/);
    expect((await run(['export', 'xlsx', day, '--out', 'a.xlsx'], { cwd: root })).code).toBe(1);
    expect((await readXlsx(readFileSync(join(root, 'a.xlsx')))).sheets[0]?.rows).toContainEqual(['Verdict', 'REFUSED at stage draft', '']);
    expect(JSON.parse((await run(['export', 'json', day, '--list', 'findings'], { cwd: root })).out).verdict).toBe('refused');
  });

  it('is not exported where nothing could be read, and what was written before is gone', async () => {
    const root = folder({ ...faultless, 'dhf-export/links.csv': 'old' });
    writeFileSync(join(root, 'dhf.yaml'), 'schema: [');
    const { code, out, err } = await run(['export', 'csv', day], { cwd: root });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/Nothing was exported\.\n$/);
    expect(existsSync(join(root, 'dhf-export/links.csv'))).toBe(false);
  });
});

describe('what cannot be exported', () => {
  it.each([
    [['cvs'], 'there is no format cvs', 'csv'],
    [[], 'format is missing', 'dhf export --help'],
    [['csv', '--matrix', 'a,b', '--list', 'x'], 'only one of them', 'neither for everything'],
    [['csv', '--filter', 'class = C'], '--filter chooses rows of one table', '--matrix or --list'],
    [['csv', '--matrix', 'need-to-resutl'], 'there is no matrix need-to-resutl', 'need-to-result'],
    [['csv', '--matrix', 'hazard,soup'], 'no link joins soup with hazard', 'between them'],
    [['csv', '--list', 'hazrd'], 'there is no list hazrd', 'hazard'],
    [['csv', '--list', 'findings', '--filter', 'class = C'], 'a filter chooses items', 'Leave --filter away'],
    [['csv', '--list', 'hazard', '--filter', 'colour = red'], '"colour" is no field', 'It can be'],
    [['csv', '--list', 'hazard', '--out', 'risk/SWS-1.md'], '--out would write over risk/SWS-1.md', 'no source'],
    [['csv', '--list', 'hazard', '--out', 'dhf.yaml/x.csv'], 'cannot be written', 'may be written'],
  ] as const)('%j is refused with a remedy', async (args, why, fix) => {
    const { code, out, err } = await run(['export', ...args], { cwd: folder(faultless) });
    expect([code, out]).toEqual([2, '']);
    const [words = '', remedy = ''] = err.split('\n  fix: ');
    expect(words).toContain(why);
    expect(remedy).toContain(fix);
  });
});
