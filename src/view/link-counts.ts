import { leads, type TraceGraph } from '../model/graph.ts';
import { kinds } from '../model/kinds.ts';
import { compareText } from '../model/place.ts';
import type { TraceItem } from '../model/trace-item.ts';

/** How many links of one field lead from items of one kind to items of another. */
export interface LinkCount {
  readonly from: TraceItem['kind'];
  readonly field: string;
  readonly to: TraceItem['kind'];
  /** Those that lead somewhere, suspect ones included. */
  readonly links: number;
  readonly suspect: number;
}

/** What the links of a graph join. */
export interface LinkSummary {
  /** In the order of the table of kinds, then by field. */
  readonly counts: readonly LinkCount[];
  /** Links that lead nowhere: their target is not there, stands in two places, or is of a kind that is not allowed. */
  readonly broken: number;
}

/** Counts the links written on living items, by the kinds they join and by field. */
export function linkSummary(graph: TraceGraph): LinkSummary {
  const counts = new Map<string, { -readonly [name in keyof LinkCount]: LinkCount[name] }>();
  let broken = 0;
  for (const link of graph.links) {
    if (link.from.status === 'retired') continue;
    if (!leads(link) || link.to === undefined) {
      broken += 1;
      continue;
    }
    const key = `${link.from.kind} ${link.field} ${link.to.kind}`;
    const count = counts.get(key) ?? { from: link.from.kind, field: link.field, to: link.to.kind, links: 0, suspect: 0 };
    counts.set(key, count);
    count.links += 1;
    if (link.state === 'suspect') count.suspect += 1;
  }
  return { counts: [...counts.values()].sort(byKinds), broken };
}

const order = new Map<string, number>(Object.keys(kinds).map((kind, at) => [kind, at]));

function byKinds(a: LinkCount, b: LinkCount): number {
  const place = (kind: string) => order.get(kind) ?? order.size;
  return place(a.from) - place(b.from) || compareText(a.field, b.field) || place(a.to) - place(b.to);
}
