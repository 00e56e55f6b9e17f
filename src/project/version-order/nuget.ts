import { compareDigits, firstDifference } from './numbers.ts';
import { comparePrerelease } from './prerelease.ts';

const form = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?(?:\+[0-9a-z.-]*)?$/i;

/**
 * Compares versions of NuGet packages, as "Package versioning" of NuGet's documentation has it: Semantic Versioning with up to four numbers, of which
 * missing ones are 0, and without regard to case.
 */
export function compareNuGet(one: string, other: string): number | undefined {
  const [a, b] = [form.exec(one), form.exec(other)];
  if (a === null || b === null) return undefined;
  const numbers = [1, 2, 3, 4].map((at) => compareDigits(a[at] ?? '', b[at] ?? ''));
  return firstDifference([...numbers, comparePrerelease(a[5]?.toLowerCase(), b[5]?.toLowerCase())]);
}
