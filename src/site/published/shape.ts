import type { Language } from '../strings/strings.ts';

/** What stands where releases are published, as its pages show it. */
export interface PublishedTree {
  readonly product: string;
  readonly language: Language;
  /** Such as `dhf 0.1.0`: what makes the pages. */
  readonly tool: string;
  /** The version in the field; absent where none is in force. */
  readonly latest?: string | undefined;
  /** Does a site of what is not released stand in `next/`? */
  readonly next: boolean;
  /** The records that the live status is taken from; absent where none were looked at. */
  readonly records?: { readonly commit: string; readonly asOf: string } | undefined;
  /** The newest first. */
  readonly versions: readonly ShownVersion[];
}

/** One version, and how it stands today. */
export interface ShownVersion {
  readonly version: string;
  readonly releasedOn: string;
  readonly commit: string;
  readonly tag: string;
  /** SHA-256 of its manifest. */
  readonly manifest: string;
  readonly bundle: { readonly file: string; readonly sha256: string };
  readonly state: 'in-field' | 'superseded' | 'pre-release' | 'withdrawn';
  readonly supersededBy?: string | undefined;
  readonly withdrawnOn?: string | undefined;
  readonly record?: string | undefined;
  /** Absent where nobody looked. */
  readonly anomalies?: readonly ShownAnomaly[] | undefined;
  readonly nextReview?: string | undefined;
}

export interface ShownAnomaly {
  readonly id: string;
  readonly title: string;
  readonly since?: string | undefined;
  readonly safetyRelated?: 'yes' | 'no' | undefined;
  readonly state: 'open' | 'investigated' | 'reopened' | 'closed';
}

/** What pages of a release load of all this, so that they can say how they stand and lead to other versions. */
export interface LiveVersions {
  readonly latest?: string | undefined;
  readonly next: boolean;
  readonly versions: readonly (Pick<ShownVersion, 'version' | 'state' | 'supersededBy' | 'withdrawnOn'> & {
    /** How many anomalies were found since; absent where nobody looked. */
    readonly anomalies?: number | undefined;
  })[];
}

/** Addresses below the folder in which releases are published, with `/`. They are permanent. */
export const publishedAddress = {
  home: 'index.html',
  latest: 'latest/index.html',
  next: 'next/index.html',
  noJekyll: '.nojekyll',
  live: 'versions.js',
  version: (version: string) => `${version}/index.html`,
  status: (version: string) => `status/${version}.html`,
  /** Paths of all pages of a version, for scripts. */
  pages: (version: string) => `status/${version}.pages.js`,
  /** From an earlier version to a later one. */
  changes: (before: string, after: string) => `changes/${before}...${after}.html`,
  asset: (name: string) => `assets/${name}`,
} as const;

/** Names of what scripts of frozen pages load from beside their folder; they are permanent. */
export const liveData = { versions: 'versions', pages: (version: string) => `pages/${version}` } as const;
