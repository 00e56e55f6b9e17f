import type { Value } from '../../../model/facts.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import { idsIn } from '../../../model/mentions.ts';
import type { Place } from '../../../model/place.ts';
import { isPlaceholder, type TraceItem } from '../../../model/trace-item.ts';

/** A row of the table of gaps in a legacy assessment (4.4.3). */
export interface Gap {
  /** Sub-clauses that the row speaks of. */
  readonly clauses: readonly string[];
  /** Undefined while nothing is decided. */
  readonly decision: Value | undefined;
  /** Items and documents that the row names. */
  readonly named: readonly TraceItem[];
  readonly place: Place;
}

/** The rows of every table with a column *Decision* under the heading Gap table; the column *Clause* is the first where none is called so. */
export function gapsIn(assessment: TraceItem, graph: TraceGraph): readonly Gap[] {
  return (assessment.fields.get('gap-table')?.prose?.tables ?? []).flatMap(({ header, rows }) => {
    const decision = header.findIndex(({ text }) => /decision|entscheidung/i.test(text));
    const clause = Math.max(
      0,
      header.findIndex(({ text }) => /clause|abschnitt/i.test(text)),
    );
    if (decision < 0) return [];
    return rows.flatMap((cells) => {
      const [first] = cells;
      const decided = cells[decision];
      if (first === undefined) return [];
      return [
        {
          clauses: cells[clause]?.text.match(/\d+(?:\.\d+)+/g) ?? [],
          decision: decided === undefined || isPlaceholder(decided.text) ? undefined : decided,
          named: cells.flatMap(({ text }) => idsIn(text, graph)),
          place: decided?.place ?? first.place,
        },
      ];
    });
  });
}

/** Is the missing thing to be made? */
export function isToBeMade({ decision }: Gap): boolean {
  return /^(?:create|make|write|close|erstellen|schließen)/i.test(decision?.text ?? '');
}

/** Years and dates in a text, the earliest first. */
export function datesIn(text: string): readonly string[] {
  return (text.match(/(?<![\d.])(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?![\d]|\.\d)/g) ?? []).sort();
}
