import type { Severity, Stage } from './diagnostic.ts';
import type { TraceGraph } from './graph.ts';
import type { KindName } from './kinds.ts';
import type { SafetyClass } from './safety-class.ts';
import type { TraceItem } from './trace-item.ts';

/** When a demand holds, in words that follow "demanded" and as a question to the graph. */
export interface Condition {
  readonly text: string;
  holds(item: TraceItem, graph: TraceGraph): boolean;
}

/** Something an item must say from a class on. Missing: warning at draft, error at release, unless `severity` says otherwise. */
export interface Demand {
  /** The lowest class that demands it. */
  readonly from: SafetyClass;
  /** `IEC 62304 5.2.2`, `ISO 14971 5.4`, …; absent where no clause asks, but an item once written must be whole. */
  readonly clause?: string;
  readonly when?: Condition;
  /** Demanded only when `dhf.yaml` lists this standard among its packs. */
  readonly pack?: string;
  readonly severity?: Readonly<Record<Stage, Severity | 'off'>>;
  /** The clause rule that reports this, so that it is reported once. */
  readonly judgedBy?: string;
  /** The check of the clause table that this demand realises, alone or with other demands, e.g. `R-9.1-1`. */
  readonly check?: string;
}

/**
 * `date` is 2026-11-22, `time` RFC 3339 with zone, `sha256` 64 hex digits, `number` a whole number, `version` quoted text,
 * `pair` two texts around a colon (`Ada Example: reviewer`), `item-hash` an ID with its content hash (`TC-7@h1:…`).
 */
export type Format = 'text' | 'date' | 'time' | 'version' | 'sha256' | 'number' | 'pair' | 'item-hash';

/** A row of fields: what may be written, in which shape, and who demands it. Of several demands in force the first speaks. */
export interface FieldRow {
  readonly name: string;
  /** `prose` fields stand under a heading of their own, or short as a key. */
  readonly prose: boolean;
  readonly list: boolean;
  readonly format: Format;
  /** The only values allowed. */
  readonly values?: readonly string[];
  /** What a value that is not allowed was probably meant as, and what to write instead; undefined when nobody knows. */
  readonly mistaken?: (text: string) => string | undefined;
  /** A regular expression that each value matches: a company's own fields only. */
  readonly pattern?: string;
  readonly demands: readonly Demand[];
  /** One short sentence for help, templates and kind pages. */
  readonly help: string;
}

/** A link field written on this kind. */
export interface LinkRow {
  readonly name: string;
  readonly to: readonly KindName[] | 'any';
  /** Further kinds allowed while a condition holds. */
  readonly alsoTo?: { readonly kinds: readonly KindName[]; readonly when: Condition };
  readonly max: number;
  /** The word `none` is an answer. */
  readonly none: boolean;
  /** Each demand asks for at least `min` (default 1) links. */
  readonly demands: readonly (Demand & { readonly min?: number })[];
  readonly help: string;
}

/** Links of one field that come in from others. */
export interface Arrival {
  readonly name: string;
  /** Kinds that count as the other end; all allowed by the link when absent. */
  readonly from?: readonly KindName[];
  readonly counts?: Counting;
}

/** What an other end must be besides living, finished and of the right kind. */
export interface Counting {
  holds(other: TraceItem, item: TraceItem): boolean;
  /** What it is when it does not count, after its ID: `was rejected`. */
  readonly otherwise: string;
}

/** Links that must arrive from others; nothing is written on this kind. */
export interface ArrivalRow extends Arrival {
  /** Arrivals that do as well. */
  readonly or?: readonly Arrival[];
  readonly demands: readonly (Demand & { readonly min?: number })[];
  readonly help: string;
}

/** At least one of several fields, or of several links, is demanded. */
export interface EitherRow {
  readonly anyOf: readonly string[];
  readonly demands: readonly Demand[];
}

export type Group = 'product' | 'structure' | 'risk' | 'verification' | 'change' | 'document';

/** A kind of traced thing: a row of the table of kinds. */
export interface Kind {
  readonly name: string;
  readonly title: string;
  /** Default prefix; a document has none of its own. */
  readonly prefix: string;
  readonly group: Group;
  readonly help: string;
  readonly fields: readonly FieldRow[];
  readonly links: readonly LinkRow[];
  readonly arrivals: readonly ArrivalRow[];
  readonly either: readonly EitherRow[];
}
