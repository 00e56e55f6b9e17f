import type { Told } from './told.ts';

/** The difference as data, `dhf-difference/1`, with what has to be done again. Paths are relative to `dhf.yaml`; halves of surrogate pairs become U+FFFD. */
export function differenceAsJson({ difference, impact }: Told): string {
  return `${JSON.stringify({ ...difference, impact }, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value), 2)}\n`;
}
