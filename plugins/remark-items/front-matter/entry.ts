import type { Value } from '../../../src/model/facts.ts';

/** One key of front matter with what is written for it; no value when nothing is. */
export interface Entry {
  readonly key: Value;
  readonly values: readonly Value[];
}

/** Fields that the items of an item-document inherit. */
export interface Defaults {
  readonly key: Value;
  readonly entries: readonly Entry[];
}

/** What the block at the top of a file says. */
export interface FrontMatter {
  readonly entries: readonly Entry[];
  readonly defaults?: Defaults;
}
