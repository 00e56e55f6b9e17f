import type { VexStatement } from './evidence.ts';
import type { Unreadable } from './facts.ts';

/** What a VEX document says (vulnerability exploitability exchange). */
export interface VexDocument {
  readonly file: string;
  /** Such as `OpenVEX 0.2.0`. */
  readonly format: string;
  readonly statements: readonly ReadStatement[];
  /** Why it does not count. A document with anything here is not to be relied on. */
  readonly unreadable: readonly Unreadable[];
}

export interface ReadStatement extends VexStatement {
  /** The vulnerability's identifiers. */
  readonly vulnerability: readonly string[];
  /** What it speaks of: one of these. Nothing is named where it speaks of the product as a whole. */
  readonly products: readonly VexProduct[];
}

/** A product or a component, as the document identifies it. */
export interface VexProduct {
  readonly purl?: string | undefined;
  readonly name?: string | undefined;
  /** Any, where it is absent. */
  readonly version?: string | undefined;
  /** What it is a part of, where the statement holds for that alone. */
  readonly within?: VexProduct | undefined;
}
