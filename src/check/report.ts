import type { Severity } from '../model/diagnostic.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { Judgement } from './check.ts';
import type { Phase } from './phase.ts';

/** Part of the verdict that alone sets the exit code; shown beside the verdict, never instead of it. */
export interface Gate {
  readonly failOn: 'error' | 'warning';
  readonly items?: readonly string[];
  readonly iteration?: string;
  /** Only what is asked by this phase. */
  readonly through?: Phase;
  readonly errors: number;
  readonly warnings: number;
  readonly passed: boolean;
}

/** The day on which expiry and age are judged, and where it was taken from. */
export interface AsOf {
  readonly date: string;
  readonly from: 'flag' | 'SOURCE_DATE_EPOCH' | 'commit' | 'today';
}

/** The one result of a run: exit code, pages, matrices and machine formats are all made from it. */
export interface TraceReport extends Judgement {
  /** `dhf 0.1.0` */
  readonly tool: string;
  readonly product: string;
  readonly version: string;
  /** Full hash, or absent outside git. */
  readonly commit?: string;
  readonly asOf: AsOf;
  readonly packs: readonly { readonly standard: string; readonly edition: string }[];
  /** `deviations`: findings that somebody accepted though the clause is not met; `open`: clauses that nobody judged yet. */
  readonly counts: Readonly<Record<'items' | 'links' | 'errors' | 'warnings' | 'infos' | 'deviations' | 'open', number>>;
  readonly gate: Gate | null;
  /** What was assumed instead of what is declared, such as `SWS-1 is class B`; then the report is about no real state of the file. */
  readonly assumed?: readonly string[];
  /** Absent when settings could not be read, so that there is nothing to show. */
  readonly graph?: TraceGraph;
  /** Path of the DHF's folder from the repository's root, with a trailing `/`; empty at the root or outside git. */
  readonly prefix: string;
}

/** Counts findings by severity. */
export function countBySeverity(diagnostics: Judgement['diagnostics'], severity: Severity): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}
