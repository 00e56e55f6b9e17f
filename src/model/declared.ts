import type { KindName } from './kinds.ts';
import type { Place } from './place.ts';

/** What `dhf.yaml` declares that rules compare with documents and evidence. Keys are spelled as written there. */
export interface Declared {
  readonly product: { readonly name: string; readonly version?: string | undefined; readonly manufacturer: string };
  readonly qms?:
    | { readonly standard?: string | undefined; readonly manual?: string | undefined; readonly procedures: readonly string[] }
    | undefined;
  readonly development?: { readonly model?: string | undefined; readonly repositories: readonly string[] } | undefined;
  /** By the ID of the software system. */
  readonly systems: Readonly<Record<string, DeclaredSystem>>;
  /** The form in which lines of source files are addressed, with `{commit}`, `{path}` and `{line}`; empty where none is given. */
  readonly source?: { readonly link: string };
  /** How the tag of a release is made from its version: `v{version}`. */
  readonly git: { readonly 'release-tag': string };
  readonly people: readonly Person[];
  /** Kinds of item or document whose approval must be signed. */
  readonly signatures: { readonly required: readonly string[] };
  readonly wording: { readonly shall: readonly string[]; readonly vague: readonly string[] };
  readonly 'not-in-scope': readonly string[];
  /** Snapshots of records that are kept in other tools; none when absent. */
  readonly registers?: readonly DeclaredRegister[];
  /** Where a key of `dhf.yaml` stands, or the nearest group around it that does. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

/** Globs of one software system's files, relative to `dhf.yaml`. */
export interface DeclaredSystem {
  readonly product: readonly string[];
  readonly tests: readonly string[];
  readonly lockfiles: readonly string[];
  readonly build: readonly string[];
  /** Where its files are kept; empty or absent for the repository of `dhf.yaml`. */
  readonly repository?: string;
}

/** Somebody who may sign, and as what. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

/** A snapshot of a tracker, each ticket of which is an item of the kind. */
export interface DeclaredRegister {
  readonly kind: KindName;
  /** Relative to `dhf.yaml`. */
  readonly file: string;
  readonly query: string;
  /** RFC 3339. */
  readonly 'extracted-at': string;
}

/** Do two texts name the same person? Capital letters make no other one. */
export function isSameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other);
}

function plainName(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
