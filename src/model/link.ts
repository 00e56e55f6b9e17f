import type { Place } from './place.ts';
import type { TraceItem } from './trace-item.ts';

/**
 * `dangling`: the target does not exist or is retired. `ambiguous`: its ID stands in two places.
 * `unwanted`: it is not of an allowed kind. `suspect`: it changed since the holder was last approved.
 */
export type LinkState = 'resolved' | 'dangling' | 'ambiguous' | 'suspect' | 'unwanted';

/** A typed relation, written once, on `from`. */
export interface TraceLink {
  readonly field: string;
  readonly from: TraceItem;
  /** The ID as written. */
  readonly target: string;
  /** Absent when no item has that ID; a retired item is kept, so that a finding can name it. */
  readonly to: TraceItem | undefined;
  readonly state: LinkState;
  readonly place: Place;
}

/** Links of records, which go on to say what was: a thing reviewed, changed or approved may be retired later. */
export const linksOfThePast: ReadonlySet<string> = new Set([
  'covers',
  'changes',
  'affects',
  'found-in',
  'residual-in',
  'includes',
  'about',
  'keeps',
  'settles',
  'result-of',
]);
