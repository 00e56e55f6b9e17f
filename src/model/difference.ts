import type { Stage } from './diagnostic.ts';
import type { KindName } from './kinds.ts';
import type { SafetyClass } from './safety-class.ts';
import type { SnapshotClause, SnapshotFinding, SnapshotItem } from './snapshot.ts';

/** What two revisions of a design history file say otherwise, whatever spelling, wrapping, order or place they say it in. Lists are in order of IDs. */
export interface Difference {
  readonly schema: 'dhf-difference/1';
  readonly before: Revision;
  readonly after: Revision;
  readonly added: readonly Named[];
  /** Living before, `status: retired` after. */
  readonly retired: readonly Named[];
  /** Gone without being retired first. */
  readonly removed: readonly Named[];
  /** The same item under another ID, which keeps the old one among its `former-ids`. */
  readonly renumbered: readonly (Named & { readonly from: string })[];
  readonly moved: readonly Moved[];
  readonly changed: readonly Changed[];
  readonly systems: readonly SystemChange[];
  readonly clauses: readonly ClauseChange[];
  readonly findings: { readonly fresh: readonly SnapshotFinding[]; readonly fixed: readonly SnapshotFinding[] };
  /** Lines of what could not be judged on either side, so that no clause or outcome is taken for unchanged. */
  readonly notJudged: { readonly before: readonly string[]; readonly after: readonly string[] };
}

export interface Revision {
  /** As it was asked for, such as `v1.0.0` or `the work tree`. */
  readonly name: string;
  readonly commit?: string | undefined;
  readonly product: string;
  readonly version: string;
  /** At which it was judged. */
  readonly stage: Stage;
  readonly verdict: string;
  readonly asOf: string;
}

export interface Named extends Pick<SnapshotItem, 'id' | 'title' | 'file' | 'line'> {
  readonly kind: KindName | 'unknown';
}

/** In another file, document or spelling; its words are in `changed` where they differ too. */
export interface Moved extends Named {
  readonly from: Pick<SnapshotItem, 'file' | 'document' | 'spelling'>;
  readonly to: Pick<SnapshotItem, 'file' | 'document' | 'spelling'>;
}

/** An item or document that is on both sides and says something else. */
export interface Changed extends Named {
  /** ID that it had before, where it was renumbered. */
  readonly was?: string | undefined;
  /** Content hashes of the whole. */
  readonly hashes: { readonly before: string; readonly after: string };
  readonly fields: readonly FieldChange[];
  readonly links: readonly LinkChange[];
  readonly class?: { readonly before?: SafetyClass | undefined; readonly after?: SafetyClass | undefined } | undefined;
  readonly approved?: { readonly before: boolean; readonly after: boolean } | undefined;
  readonly outcome?: { readonly before?: string | undefined; readonly after?: string | undefined } | undefined;
}

/** A side that does not have the field is absent. The kind is the field `type`, the words of a document are its `text`; links are told apart. */
export interface FieldChange {
  readonly name: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Does it enter the content hash? */
  readonly isHashed: boolean;
}

export interface LinkChange {
  readonly field: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What moved in the product of a software system. */
export interface SystemChange {
  readonly system: string;
  readonly version?: { readonly before?: string | undefined; readonly after?: string | undefined } | undefined;
  readonly class?: { readonly before?: SafetyClass | undefined; readonly after?: SafetyClass | undefined } | undefined;
  /** Product configuration hashes. */
  readonly product?: { readonly before?: string | undefined; readonly after?: string | undefined } | undefined;
  /** Source files by path; none where one side could not see them. */
  readonly files: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[] };
  /** Third-party components as `name@version`; none where one side could not see them. */
  readonly components: { readonly added: readonly string[]; readonly removed: readonly string[] };
}

/** A clause whose state is another one; a side at which it is not asked is absent. */
export interface ClauseChange extends Pick<SnapshotClause, 'standard' | 'number' | 'title'> {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Why it is in the later state. */
  readonly remark?: string | undefined;
}
