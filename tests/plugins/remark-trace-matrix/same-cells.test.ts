import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Source } from '../../../src/project/facts.ts';
import { trace } from '../../../src/project/trace.ts';
import { addressOf } from '../../../src/site/address.ts';
import { type Site, siteOf } from '../../../src/site/site.ts';
import type { EntryData, MatrixData } from '../../../src/view/matrix.ts';
import { readyMatrices } from '../../../src/view/ready-matrices.ts';
import { doubtWords } from '../../../src/view/result-doubt.ts';
import { run } from '../../cli/run.ts';
import { builtSite } from '../../site/built.ts';

const content = fileURLToPath(new URL('../../../content', import.meta.url));
const root = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-cells-'));
const asOf = '2026-11-23';
let site: Site;

/** A document whose blocks show every ready matrix. */
const views = [
  '---\ntype: document\nkind: software-development-plan\nid: SDP-77\ntitle: Views\n---\n',
  ...readyMatrices.map(({ rows, columns, chained }) => {
    const shape = chained ? `levels: [${[rows, ...columns].join(', ')}]` : `rows: ${rows}\ncolumns: [${columns.join(', ')}]`;
    return `\`\`\`dhf-matrix\n${shape}\n\`\`\`\n`;
  }),
].join('\n');

beforeAll(async () => {
  cpSync(content, root, { recursive: true, filter: (path) => !/[\\/](?:node_modules|\.git)$/.test(path) });
  // A result that fails, a requirement whose source changed after it was approved, and a test that shows one requirement less.
  plant('records/runs/RUN-1/junit.xml', /(name="TC-70 [^>]*>)/, '$1<failure message="refused nothing"/>');
  plant('requirements/system.md', /^(#+ SYS-3 )/m, '$1Now ');
  plant('tests/unit.md', /(### TC-4 [\s\S]*?\*\*Verifies:\*\* )[^\n]*/, '$1SRS-41');
  writeFileSync(join(root, 'views.md'), views);
  const sources: Source[] = [];
  const report = await trace(root, { stage: 'draft', asOf, onSource: (source) => sources.push(source) });
  site = siteOf({ report, sources, preview: true, picture: () => undefined });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function plant(file: string, what: RegExp, by: string): void {
  const text = readFileSync(join(root, file), 'utf8');
  const changed = text.replace(what, by);
  if (changed === text) throw new Error(`${file} holds nothing like ${what}`);
  writeFileSync(join(root, file), changed);
}

type Rows = readonly (readonly string[])[];

/** ID and cells of each row of the first table of a text, a gap as the word. */
function onPage(html: string): Rows {
  return [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([, row = '']) => {
    const [head = '', ...cells] = row.split(/<td[^>]*>/);
    return [idOf(head), ...cells.map(words)];
  });
}

function idOf(head: string): string {
  return /^<a [^>]*>([^<]+)<\/a>/.exec(head)?.[1] ?? '';
}

function words(cell: string): string {
  return cell.replaceAll(/<[^>]*>/g, '').replaceAll(', ', '; ');
}

/** CSV without line breaks inside cells, as IDs and links are. */
function inCsv(text: string): Rows {
  const lines = text.replace('\ufeff', '').split('\r\n').slice(1, -1);
  return lines
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain),
    )
    .map(withoutTitle);
}

/** Neither the title nor the column in which a CSV says where it comes from. */
function withoutTitle([id = '', , ...cells]: readonly string[]): string[] {
  return [id, ...cells.slice(0, -1)];
}

async function inWorkbook(bytes: Uint8Array): Promise<Rows> {
  const [, sheet] = (await readXlsx(bytes)).sheets;
  return (sheet?.rows ?? []).slice(1).map(([id, , ...cells]) => [id, ...cells].map(String));
}

function inJson(text: string): Rows {
  const { rows, columns }: MatrixData = JSON.parse(text);
  const isKnown = (at: number) => columns[at] !== undefined;
  return gapsFirst(
    rows.map(({ id, cells }) => [
      id,
      ...cells.map((cell, at) => (cell.length > 0 ? cell.map(entry).join('; ') : isKnown(at) ? 'gap' : '')),
    ]),
  );
}

function entry(each: EntryData): string {
  if ('unit' in each) return `${each.unit} ${each.hit} of ${each.found}`;
  if ('file' in each) return each.line === undefined ? each.file : `${each.file}:${each.line}`;
  const first = { 'by-review': 'by review', instead: 'instead', 'not-run': undefined }[each.stands ?? 'not-run'];
  const last = each.doubt === undefined || each.doubt === 'unknown' ? each.state === 'suspect' : false;
  const words = [first, each.id, each.outcome, each.doubt && doubtWords[each.doubt], last ? 'suspect' : undefined];
  return words.filter((word) => word !== undefined).join(' ');
}

/** Data keep the order of items. */
function gapsFirst(rows: Rows): Rows {
  const isGap = (row: readonly string[]) => row.some((cell) => cell === 'gap' || /(?:^|; )TC-\d+ not run/.test(cell));
  return [...rows].sort((a, b) => Number(isGap(b)) - Number(isGap(a)));
}

const made = async (name: string, ending: 'csv' | 'xlsx' | 'json') => await site.makes.get(addressOf.matrixFile(name, ending))?.();
const page = (path: string) => site.pages.find((each) => each.path === path)?.body.text ?? '';

/** The table of a page that has the same columns as the first of another. */
function tableLike(other: string, html: string): string {
  const headIn = (text: string) => /<thead>.*?<\/thead>/s.exec(text)?.[0];
  return html.split('<table').find((table) => headIn(table) === headIn(other)) ?? '';
}

describe.each(readyMatrices.map(({ name }) => name))('%s', (name) => {
  it('has the same cells on its page, in a block, as CSV, as workbook and as data', async () => {
    const html = page(addressOf.matrixOf(name));
    const told = onPage(html);
    expect(told.length).toBeGreaterThan(1);
    expect(onPage(tableLike(html, page('documents/views.html')))).toEqual(told);
    expect(inCsv(String(await made(name, 'csv')))).toEqual(told);
    expect(await inWorkbook((await made(name, 'xlsx')) as Uint8Array)).toEqual(told);
    expect(inJson(String(await made(name, 'json')))).toEqual(told);
  });
});

it('shows what was planted, in named cells, and so does the terminal', async () => {
  const name = 'requirement-to-result';
  const before = inCsv(readFileSync(join(await builtSite('content'), addressOf.matrixFile(name, 'csv')), 'utf8'));
  const { out, code } = await run(['export', 'csv', root, '--matrix', name, `--as-of=${asOf}`]);
  const row = (rows: Rows, id: string) => rows.find(([first]) => first === id);
  expect(row(before, 'SRS-14')).toEqual(['SRS-14', 'SYS-3; SYS-6', 'TC-4; TC-70', 'RUN-1/TC-4 pass; RUN-1/TC-70 pass']);
  expect(row(inCsv(out), 'SRS-14')).toEqual(['SRS-14', 'SYS-3 suspect; SYS-6', 'TC-70', 'RUN-1/TC-70 fail suspect: changed since']);
  expect(inCsv(out)).toEqual(onPage(page(addressOf.matrixOf(name))));
  expect(code).toBe(0);
});

it('lists the matrices that authors wrote, with a way to their documents', () => {
  const listed = [...page(addressOf.matrix).matchAll(/<li>([^<]*): <a href="([^"]*)">/g)].map(([, levels, href]) => `${levels} ${href}`);
  expect(listed).toContain('User need → System requirement → Software requirement → Test case → Test result documents/views.html');
  expect(listed).toContain('Software requirement → Software unit → Source files → Lines tests ran through documents/views.html');
  expect(listed.filter((each) => each.endsWith('documents/risk/analysis.html'))).toHaveLength(2);
});
