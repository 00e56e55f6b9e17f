import type { SafetyClass } from '../../model/safety-class.ts';

/** A sub-clause of a standard. Numbers and classes are facts; titles and points are our own words. */
export interface Clause {
  /** `5.2.2`, or `4.3 a` where a lettered point stands as a clause of its own. */
  readonly number: string;
  readonly title: string;
  /** Safety classes it applies to in the edition of the pack. */
  readonly classes: readonly SafetyClass[];
  /** The same in the edition of 2006; null when it was not there yet. */
  readonly classes2006: readonly SafetyClass[] | null;
  /** Lettered points, which a claim has to name. */
  readonly points?: Readonly<Record<string, string>>;
  /** What each safety class stands for, where the clause defines the classes. */
  readonly meanings?: Readonly<Record<SafetyClass, string>>;
  /** Taken out by the amendment: nothing may be demanded by it. */
  readonly removed?: true;
}
