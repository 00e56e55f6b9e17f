import type { KindName } from './kinds.ts';

/** What a matrix may show besides kinds: the source files of software units, and how much of these tests ran through. */
const unitColumns = ['source', 'coverage'] as const;
export type UnitColumn = (typeof unitColumns)[number];
export type MatrixColumn = KindName | UnitColumn;

/** Kinds of items from which units can be found, so that a column of these may follow. */
export const kindsWithUnits: readonly KindName[] = [
  'software-unit',
  'software-item',
  'software-system',
  'software-requirement',
  'design-element',
];

export function isUnitColumn(column: string): column is UnitColumn {
  return (unitColumns as readonly string[]).includes(column);
}
