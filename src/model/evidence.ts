import type { Place } from './place.ts';

/**
 * What tools say of the product, besides the documents. A source that nobody read is absent, so that rules which need it are not applied and
 * the report says what was not judged; one that was read and holds nothing is an empty list.
 */
export interface Evidence {
  readonly results?: readonly TestResult[] | undefined;
  readonly source?: SourceTree | undefined;
  readonly components?: Components | undefined;
  readonly history?: History | undefined;
  /** The product configuration at HEAD by software system (decision 2). */
  readonly product?: Readonly<Record<string, ProductState>> | undefined;
  /** What was seen of the signature of each approval, by its ID. */
  readonly signatures?: Readonly<Record<string, Signing>> | undefined;
}

/** A source of evidence that a rule may need. */
export type EvidenceName = keyof Evidence;

/** What came of one test case in one run; in the graph an item `RUN-1/TC-1` of kind `test-result`. */
export interface TestResult {
  /** ID of the test run. */
  readonly run: string;
  /** ID of the test case. */
  readonly case: string;
  readonly outcome: 'pass' | 'fail' | 'blocked' | 'not-run' | 'invalid';
  /** Did it pass on a retry only? */
  readonly flaky: boolean;
  /** Content hash of the test case as it was executed, `h1:…`. */
  readonly procedureHash: string;
  readonly place: Place;
}

/** The files of the product, and the tags in their comments. */
export interface SourceTree {
  readonly files: readonly SourceFile[];
  readonly tags: readonly SourceTag[];
}

export interface SourceFile {
  /** Relative to `dhf.yaml`, with `/`. */
  readonly path: string;
  readonly sha256: string;
  /** The software system whose `product` globs it matches. */
  readonly system: string;
}

/** `[impl SRS-101]` in a comment. */
export interface SourceTag {
  readonly item: string;
  readonly says: 'implements' | 'verifies';
  readonly place: Place;
}

/** Third-party components as lock files and SBOM list them. */
export interface Components {
  readonly listed: readonly Component[];
  /** What each SBOM says it is of. */
  readonly subjects: readonly { readonly system: string; readonly name: string; readonly version: string; readonly place: Place }[];
}

export interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl?: string | undefined;
  readonly system: string;
  /** Development components are tools, not SOUP. */
  readonly use: 'product' | 'development';
  readonly from: 'lockfile' | 'sbom';
  readonly place: Place;
  /** Identifiers of published vulnerabilities that match the version. */
  readonly vulnerabilities: readonly { readonly id: string; readonly exploited: boolean }[];
}

/** The state of what a result is bound to. */
export interface ProductState {
  readonly sha256: string;
  readonly dirty: boolean;
}

/** What git knows, up to HEAD. Times are RFC 3339 with zone. */
export interface History {
  readonly head: string;
  /** Reachable from HEAD, newest first, in the order of merging. */
  readonly commits: readonly Commit[];
  readonly tags: readonly { readonly name: string; readonly commit: string; readonly at: string }[];
  /** When each living item got the content hash it has now, by ID. */
  readonly changed: Readonly<Record<string, ItemChange>>;
  /** When each source file of the product last changed, by path. */
  readonly files: Readonly<Record<string, { readonly commit: string; readonly at: string }>>;
  /** Items taken out for good, without being retired first. */
  readonly removed: readonly { readonly id: string; readonly commit: string; readonly place: Place }[];
  /** Does a protected branch or a tag hold other commits than it once did? Absent where that could not be seen. */
  readonly rewritten?: readonly string[] | undefined;
}

export interface Commit {
  readonly hash: string;
  /** When it reached the protected branch; the committer's date where that is not known. */
  readonly at: string;
  readonly author: string;
  readonly subject: string;
  /** Controlled files it changed, relative to `dhf.yaml`; records are left out. */
  readonly paths: readonly string[];
  /** IDs of change requests in its trailer. */
  readonly requests: readonly string[];
}

export interface ItemChange {
  readonly commit: string;
  readonly at: string;
  /** Fields whose hash moved in that commit. */
  readonly fields: readonly string[];
}

/** How an approval is signed, as far as that could be seen. */
export interface Signing {
  /**
   * `good`: the signer's own key signed the record as it stands. `kept`: the scan or export that the record names is the one it was made with, and only a
   * person can judge what is on it. `bad`: what is there is no signature of the signer over this record. `none`: nothing but the record itself says who
   * signed. `unknown`: it could not be looked at.
   */
  readonly state: 'good' | 'kept' | 'bad' | 'none' | 'unknown';
  /** Reads after the ID of the approval, such as `is signed with the key of Ada Example`. */
  readonly words: string;
  /** Who committed the record as it stands first; absent where history does not tell. */
  readonly committedBy?: { readonly name: string; readonly email: string; readonly commit: string } | undefined;
  /** Is the record as it stands in no commit yet? */
  readonly uncommitted?: true | undefined;
}
