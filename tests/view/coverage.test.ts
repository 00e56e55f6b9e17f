import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../src/model/filter.ts';
import { coverageOf, mainChain } from '../../src/view/coverage.ts';
import { itemTable } from '../../src/view/table.ts';
import { graphOf, item } from '../build.ts';

const graph = graphOf([
  item('UN-1'),
  item('UN-2'),
  item('SYS-1', { 'derives-from': 'UN-1' }),
  item('SRS-2', { category: ['ui', 'data'], 'derives-from': 'SYS-1', status: 'draft' }),
  item('SRS-10', { 'derives-from': 'SYS-404' }),
  item('SRS-3', { status: 'retired' }),
  item('TC-1', { verifies: 'SRS-10' }),
]);

describe('coverage', () => {
  it('counts for each step of a chain what is linked, and names what is not', () => {
    expect(coverageOf(graph, ['user-need', 'system-requirement', 'software-requirement', 'test-case'])).toEqual([
      { from: 'user-need', to: 'system-requirement', total: 2, covered: 1, open: ['UN-2'] },
      { from: 'system-requirement', to: 'software-requirement', total: 1, covered: 1, open: [] },
      { from: 'software-requirement', to: 'test-case', total: 2, covered: 1, open: ['SRS-2'] },
    ]);
  });

  it('follows the main chain when none is given', () => {
    expect(coverageOf(graph).map(({ from, to }) => [from, to])).toEqual(mainChain.slice(1).map((to, at) => [mainChain[at], to]));
  });
});

describe('a table of items', () => {
  it('holds chosen fields as they are written, the class that is in force, and nothing for what is not written', () => {
    const { rows } = itemTable(graph, { items: 'software-requirement', fields: ['title', 'category', 'class', 'derives-from', 'status'] });
    expect(rows.map(({ item: { id }, cells }) => [id, ...cells])).toEqual([
      ['SRS-2', ['Title of SRS-2'], ['ui', 'data'], ['C'], ['SYS-1'], ['draft']],
      ['SRS-10', ['Title of SRS-10'], [], ['C'], ['SYS-404'], []],
    ]);
  });

  it('holds only what a filter lets through', () => {
    const { rows } = itemTable(graph, { items: 'software-requirement', fields: [], filter: parseFilter('in verifies any') });
    expect(rows.map(({ item: { id } }) => id)).toEqual(['SRS-10']);
  });
});
