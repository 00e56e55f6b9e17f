import { compareDigits, firstDifference } from './numbers.ts';

const form = /^(?:(\d+):)?(\d[0-9A-Za-z.+~:-]*?)(?:-([0-9A-Za-z.+~]+))?$/;

/** Compares versions of Debian packages, as chapter 5.6.12 of the Debian Policy Manual has it: epoch, upstream version, revision. */
export function compareDebian(one: string, other: string): number | undefined {
  const [a, b] = [form.exec(one), form.exec(other)];
  if (a === null || b === null) return undefined;
  return firstDifference([compareDigits(a[1] ?? '', b[1] ?? ''), compareRuns(a[2] ?? '', b[2] ?? ''), compareRuns(a[3] ?? '', b[3] ?? '')]);
}

/** By turns what is no digit, sign for sign, and what is, as a number. */
function compareRuns(one: string, other: string): number {
  const [a, b] = [runsOf(one), runsOf(other)];
  const places = Array.from({ length: Math.max(a.length, b.length) }, (_, at) => {
    const [x = '', y = ''] = [a[at], b[at]];
    return at % 2 === 0 ? compareSigns(x, y) : compareDigits(x, y);
  });
  return firstDifference(places);
}

function runsOf(text: string): readonly string[] {
  return [...text.matchAll(/(\D*)(\d*)/g)].flatMap(([, signs = '', digits = '']) => [signs, digits]);
}

function compareSigns(one: string, other: string): number {
  const places = Array.from({ length: Math.max(one.length, other.length) }, (_, at) => weight(one[at]) - weight(other[at]));
  return firstDifference(places);
}

/** A tilde before the end, then letters, then all other signs. */
function weight(sign: string | undefined): number {
  if (sign === '~') return -1;
  if (sign === undefined) return 0;
  return /[A-Za-z]/.test(sign) ? sign.charCodeAt(0) : sign.charCodeAt(0) + 256;
}
