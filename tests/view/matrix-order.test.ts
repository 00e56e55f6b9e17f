import { describe, expect, it } from 'vitest';
import { compareRows } from '../../src/view/matrix-order.ts';
import type { CellEntry, MatrixRow, Named } from '../../src/view/matrix-rows.ts';

const named = (id: string): Named => ({ id, title: { text: '' } });
const row = (id: string, ...cell: readonly CellEntry<Named>[]): MatrixRow<Named> => ({ item: named(id), cells: [cell] });
const item = (id: string): CellEntry<Named> => ({ item: named(id), state: 'resolved' });
const share = (hit: number, found: number): CellEntry<Named> => ({ unit: named('SWU-1'), hit, found });
const sorted = (rows: readonly MatrixRow<Named>[], column: number) =>
  [...rows].sort((a, b) => compareRows(a, b, column)).map((each) => each.item.id);

describe('rows of a matrix are in order', () => {
  it('by ID as people count', () => {
    expect(sorted([row('SRS-10'), row('SRS-9'), row('IF-1')], 0)).toEqual(['IF-1', 'SRS-9', 'SRS-10']);
  });

  it('by what stands first in a cell, gaps before all, fewer before more', () => {
    const rows = [row('SRS-1', item('TC-10')), row('SRS-2', item('TC-9'), item('TC-11')), row('SRS-3'), row('SRS-4', item('TC-9'))];
    expect(sorted(rows, 1)).toEqual(['SRS-3', 'SRS-4', 'SRS-2', 'SRS-1']);
  });

  it('by share of lines and by place in a file', () => {
    const shares = [row('SRS-1', share(0, 0)), row('SRS-2', share(9, 10)), row('SRS-3', share(10, 100)), row('SRS-4', share(5, 5))];
    expect(sorted(shares, 1)).toEqual(['SRS-3', 'SRS-2', 'SRS-1', 'SRS-4']);
    const files = [
      row('SRS-1', { file: 'b.ts', line: 1 }),
      row('SRS-2', { file: 'a.ts', line: 10 }),
      row('SRS-3', { file: 'a.ts', line: 9 }),
      row('SRS-4', { file: 'a.ts' }),
    ];
    expect(sorted(files, 1)).toEqual(['SRS-4', 'SRS-3', 'SRS-2', 'SRS-1']);
  });
});
