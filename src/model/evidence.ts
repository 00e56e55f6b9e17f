import type { Place } from './place.ts';
import type { FileCoverage, Outcome } from './test-report.ts';

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
  /**
   * The product configuration hash that a commit holds, by the full ID of the commit and by software system: of commits that formal runs tested and that tags of
   * releases name. A commit that is not in the repository, or in which the folder of the DHF was not there yet, is absent; so is a system with files in another
   * repository. Seen together with the product.
   */
  readonly productAt?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /** What was seen of the signature of each approval, by its ID. */
  readonly signatures?: Readonly<Record<string, Signing>> | undefined;
  /** What the result files of runs hold, and what of it belongs to no test case. Seen together with the results. */
  readonly reports?: readonly RunReport[] | undefined;
  /** Reports in the folders of runs that no run names. Seen together with the results. */
  readonly looseReports?: readonly LooseReport[] | undefined;
  /** How much of the product's source files tests ran through. */
  readonly coverage?: readonly Coverage[] | undefined;
  /** Files that coverage reports tell of and that are none of the product or its tests. Seen together with the coverage. */
  readonly otherCoverage?: readonly OtherCoverage[] | undefined;
  /** Why sources that are absent could not be read. */
  readonly missing?: Readonly<Partial<Record<EvidenceName, Absence>>> | undefined;
}

/** A source of evidence that a rule may need. */
export type EvidenceName = Exclude<keyof Evidence, 'missing'>;

/** Why a source could not be read, and what to do. */
export interface Absence {
  readonly why: string;
  readonly fix: string;
}

/** One file of results of a run. */
export interface RunReport {
  /** ID of the test run. */
  readonly run: string;
  /** Relative to `dhf.yaml`. */
  readonly file: string;
  /** Such as `JUnit XML`; `table` for the result table of a manual run. */
  readonly format: string;
  readonly producer?: string | undefined;
  /** Tests in it. */
  readonly tests: number;
  /** Tests that name no test case of this DHF. */
  readonly unmatched: readonly LooseTest[];
  /** Tests that name more than one. */
  readonly ambiguous: readonly (LooseTest & { readonly cases: readonly string[] })[];
  /** What the file says wrongly of itself. */
  readonly remarks: readonly { readonly words: string; readonly place: Place }[];
  /** Of the content of the file, 64 hex digits; absent for a table, and where the file was not read. */
  readonly sha256?: string | undefined;
  /** The SHA-256 that the run recorded. */
  readonly recorded?: string | undefined;
  /** It could not be read, or is kept elsewhere: what it holds is not known, and the report says so. */
  readonly unread?: true | undefined;
}

/** A report of tests in the folder of a run that the run does not name. */
export interface LooseReport {
  /** The run whose folder it is, be there such a run or not. */
  readonly run: string;
  /** Relative to `dhf.yaml`. */
  readonly file: string;
  readonly format: string;
  readonly tests: number;
  /** Those that did not pass. */
  readonly failed: number;
  readonly place: Place;
}

/** A reported test without a test case. */
export interface LooseTest {
  readonly name: string;
  readonly outcome: Outcome;
  readonly place: Place;
}

/** What a coverage report says of one file of the product. */
export interface Coverage extends Omit<FileCoverage, 'path'> {
  /** Relative to `dhf.yaml`. */
  readonly path: string;
  readonly system: string;
  /** ID of the run that it was measured in; absent for one that `dhf.yaml` lists. */
  readonly run?: string | undefined;
}

/** A file that a coverage report tells of and that nobody listed. */
export interface OtherCoverage {
  /** As the report writes it. */
  readonly path: string;
  /** In the report. */
  readonly place: Place;
  readonly run?: string | undefined;
}

/** What came of one test case in one run; in the graph an item `RUN-1/TC-1` of kind `test-result`. */
export interface TestResult {
  /** ID of the test run. */
  readonly run: string;
  /** ID of the test case. */
  readonly case: string;
  readonly outcome: Outcome;
  /** Did it pass on a retry only? */
  readonly flaky: boolean;
  /** Content hash of the test case as it was executed, `h1:…`. */
  readonly procedureHash: string;
  /** As the tool names the test; absent where a person wrote the row. */
  readonly name?: string | undefined;
  /** What was observed: of a manual run the cell, of an automated one the beginning of the failure's message. */
  readonly observed?: string | undefined;
  /** What a manual run notes under anomalies, as written. */
  readonly anomalies?: string | undefined;
  readonly place: Place;
}

/** The files of the product, and the tags in their comments and in those of its tests. */
export interface SourceTree {
  readonly files: readonly SourceFile[];
  readonly tags: readonly SourceTag[];
  /** What looks like a tag in these comments and is none. */
  readonly strays?: readonly StrayTag[] | undefined;
  /** Software systems whose files are in another repository, so that none of them was looked at. */
  readonly elsewhere?: readonly string[] | undefined;
}

export interface SourceFile {
  /** Relative to `dhf.yaml`, with `/`. */
  readonly path: string;
  readonly sha256: string;
  /** The software system whose `product` globs it matches. */
  readonly system: string;
}

/** `[impl SRS-101]` in a comment; one for each ID in it. */
export interface SourceTag {
  /** The ID as written. */
  readonly item: string;
  readonly says: 'implements' | 'verifies';
  readonly place: Place;
}

/** Brackets in a comment that were meant as a tag. */
export interface StrayTag {
  /** As written, brackets included. */
  readonly text: string;
  /** The tag that it may have been meant to be; absent where it names nothing. */
  readonly near?: string | undefined;
  readonly place: Place;
}

/** Third-party components as lock files and SBOM list them. */
export interface Components {
  /** Each list that was read, also one that holds nothing. */
  readonly lists: readonly ReadList[];
  readonly listed: readonly Component[];
  /** What each SBOM says it is of. */
  readonly subjects: readonly { readonly system: string; readonly name: string; readonly version: string; readonly place: Place }[];
  /** The advisories that were looked through; absent where `dhf.yaml` lists none. */
  readonly advisories?: LookedThrough | undefined;
}

/** A lock file or an SBOM. */
export interface ReadList {
  /** Relative to `dhf.yaml`. */
  readonly file: string;
  /** Such as `CycloneDX 1.6`. */
  readonly format: string;
  readonly system: string;
  readonly from: 'lockfile' | 'sbom';
  /** Types of package URL (`npm`, `cargo`) of which it would list every component. */
  readonly types: readonly string[];
  /** What the packages of the project itself are called; absent where the list does not say. */
  readonly own?: readonly string[] | undefined;
}

/** A set of published advisories. */
export interface LookedThrough {
  readonly count: number;
  /** When the newest of them was last changed, RFC 3339; absent where none says so. */
  readonly newest?: string | undefined;
  /** Was a list of vulnerabilities that are known to be exploited looked through? */
  readonly withExploited: boolean;
}

export interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl?: string | undefined;
  readonly system: string;
  /**
   * Development components are tools, not SOUP. What a list cannot tell is as another list of the system has it, and part of the product where none has.
   */
  readonly use: 'product' | 'development';
  readonly from: 'lockfile' | 'sbom';
  /** Where it is taken from; absent where the list does not say. */
  readonly origin?: 'registry' | 'git' | 'file' | undefined;
  /** The repository, the path, or the host of a registry that is not the usual one; absent where the list does not say. */
  readonly address?: string | undefined;
  readonly place: Place;
  /** Published for its version; absent where no advisories were looked through for its ecosystem. */
  readonly vulnerabilities?: readonly Vulnerability[] | undefined;
}

/** A vulnerability that was published for a component. */
export interface Vulnerability {
  readonly id: string;
  /** Other identifiers of the same. */
  readonly aliases: readonly string[];
  /** Is it on the list of those that are known to be exploited? */
  readonly exploited: boolean;
  /** Why nobody can tell by its advisory whether the version has it; absent where it does. */
  readonly unclear?: string | undefined;
  /** As its advisory has it: a word, or a CVSS vector. */
  readonly severity?: string | undefined;
  readonly summary?: string | undefined;
  /** Versions in which it is mended, in order. */
  readonly fixed: readonly string[];
  /** The advisory; absent where it is not known. */
  readonly place?: Place | undefined;
  /** What VEX documents say of it for this component, the latest last. */
  readonly statements: readonly VexStatement[];
}

/** A statement in a VEX document. */
export interface VexStatement {
  readonly status: VexStatus;
  /** The justification by its name, and what is written about it; absent where nothing is. */
  readonly reason?: string | undefined;
  /** RFC 3339; absent where the document does not say. */
  readonly at?: string | undefined;
  readonly place: Place;
}

/** As the dispositions of kinds.md spell them. */
export type VexStatus = 'not-affected' | 'affected' | 'fixed' | 'under-investigation';

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
  /** All that lead to a commit, be it reachable or not. */
  readonly tags: readonly { readonly name: string; readonly commit: string; readonly at: string }[];
  /**
   * When each item and document of HEAD got the content hash that it has there, by ID. What was edited since is in no commit: git facts say so apart.
   */
  readonly changed: Readonly<Record<string, ItemChange>>;
  /** When each file of the product that HEAD holds last changed, its lock and build files among them, by path. */
  readonly files: Readonly<Record<string, { readonly commit: string; readonly at: string }>>;
  /** Items taken out for good, without being retired first. */
  readonly removed: readonly { readonly id: string; readonly commit: string; readonly place: Place }[];
  /** Formal runs that are in HEAD not what they were when they were first committed. Absent where nobody looked. */
  readonly runs?: readonly ChangedRun[] | undefined;
  /** Protected branches that hold other commits than they once did. Absent where that could not be seen. */
  readonly rewritten?: readonly string[] | undefined;
}

/** A formal run that was changed or taken out after it had been committed as recorded; what was given back its former content is none. */
export interface ChangedRun {
  /** ID of the test run. */
  readonly run: string;
  /** The first commit that holds it as recorded: no draft, and with an outcome. Of a run that never was recorded, the last one that changed it. */
  readonly recorded: string;
  /** Where it stands in that commit. */
  readonly place: Place;
  /** Hashed fields that said something else there; `statement` and `text` for its words and tables. What was left out there, and added later, is none. */
  readonly fields: readonly string[];
  /** Files that it names, and those in its folder, that hold something else in HEAD, or nothing; relative to `dhf.yaml`. */
  readonly files: readonly string[];
  /** It is in no file of HEAD. */
  readonly gone?: true | undefined;
}

export interface Commit {
  readonly hash: string;
  /** What it comes from, by hash; absent where that is the next of the commits alone. */
  readonly parents?: readonly string[] | undefined;
  /** When it reached the protected branch; the committer's date where that is not known. Never before what it comes from. */
  readonly at: string;
  /** Does it bear an earlier date than what it comes from? Then its order alone tells when it came. Of what a merge brought that is not asked. */
  readonly isDatedBack?: true | undefined;
  readonly author: string;
  readonly subject: string;
  /** Controlled files it changed, relative to `dhf.yaml`; records are left out. Of a merge those alone that it changed itself. */
  readonly paths: readonly string[];
  /** Names of change requests in its trailer, or in that of the merge that brought it. */
  readonly requests: readonly string[];
  /**
   * What it did to items and documents, by ID, wherever they stand and however they are spelled; of a merge only what it did itself. Absent where nobody
   * compared: it is asked of commits that name a change request, or that one names among its `commits`.
   */
  readonly items?: readonly TouchedItem[] | undefined;
}

/** An item or document that says something else after a commit than before it. */
export interface TouchedItem {
  readonly id: string;
  readonly how: 'added' | 'changed' | 'retired' | 'removed';
  /** Fields whose hash moved; `type` where it became another kind, `status` where it was retired before. None unless it was changed. */
  readonly fields: readonly string[];
}

export interface ItemChange {
  readonly commit: string;
  readonly at: string;
  /** As the commit names them. */
  readonly author: string;
  /** Fields whose hash moved in that commit; none where the item came with it, or where only items in a document changed. */
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
