import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../src/model/filter.ts';
import { linkable } from '../../src/model/linkable.ts';
import { type Matrix, matrixData, matrixOf } from '../../src/view/matrix.ts';
import { graphOf, item, type Written } from '../build.ts';

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
  Object.fromEntries(matrixData(matrix).rows.map((row) => [row.id, row.cells.map((cell) => cell.map(({ id }) => id).join())]));

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
