import type { TraceItem } from './trace-item.ts';

/**
 * What documents and items said before, as far as the history keeps it: for those who show it. No rule reads it, because it takes longer to read than a
 * verdict may take.
 */
export interface Past {
  /** By the ID of each document whose file was ever committed. */
  readonly documents: ReadonlyMap<string, DocumentPast>;
  /**
   * By the ID of an item or document, newest first: what it said when it was approved or released, where that is other than what it says now. What no commit
   * holds is left out.
   */
  readonly wordings: ReadonlyMap<string, readonly Wording[]>;
  /** The latest release whose tag is in the history, and what came since; absent where none is. */
  readonly release?: LatestRelease | undefined;
  /** Texts that were left unread because they are too many; wordings may be missing for it. */
  readonly unread: number;
}

export interface LatestRelease {
  /** ID of the release. */
  readonly id: string;
  readonly tag: string;
  readonly commit: string;
  /** RFC 3339. */
  readonly at: string;
  /** IDs of items and documents that it does not hold. */
  readonly added: ReadonlySet<string>;
}

/** How the file of a document came to be what it is. */
export interface DocumentPast {
  /** Newest first. */
  readonly changes: readonly DocumentChange[];
  /** Older commits that changed it besides. */
  readonly more: number;
  /** Its words differ from those of the last commit. */
  readonly isEdited: boolean;
}

/** One commit that changed the file of a document. */
export interface DocumentChange {
  readonly commit: string;
  /** RFC 3339. */
  readonly at: string;
  readonly author: string;
  readonly subject: string;
  /** Names of change requests. */
  readonly requests: readonly string[];
  /** The revision that the document has there; absent where it says none. */
  readonly revision?: string | undefined;
}

/** What an item or document said in some commit. */
export interface Wording {
  /** Content hash of the whole, `h1:…`. */
  readonly hash: string;
  /** The newest commit that holds it. */
  readonly commit: string;
  /** RFC 3339. */
  readonly at: string;
  /** It, with the document it stood in. */
  readonly item: TraceItem;
  /** The source that it stood in, its path relative to `dhf.yaml` as it was then, and everything in it. */
  readonly source: { readonly file: string; readonly text: string };
  /** All that stood in the source. */
  readonly together: readonly TraceItem[];
  /** It is what the latest release holds. */
  readonly isReleased: boolean;
}
