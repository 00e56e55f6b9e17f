import type { EvidenceName } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';

/** Stands where nothing says why. */
export const nobodyLooked = 'nobody looked';

/** Why some evidence could not be looked at, as English words behind a colon; undefined where it was. */
export function whyMissing({ evidence }: TraceGraph, name: EvidenceName): string | undefined {
  return evidence[name] === undefined ? (evidence.missing?.[name]?.why ?? nobodyLooked) : undefined;
}
