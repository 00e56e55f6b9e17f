import type { Evidence } from '../../model/evidence.ts';
import type { KindName } from '../../model/kinds.ts';
import type { SafetyClass } from '../../model/safety-class.ts';

/** A sub-clause of a standard. Numbers and classes are facts; titles, points and all other words are our own. */
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
  /** What it is asked of: `system`, `unit`, `change` … */
  readonly scope?: string;
  /** What the amendment of 2015 changed. */
  readonly amendment?: string;
  /** Where the classes come from. */
  readonly provenance?: string;
  /** How sure the classes are, from several public sources. */
  readonly confidence?: string;
  /** What only a person can judge. */
  readonly people?: string;
  /** Where that judgement is recorded; present with `people`. */
  readonly judgedIn?: JudgedIn;
  /** What a `statement` may be about that answers it where there is nothing to look at. */
  readonly none?: string;
  /** Its wording is conditional, so that a justification may claim that it does not apply (decision 5). */
  readonly conditional?: true;
  /** Numbers of other clauses that have to be answered for this one to be. */
  readonly sumsUp?: readonly string[];
  /** A way that nobody has to take, and what to say where nobody does. */
  readonly optional?: string;
  /** What nobody can see in this evidence, and what keeps the clause from nothing; the report says it. */
  readonly unseen?: (evidence: Evidence) => string | undefined;
}

/** The approved record in which a person judges what a clause asks: the section that claims it, a review, items, or documents. */
export type JudgedIn =
  | { readonly claim: true }
  | { readonly review: string }
  | { readonly items: KindName }
  | { readonly documents: readonly string[] };
