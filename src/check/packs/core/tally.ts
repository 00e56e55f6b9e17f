import type { Related } from '../../../model/diagnostic.ts';
import { leads, type TraceGraph } from '../../../model/graph.ts';
import type { TraceItem } from '../../../model/trace-item.ts';
import { type LinkDemand, weighed } from '../../expect.ts';

/** What some links at an item come to. */
export interface Tally {
  /** Different living, finished items of the right kind at the other end. */
  readonly good: number;
  /** Links that lead nowhere, to the wrong kind or to two places: `link-resolves` and `link-end-is-allowed` say what is wrong with them. */
  readonly reported: number;
  /** Why the rest do not count, to stand behind a message. */
  readonly instead: string;
  readonly related: readonly Related[];
}

/** Counts the links that some demands look at. */
export function tally(item: TraceItem, graph: TraceGraph, demands: readonly LinkDemand[]): Tally {
  const ends = new Set<TraceItem>();
  const related: Related[] = [];
  let reported = 0;
  for (const demand of demands) {
    for (const { link, reason } of weighed(item, graph, demand)) {
      if (reason === undefined) ends.add(demand.in === undefined ? (link.to as TraceItem) : link.from);
      else related.push({ message: reason, place: link.place });
      if (!leads(link)) reported += 1;
    }
  }
  const instead = related.map(({ message }) => message).join(', ');
  return { good: ends.size, reported, instead: instead === '' ? '' : `; ${instead}`, related };
}
