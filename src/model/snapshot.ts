import type { Severity, Stage } from './diagnostic.ts';
import type { KindName } from './kinds.ts';
import type { SafetyClass } from './safety-class.ts';

/**
 * What a design history file says at one revision, as plain data with one order: what two revisions are compared by, and what a release keeps of itself.
 * Nothing in it depends on where or when it was made.
 */
export interface Snapshot {
  readonly schema: 'dhf-snapshot/1';
  /** Such as `dhf 0.1.0`. */
  readonly tool: string;
  readonly product: string;
  readonly version: string;
  /** Full hash; absent outside git. */
  readonly commit?: string | undefined;
  readonly stage: Stage;
  /** The day of judging. */
  readonly asOf: string;
  readonly verdict: string;
  readonly packs: readonly { readonly standard: string; readonly edition: string }[];
  readonly language: string;
  /** Items and documents, by ID; results of tests are left out, they stand with their cases. */
  readonly items: readonly SnapshotItem[];
  /** By ID of the software system. */
  readonly systems: Readonly<Record<string, SnapshotSystem>>;
  readonly clauses: readonly SnapshotClause[];
  readonly findings: readonly SnapshotFinding[];
  /** What could not be judged, in one line each. */
  readonly notJudged: readonly string[];
}

export interface SnapshotItem {
  readonly id: string;
  readonly kind: KindName | 'unknown';
  readonly title: string;
  /** Relative to `dhf.yaml`. */
  readonly file: string;
  readonly line: number;
  /** How it is written there. */
  readonly spelling: 'document' | 'file' | 'section' | 'row' | 'register';
  /** ID of the document that it stands in. */
  readonly document?: string | undefined;
  readonly status?: string | undefined;
  readonly formerIds?: readonly string[] | undefined;
  /** Effective class; absent for retired items, and where the kind has none but that of the system. */
  readonly class?: SafetyClass | undefined;
  /** Content hash of the whole, `h1:…`. */
  readonly hash: string;
  /** Every field that says something, hashed or not, `title` and `statement` among them, by name; the words of a document are its `text`. */
  readonly fields: Readonly<Record<string, SnapshotField>>;
  /** IDs of targets by link field, as written, sorted. */
  readonly links: Readonly<Record<string, readonly string[]>>;
  /** Is it approved as it reads? */
  readonly isApproved: boolean;
  /** How it stands by results and reviews, where its kind does: a word such as `verified`, `failing`, `not-run`, `suspect`. */
  readonly outcome?: string | undefined;
}

export interface SnapshotField {
  /** `h1:…`; absent for fields that are outside the content hash. */
  readonly hash?: string | undefined;
  /** What it says: words of prose as one line, values of a list each once, in order, with commas between. */
  readonly text: string;
}

export interface SnapshotSystem {
  readonly version: string;
  readonly class: SafetyClass;
  /** Product configuration hash (decision 2); absent where it could not be seen. */
  readonly product?: string | undefined;
  /** SHA-256 of its source files by path relative to `dhf.yaml`; absent where they could not be seen. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  /** `name@version` of third-party components in the product, sorted; absent where no list of them could be read. */
  readonly components?: readonly string[] | undefined;
}

export interface SnapshotClause {
  readonly standard: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly remark: string;
}

export interface SnapshotFinding {
  readonly rule: string;
  readonly clause?: string | undefined;
  readonly severity: Severity;
  readonly item?: string | undefined;
  readonly message: string;
  readonly file: string;
  readonly line: number;
}
