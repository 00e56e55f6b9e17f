/**
 * Why a result does not count for the present product, the first that holds. `unknown`: that could not be looked at. `no-product`: of the tested system no present
 * product is known. `changed`: the case or what it tests reads otherwise now. Whether it passed is another matter.
 */
export type ResultDoubt = 'unknown' | 'not-formal' | 'uncommitted' | 'other-product' | 'no-product' | 'changed';

/** To stand behind an outcome: `pass suspect: another product`. */
export const doubtWords: Readonly<Record<ResultDoubt, string>> = {
  unknown: 'not known for the present product',
  'not-formal': 'suspect: no formal run',
  uncommitted: 'suspect: uncommitted files',
  'other-product': 'suspect: another product',
  'no-product': 'suspect: present product not known',
  changed: 'suspect: changed since',
};

/** A doubt that makes a result suspect; what could not be looked at does not. */
export function isSuspect(doubt: ResultDoubt | undefined): boolean {
  return doubt !== undefined && doubt !== 'unknown';
}
