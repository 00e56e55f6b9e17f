import { describe, expect, it } from 'vitest';
import { traceSources } from '../../../src/project/trace.ts';
import { addressOf } from '../../../src/site/address.ts';
import { siteOf } from '../../../src/site/site.ts';
import { mainChain } from '../../../src/view/coverage.ts';
import type { EntryData, MatrixData } from '../../../src/view/matrix.ts';
import { projectRoot, readProject } from '../../projects/project.ts';

const levels = [...mainChain.filter((kind) => kind !== 'software-unit'), 'result'].join(', ');
const block = [
  '---',
  'type: document',
  'kind: software-development-plan',
  'id: SDP-77',
  'title: Views',
  '---',
  '',
  '```dhf-matrix',
  `levels: [${levels}]`,
  '```',
  '',
].join('\n');

/** IDs and states in the cells of the first table of a page, gaps as empty lists; rows sorted by ID, because a page shows gaps first. */
function cellsOf(page: string): string[][] {
  const rows = [...page.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map((match) => (match[1] ?? '').split(/<td[^>]*>/));
  return rows.map(([head = '', ...cells]) => [idsIn(head).join(), ...cells.map((cell) => idsIn(cell).join())]).sort();
}

function worded(entry: EntryData): string {
  return 'id' in entry
    ? `${entry.id}${entry.outcome === undefined ? '' : ` ${entry.outcome}`}${entry.state === 'suspect' ? ' suspect' : ''}`
    : '';
}

function idsIn(html: string): string[] {
  return [...html.matchAll(/<a [^>]*>([^<]+)<\/a>((?: <span class="tag \w+">[^<]+<\/span>)*)/g)].map(
    (match) => `${match[1]}${(match[2] ?? '').replaceAll(/<[^>]*>/g, '')}`,
  );
}

describe.each(['clean-c', 'clean-b'])('%s', (name) => {
  it('has the same cells on the page of the matrix, in a block and as JSON', () => {
    const { settings, sources, evidence } = readProject(projectRoot(name));
    // Changed after it was approved, so that some links are suspect.
    const changed = sources.map(({ file, text }) => ({ file, text: text.replace(/^((?:\| |#+ )SYS-1 (?:\| )?)/m, '$1Now ') }));
    const all = [...changed, { file: 'views.md', text: block }];
    const report = traceSources(all, settings, { stage: 'draft', asOf: { date: '2026-11-22', from: 'flag' }, evidence });
    const { pages, files } = siteOf({ report, sources: all, preview: false, picture: () => undefined });
    const text = (path: string) => pages.find((page) => page.path === path)?.body.text.replace(/<h2 id="source">.*/s, '') ?? '';
    const data: MatrixData = JSON.parse(files.get(addressOf.matrixData) ?? '');
    const told = data.rows.map(({ id, cells }) => [id, ...cells.map((cell) => cell.map(worded).join())]).sort();
    expect(told.length).toBeGreaterThan(1);
    expect(told.flat().join()).toMatch(/SRS-\d.* suspect/);
    expect(told.flat().join()).toMatch(/RUN-\d\/TC-\d+ pass/);
    expect(cellsOf(text(addressOf.matrix))).toEqual(told);
    expect(cellsOf(text('documents/views.html'))).toEqual(told);
  });
});
