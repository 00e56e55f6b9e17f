import { compareIds } from '../model/ids.ts';
import { compareText } from '../model/place.ts';
import type { CellEntry, MatrixRow, Named } from './matrix-rows.ts';

/** Rows by one of their columns: by ID in the first, 0; in the others empty cells first, then by what stands first in them. */
export function compareRows<I extends Named>(a: MatrixRow<I>, b: MatrixRow<I>, column: number): number {
  const byId = compareIds(a.item.id, b.item.id);
  if (column === 0) return byId;
  const [one, other] = [a.cells[column - 1] ?? [], b.cells[column - 1] ?? []];
  const [first, second] = [one[0], other[0]];
  if (first === undefined || second === undefined) return one.length - other.length || byId;
  return compareEntries(first, second) || one.length - other.length || byId;
}

function compareEntries<I extends Named>(a: CellEntry<I>, b: CellEntry<I>): number {
  if ('file' in a && 'file' in b) return compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0);
  if ('unit' in a && 'unit' in b) return shareOf(a) - shareOf(b) || compareIds(a.unit.id, b.unit.id);
  return 'item' in a && 'item' in b ? compareIds(a.item.id, b.item.id) : 0;
}

/** Of a unit without lines nothing is left to reach. */
function shareOf({ hit, found }: { readonly hit: number; readonly found: number }): number {
  return found === 0 ? 1 : hit / found;
}
