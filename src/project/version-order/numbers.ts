import { compareText } from '../../model/place.ts';

/** Compares runs of digits by their number, however long they are. */
export function compareDigits(one: string, other: string): number {
  const [a, b] = [withoutZeros(one), withoutZeros(other)];
  return a.length - b.length || compareText(a, b);
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+/, '');
}

/** The first that is not 0; 0 where all are. */
export function firstDifference(differences: Iterable<number>): number {
  for (const difference of differences) if (difference !== 0) return difference;
  return 0;
}
