import type { Difference } from '../../model/difference.ts';
import type { Impact } from '../../model/impact.ts';

/** A difference with what follows from it, to be told in some format. */
export interface Told {
  readonly difference: Difference;
  readonly impact: Impact;
  /** What else has to be known to read it, in whole sentences. */
  readonly notes: readonly string[];
}

/** A heading, and what stands under it: nothing of it is spelled for any format yet. */
export interface Section {
  readonly heading: string;
  /** It stands open where others are folded up. */
  readonly isOpen?: true;
  readonly entries: readonly Entry[];
}

/** One thing: what it is called, and what is said of it. */
export interface Entry {
  /** An ID, or what stands for it. */
  readonly name: string;
  /** Its title. */
  readonly title?: string | undefined;
  /** Such as `risk/analysis.md:12`. */
  readonly place?: string | undefined;
  readonly words: readonly string[];
}
