import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence, TestResult } from '../../src/model/evidence.ts';
import { parseFilter } from '../../src/model/filter.ts';
import { linkable } from '../../src/model/linkable.ts';
import type { MatrixColumn } from '../../src/model/unit-columns.ts';
import { type Matrix, matrixData, matrixOf } from '../../src/view/matrix.ts';
import { graphOf, item, itemOf, place, type Written } from '../build.ts';

const written: readonly Written[] = [
  item('UN-1'),
  item('UN-2'),
  item('SYS-1', { 'derives-from': 'UN-1' }),
  item('SYS-2', { 'derives-from': ['UN-1', 'UN-2'] }),
  item('SRS-1', { 'derives-from': 'SYS-1', 'allocated-to': 'SWU-1' }),
  item('SRS-2', { 'derives-from': 'SYS-1' }),
  item('SRS-10', { 'derives-from': 'SYS-1' }),
  item('SRS-3', { 'derives-from': 'SYS-9', status: 'retired' }),
  item('SWU-1'),
  item('TC-1', { verifies: ['SRS-1', 'SWU-1', 'SRS-404'] }),
  item('TC-2', { verifies: 'SYS-2' }),
  item('TC-3', { verifies: 'SRS-2', status: 'retired' }),
];
const graph = graphOf(written);

const cells = (matrix: Matrix) =>
  Object.fromEntries(
    matrixData(matrix).rows.map((row) => [row.id, row.cells.map((cell) => cell.map((entry) => ('id' in entry ? entry.id : '')).join())]),
  );

describe('a matrix', () => {
  it('holds what is linked with the item of the row, in either direction, sorted as people count', () => {
    const matrix = matrixOf(graph, { rows: 'system-requirement', columns: ['user-need', 'software-requirement', 'test-case'] });
    expect(cells(matrix)).toEqual({ 'SYS-1': ['UN-1', 'SRS-1,SRS-2,SRS-10', ''], 'SYS-2': ['UN-1,UN-2', '', 'TC-2'] });
    expect(matrix.gaps).toEqual([0, 1, 1]);
  });

  it('reaches a column that has no link with the rows over an earlier column', () => {
    expect(linkable('user-need', 'software-requirement')).toBe(false);
    const matrix = matrixOf(graph, { rows: 'user-need', columns: ['system-requirement', 'software-requirement'] });
    expect(cells(matrix)).toEqual({ 'UN-1': ['SYS-1,SYS-2', 'SRS-1,SRS-2,SRS-10'], 'UN-2': ['SYS-2', ''] });
  });

  it('continues each column from the one before when it is chained', () => {
    const columns = ['software-requirement', 'test-case'] as const;
    const direct = matrixOf(graph, { rows: 'system-requirement', columns });
    const chained = matrixOf(graph, { rows: 'system-requirement', columns, chained: true });
    expect(cells(direct)['SYS-2']).toEqual(['', 'TC-2']);
    expect(cells(chained)).toEqual({ 'SYS-1': ['SRS-1,SRS-2,SRS-10', 'TC-1'], 'SYS-2': ['', ''] });
  });

  it('leaves out what is retired, and links that lead nowhere', () => {
    const matrix = matrixOf(graph, { rows: 'software-requirement', columns: ['system-requirement', 'test-case'] });
    expect(cells(matrix)).toEqual({ 'SRS-1': ['SYS-1', 'TC-1'], 'SRS-2': ['SYS-1', ''], 'SRS-10': ['SYS-1', ''] });
  });

  it('holds the rows that a filter lets through', () => {
    const matrix = matrixOf(graph, { rows: 'software-requirement', columns: ['test-case'], filter: parseFilter('allocated-to none') });
    expect(Object.keys(cells(matrix))).toEqual(['SRS-2', 'SRS-10']);
  });

  it('is the same in whatever order files are read', () => {
    const options = {
      rows: 'user-need',
      columns: ['system-requirement', 'software-requirement', 'software-unit', 'test-case'],
      chained: true,
    } as const;
    const expected = matrixData(matrixOf(graph, options));
    fc.assert(
      fc.property(fc.shuffledSubarray([...written], { minLength: written.length }), (shuffled) => {
        expect(matrixData(matrixOf(graphOf(shuffled), options))).toEqual(expected);
      }),
    );
  });
});

describe('columns of evidence', () => {
  const plan = [
    item('SRS-1', { 'allocated-to': ['SWU-1'] }),
    item('SRS-2', { 'allocated-to': ['SWI-1'] }),
    item('SRS-3'),
    item('SWI-1'),
    item('SWU-1', { 'part-of': 'SWI-1', source: ['src/guard*.ts'] }),
    item('SWU-2', { 'part-of': 'SWI-1', source: ['src/log.ts'] }),
    item('TC-1', { verifies: ['SRS-1', 'SRS-2'] }),
    item('RUN-1', { purpose: 'formal', ended: '2026-11-01T09:00:00Z' }),
    item('RUN-2', { purpose: 'formal', ended: '2026-11-02T09:00:00Z' }),
    item('RUN-3', { purpose: 'development', ended: '2026-11-03T09:00:00Z' }),
  ];
  const hash = graphOf(plan).hashOf(itemOf(graphOf(plan), 'TC-1')).whole;
  const result = (run: string, outcome: TestResult['outcome'], more: Partial<TestResult> = {}): TestResult => {
    return { run, case: 'TC-1', outcome, flaky: false, procedureHash: hash, place: place('junit.xml', 1), ...more };
  };
  const file = (path: string) => ({ path, sha256: '', system: 'SWS-1' });
  const share = (path: string, hit: number, found: number) => ({
    path,
    system: 'SWS-1',
    lines: { hit, found },
    place: place('lcov.info', 1),
  });
  const evidence: Evidence = {
    results: [result('RUN-1', 'fail'), result('RUN-2', 'pass'), result('RUN-3', 'fail')],
    source: {
      files: ['src/guard.ts', 'src/guard-limits.ts', 'src/log.ts', 'src/other.ts'].map(file),
      tags: [
        { item: 'SRS-1', says: 'implements', place: place('src/guard.ts', 7) },
        { item: 'SRS-1', says: 'verifies', place: place('tests/guard.test.ts', 3) },
      ],
    },
    coverage: [share('src/guard.ts', 8, 10), share('src/guard-limits.ts', 5, 5), share('src/other.ts', 0, 9)],
  };
  const rows = 'software-requirement';
  const matrix = (columns: readonly MatrixColumn[], given: Evidence = evidence, chained = true) =>
    matrixData(matrixOf(graphOf(plan, { evidence: given }), { rows, columns, chained }));
  const column = (columns: readonly MatrixColumn[], given?: Evidence) =>
    Object.fromEntries(matrix(columns, given).rows.map(({ id, cells: each }) => [id, each.at(-1)]));

  it('show of the results of a case the one that counts, with its outcome', () => {
    expect(column(['test-case', 'test-result'])).toEqual({
      'SRS-1': [{ id: 'RUN-2/TC-1', state: 'resolved', outcome: 'pass', doubt: 'unknown' }],
      'SRS-2': [{ id: 'RUN-2/TC-1', state: 'resolved', outcome: 'pass', doubt: 'unknown' }],
      'SRS-3': [],
    });
    const changed = { ...evidence, results: [result('RUN-2', 'fail', { procedureHash: 'h1:0' })] };
    expect(column(['test-case', 'test-result'], changed)['SRS-1']).toEqual([
      { id: 'RUN-2/TC-1', state: 'suspect', outcome: 'fail', doubt: 'uncommitted' },
    ]);
    expect(matrix(['test-case', 'test-result'], { ...evidence, results: [result('RUN-3', 'pass')] }).gaps).toEqual([1, 3]);
  });

  it('show of a run all its results', () => {
    const graph = graphOf(plan, { evidence });
    const { rows: runs } = matrixData(matrixOf(graph, { rows: 'test-run', columns: ['test-result'] }));
    expect(runs.map(({ cells: [cell] }) => cell?.map((entry) => 'outcome' in entry && entry.outcome))).toEqual([
      ['fail'],
      ['pass'],
      ['fail'],
    ]);
  });

  it('show the lines whose comments name a requirement, and the other files of the units it is allocated to', () => {
    expect(column(['source'])).toEqual({
      'SRS-1': [{ file: 'src/guard.ts', line: 7 }, { file: 'src/guard-limits.ts' }],
      'SRS-2': [{ file: 'src/guard-limits.ts' }, { file: 'src/guard.ts' }, { file: 'src/log.ts' }],
      'SRS-3': [],
    });
    // Allocated to no unit itself, but to what holds both.
    expect(column(['software-unit', 'source'])['SRS-2']).toHaveLength(3);
    expect(column(['software-unit', 'source'])['SRS-1']).toEqual([{ file: 'src/guard.ts', line: 7 }, { file: 'src/guard-limits.ts' }]);
    expect(matrix(['source']).gaps).toEqual([1]);
  });

  it('show how many lines of each unit tests ran through', () => {
    expect(column(['coverage'])).toEqual({
      'SRS-1': [{ unit: 'SWU-1', hit: 13, found: 15 }],
      'SRS-2': [{ unit: 'SWU-1', hit: 13, found: 15 }],
      'SRS-3': [],
    });
  });

  it('have no gap where nobody could look, and say why', () => {
    const given: Evidence = { missing: { source: { why: 'git is not there', fix: '' } } };
    const { unread, gaps } = matrixOf(graphOf(plan, { evidence: given }), {
      rows,
      columns: ['test-case', 'test-result', 'source', 'coverage'],
    });
    expect(unread).toEqual([undefined, 'nobody looked', 'git is not there', 'nobody looked']);
    expect(gaps).toEqual([1, 0, 0, 0]);
  });
});
