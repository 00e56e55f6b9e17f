import type { Place } from './place.ts';
import type { SafetyClass } from './safety-class.ts';

export type Severity = 'error' | 'warning' | 'info';
export type Stage = 'draft' | 'release';

/** A rule broken, as plain serialisable data. */
export interface Diagnostic {
  readonly rule: string;
  /** `IEC 62304 5.4.2`, or absent for a rule of writing alone. */
  readonly clause?: string;
  /** Further clauses the same finding serves. */
  readonly alsoClauses?: readonly string[];
  readonly severity: Severity;
  readonly item?: string;
  /** The class that made the rule apply, and the item it comes from. */
  readonly class?: SafetyClass;
  readonly classFrom?: string;
  /** What is wrong and why; never the location. */
  readonly message: string;
  /** What to do. */
  readonly fix?: string;
  readonly place: Place;
  readonly related: readonly Related[];
  readonly url: string;
}

export interface Related {
  readonly message: string;
  readonly place: Place;
}

/** Something that could not be looked at. At release it makes the verdict `could-not-judge`; so it does at draft when `blocking`. */
export interface NotJudged {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly place?: Place;
  readonly blocking: boolean;
}

/** Does it keep the verdict open? At release everything that was not looked at does. */
export function blocks(notJudged: NotJudged, stage: Stage): boolean {
  return notJudged.blocking || stage === 'release';
}
