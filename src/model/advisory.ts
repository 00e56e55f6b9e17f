/** A published advisory in the OSV format, as far as versions are held against it. */
export interface Advisory {
  readonly id: string;
  readonly aliases: readonly string[];
  /** When it was last changed, RFC 3339; empty where it does not say. */
  readonly modified: string;
  readonly isWithdrawn: boolean;
  readonly summary?: string | undefined;
  /** A word where its database gives one, else a CVSS vector. */
  readonly severity?: string | undefined;
  readonly affected: readonly AffectedPackage[];
}

export interface AffectedPackage {
  /** As OSV names it: `npm`, `PyPI`, `Debian:12`. */
  readonly ecosystem: string;
  readonly name: string;
  /** Versions that are affected, one by one. */
  readonly versions: readonly string[];
  readonly ranges: readonly AffectedRange[];
}

/** Versions between events; `GIT` speaks of commits. */
export interface AffectedRange {
  readonly type: 'SEMVER' | 'ECOSYSTEM' | 'GIT';
  /** In the order of the advisory. */
  readonly events: readonly RangeEvent[];
}

export interface RangeEvent {
  /** `introduced: 0` is before all versions; `limit: *` beyond all. */
  readonly what: 'introduced' | 'fixed' | 'last_affected' | 'limit';
  readonly version: string;
}
