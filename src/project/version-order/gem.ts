import { compareText } from '../../model/place.ts';
import { compareDigits, firstDifference } from './numbers.ts';

const form = /^\d+(?:\.[0-9a-z]+)*(?:-[0-9a-z-]+(?:\.[0-9a-z-]+)*)?$/i;

/** Compares versions of Ruby gems as `Gem::Version` does: a hyphen is `.pre.`, words come before numbers, zeros at the end say nothing. */
export function compareGem(one: string, other: string): number | undefined {
  if (!form.test(one) || !form.test(other)) return undefined;
  const [a, b] = [segmentsOf(one), segmentsOf(other)];
  const places = Array.from({ length: Math.max(a.length, b.length) }, (_, at) => compareSegments(a[at] ?? '0', b[at] ?? '0'));
  return firstDifference(places);
}

/** Without the zeros before the first word, and those at the end. */
function segmentsOf(version: string): readonly string[] {
  const segments = version.replaceAll('-', '.pre.').match(/\d+|[a-z]+/gi) ?? [];
  const word = segments.findIndex((segment) => !isNumber(segment));
  const at = word < 0 ? segments.length : word;
  return [...withoutZeros(segments.slice(0, at)), ...withoutZeros(segments.slice(at))];
}

function withoutZeros(segments: readonly string[]): readonly string[] {
  return segments.slice(0, segments.findLastIndex((segment) => !/^0+$/.test(segment)) + 1);
}

function compareSegments(one: string, other: string): number {
  const [a, b] = [isNumber(one), isNumber(other)];
  if (a && b) return compareDigits(one, other);
  return Number(a) - Number(b) || compareText(one, other);
}

function isNumber(segment: string): boolean {
  return /^\d/.test(segment);
}
