import type { Settings } from '../project/settings.ts';

/** What settings say of a release: that it is signed; that it is signed, by nobody whose keys they name; or nothing. */
export type Demand = 'signed' | 'nobody-named' | 'none';

/**
 * Does a plan demand that the manifest of a release is signed? It does where a release is among what must be signed, and a file of allowed signers is named.
 * Where nobody is named, releases are approved by signatures from elsewhere, which the records of the DHF are judged for, and no manifest.
 */
export function demandOf({ required, 'allowed-signers': signers }: Settings['signatures']): Demand {
  if (!required.includes('release')) return 'none';
  return signers === undefined ? 'nobody-named' : 'signed';
}
