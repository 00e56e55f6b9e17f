import { expect, it } from 'vitest';
import type { TestResult } from '../../src/model/evidence.ts';
import type { MatrixColumn } from '../../src/model/unit-columns.ts';
import { matrixOf } from '../../src/view/matrix.ts';
import { sheetRow } from '../../src/view/matrix-rows.ts';
import { platformTables } from '../../src/view/platforms.ts';
import { graphOf, item, place, type Written } from '../build.ts';

const present = '1'.repeat(64);
const run = (fields = {}) =>
  item('RUN-1', {
    purpose: 'formal',
    dirty: 'no',
    platform: 'Debian 12',
    'product-sha256': present,
    ended: '2026-11-20T09:00:00Z',
    ...fields,
  });
const plan: readonly Written[] = [
  item('SWS-1', { 'safety-class': 'C', platforms: ['Debian 12'] }),
  item('UN-1'),
  item('SRS-1'),
  item('SRS-2'),
  item('TC-1', { verifies: 'SRS-1', level: ['system'] }),
  item('TC-2', { verifies: 'SRS-1', level: ['system'] }),
  item('TC-3', { validates: 'UN-1', level: ['validation'] }),
];
const result = (test: string): TestResult => ({
  run: 'RUN-1',
  case: test,
  outcome: 'pass',
  flaky: false,
  procedureHash: 'h1:0',
  place: place('junit.xml', 1),
});

function graphWith(written: readonly Written[], tests: readonly string[], product: string | undefined = present) {
  // Recorded as it is now, so that nothing about content is in doubt.
  const bare = graphOf(plan);
  const results = tests.map((test) => {
    const found = bare.ofKind('test-case').find(({ id }) => id === test);
    return { ...result(test), procedureHash: found === undefined ? 'h1:0' : bare.hashOf(found).whole };
  });
  const facts = product === undefined ? {} : { product: { 'SWS-1': { sha256: product, dirty: false } } };
  return graphOf([...plan, ...written], { evidence: { results, ...facts } });
}

/** The last cell of a row, and how many gaps the column has. */
function lastCell(graph: ReturnType<typeof graphOf>, id: string, columns: readonly MatrixColumn[]): readonly unknown[] {
  const rows = id.startsWith('TC') ? 'test-case' : 'software-requirement';
  const matrix = matrixOf(graph, { rows, columns });
  const row = matrix.rows.find((each) => each.item.id === id);
  return [row && sheetRow(row, matrix.unread).at(-1), matrix.gaps.at(-1)];
}

const toResult = ['test-case', 'test-result'] as const;
const both = ['TC-1', 'TC-2'];
const cell = (graph: ReturnType<typeof graphOf>) => lastCell(graph, 'SRS-1', toResult)[0];

it('a result of the present product is a plain pass; one of another product, of uncommitted files or that nobody could judge says so', () => {
  expect(cell(graphWith([run()], both))).toEqual(['RUN-1/TC-1 pass', 'RUN-1/TC-2 pass']);
  expect(cell(graphWith([run({ 'product-sha256': '2'.repeat(64) })], both))).toEqual([
    'RUN-1/TC-1 pass suspect: another product',
    'RUN-1/TC-2 pass suspect: another product',
  ]);
  expect(cell(graphWith([run({ dirty: 'yes' })], ['TC-1']))).toEqual(['RUN-1/TC-1 pass suspect: uncommitted files', 'TC-2 not run']);
  const unjudged = graphOf([...plan, run()], { evidence: { results: [result('TC-1')], missing: { product: { why: 'no git', fix: '' } } } });
  expect(cell(unjudged)).toEqual([expect.stringMatching(/^RUN-1\/TC-1 pass (suspect: changed since|not known)/), 'TC-2 not run']);
});

it('a case without a result is a gap in the row', () => {
  expect(lastCell(graphWith([run()], both), 'SRS-1', toResult)[1]).toBe(1);
  expect(lastCell(graphWith([run()], ['TC-1']), 'SRS-1', toResult)).toEqual([['RUN-1/TC-1 pass', 'TC-2 not run'], 2]);
});

it('a case that validates needs has no requirement, and that is no gap', () => {
  expect(lastCell(graphWith([run()], both), 'TC-3', ['software-requirement'])).toEqual([['instead UN-1'], 0]);
});

it('on platforms only what counts has passed, and the others are told', () => {
  const system = (graph: ReturnType<typeof graphOf>) =>
    platformTables(graph, 'formal')[0]?.levels.find(({ level }) => level === 'system')?.cells[0];
  expect(system(graphWith([run()], both))).toEqual({ passed: 2, run: 2, suspect: 0, unknown: 0 });
  expect(system(graphWith([run({ 'product-sha256': '2'.repeat(64) })], ['TC-1']))).toEqual({ passed: 0, run: 1, suspect: 1, unknown: 0 });
});
