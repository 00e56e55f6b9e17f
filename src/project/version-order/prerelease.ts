import { compareText } from '../../model/place.ts';
import { compareDigits, firstDifference } from './numbers.ts';

/** Compares what stands behind the hyphen, by point 11 of Semantic Versioning 2.0.0; absent where it is no prerelease. */
export function comparePrerelease(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  const [a, b] = [one.split('.'), other.split('.')];
  const places = a.slice(0, b.length).map((part, at) => compareParts(part, b[at] ?? ''));
  return firstDifference([...places, a.length - b.length]);
}

function compareParts(one: string, other: string): number {
  const [a, b] = [isNumber(one), isNumber(other)];
  if (a && b) return compareDigits(one, other);
  return Number(b) - Number(a) || compareText(one, other);
}

function isNumber(part: string): boolean {
  return /^\d+$/.test(part);
}
