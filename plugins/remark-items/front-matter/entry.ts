import type { Value } from '../../../src/model/facts.ts';

/** One key of front matter with what is written for it; no value when nothing is. */
export interface Entry {
  readonly key: Value;
  readonly values: readonly Value[];
}

/** What the block at the top of a file says. */
export interface FrontMatter {
  readonly entries: readonly Entry[];
  /** Fields that the items of an item-document inherit. */
  readonly defaults: readonly Entry[];
}
