import type { Span } from '../flaw.ts';

/** What a tracker wrote: one record for each of its tickets. */
export interface Export {
  readonly records: readonly TicketRecord[];
  /** Columns, or paths of the first record, for suggestions. */
  readonly columns: readonly string[];
  /** Where the columns are named, or the first record stands. */
  readonly head: Span;
  readonly tracker: Tracker;
}

/** Whose way of writing text it is: wiki markup, HTML, or text as it is. */
export type Tracker = 'jira' | 'azure' | 'other';

/** One ticket. */
export interface TicketRecord extends Span {
  /** What stands under a column or at the end of a path, in order; nothing where it is left empty, undefined where the record knows no such thing. */
  at(path: string): readonly Said[] | undefined;
}

/** One value of a ticket. */
export interface Said extends Span {
  readonly text: string;
}
