import type { Unreadable } from './facts.ts';
import type { Place } from './place.ts';

/** What one lock file or software bill of materials lists. */
export interface ComponentList {
  readonly file: string;
  /** Such as `CycloneDX 1.6` or `package-lock.json 3`. */
  readonly format: string;
  /** What a bill of materials says it is of; of a lock file the package that it is the lock file of. */
  readonly subject?:
    | { readonly name: string; readonly version: string; readonly purl?: string | undefined; readonly place: Place }
    | undefined;
  /** In the order of the file, nested ones included; two versions of one package are two. */
  readonly components: readonly ListedComponent[];
  /** Why it does not count. A list with anything here is not to be relied on. */
  readonly unreadable: readonly Unreadable[];
}

export interface ListedComponent {
  /** As its ecosystem writes it: `@scope/name`, `group:artifact`, `github.com/owner/module`. The real package, where it stands under an alias. */
  readonly name: string;
  /** Exact, as written; empty where the list states none. */
  readonly version: string;
  /** Package URL, written in the list or made from ecosystem, name and version; absent where neither can be. */
  readonly purl?: string | undefined;
  /** `unknown` where the list cannot tell what is for development only. */
  readonly use: 'product' | 'development' | 'unknown';
  /** Where it is taken from; `own` is a part of the same project, such as a workspace. */
  readonly origin: 'registry' | 'git' | 'file' | 'own' | 'unknown';
  /** As the list writes it: of git the repository, of a file its path, of a registry its host, unless that is the usual one. Absent where it is not written. */
  readonly address?: string | undefined;
  readonly place: Place;
}
