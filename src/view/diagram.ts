import { compareIds, leads, type TraceGraph } from '../model/graph.ts';
import type { LinkState } from '../model/link.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { isDrawn, joinedWith } from '../model/view-items.ts';

export interface DiagramNode {
  readonly item: TraceItem;
  /** Column, counted from 0 at the need's end. */
  readonly rank: number;
  /** Place in its column, counted from 0. */
  readonly order: number;
  readonly focus: boolean;
}

export interface DiagramEdge {
  readonly from: TraceItem;
  readonly to: TraceItem;
  readonly label: string;
  readonly state: LinkState;
}

/** A drawn graph before it has a size: what stands in which column, in which order, joined by what. */
export interface Diagram {
  readonly title: string;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  /** Items left out because the picture would have too many. */
  readonly left: number;
}

/** Columns of the picture, from need to release; a kind that is not named stands in the middle. */
const columns: readonly (readonly string[])[] = [
  ['intended-use', 'standard-claim', 'hazard', 'use-scenario'],
  ['user-need', 'hazardous-situation', 'use-error', 'threat'],
  ['risk', 'software-cause', 'system-requirement', 'vulnerability'],
  ['risk-control', 'benefit-risk'],
  ['software-requirement'],
  ['software-system', 'interface', 'external', 'segregation'],
  ['software-item', 'soup'],
  ['software-unit'],
  ['design-element'],
  ['test-case', 'review', 'document'],
  ['test-run', 'problem-report', 'change-request', 'release', 'approval'],
];
const middle = 5;

/** Everything within `depth` links of one item, at most `most` items. */
export function neighbourhood(graph: TraceGraph, item: TraceItem, depth = 2, most = 40): Diagram {
  const near = new Set<TraceItem>([item]);
  let edge: TraceItem[] = [item];
  let left = 0;
  for (let step = 0; step < depth; step += 1) {
    const next: TraceItem[] = [];
    for (const other of edge.flatMap((each) => joinedWith(graph, each)).sort((a, b) => compareIds(a.id, b.id))) {
      if (near.has(other)) continue;
      if (near.size >= most) {
        left += 1;
        continue;
      }
      near.add(other);
      next.push(other);
    }
    edge = next;
  }
  return layered(graph, `What ${item.id} is linked with`, near, new Set([item]), left);
}

/** The items of a set and the links among them, laid out in columns with few crossings. */
export function layered(graph: TraceGraph, title: string, items: ReadonlySet<TraceItem>, focus: ReadonlySet<TraceItem>, left = 0): Diagram {
  const edges = [...items]
    .flatMap((item) => edgesFrom(graph, item, items))
    .sort((a, b) => compareIds(a.from.id, b.from.id) || compareIds(a.to.id, b.to.id));
  const ranks = usedRanks(items);
  const lists = ranks.map((rank) => [...items].filter((item) => rankOf(item) === rank).sort((a, b) => compareIds(a.id, b.id)));
  sweep(lists, edges);
  const nodes = lists.flatMap((list, rank) => list.map((item, order) => ({ item, rank, order, focus: focus.has(item) })));
  return { title, nodes, edges, left };
}

function edgesFrom(graph: TraceGraph, item: TraceItem, items: ReadonlySet<TraceItem>): DiagramEdge[] {
  return graph
    .linksFrom(item)
    .filter((link) => leads(link) && isDrawn(link.field) && items.has(link.to as TraceItem))
    .map((link) => ({ from: item, to: link.to as TraceItem, label: link.field, state: link.state }));
}

function rankOf(item: TraceItem): number {
  const rank = columns.findIndex((kinds) => kinds.includes(item.kind));
  return rank < 0 ? middle : rank;
}

function usedRanks(items: ReadonlySet<TraceItem>): number[] {
  return [...new Set([...items].map(rankOf))].sort((a, b) => a - b);
}

/** Barycentre sweeps: each column is ordered by the mean place of what its items are joined with, to and fro. */
function sweep(lists: TraceItem[][], edges: readonly DiagramEdge[]): void {
  const joined = new Map<TraceItem, TraceItem[]>();
  for (const { from, to } of edges) {
    joined.set(from, [...(joined.get(from) ?? []), to]);
    joined.set(to, [...(joined.get(to) ?? []), from]);
  }
  for (let round = 0; round < 4; round += 1) {
    const place = new Map(lists.flatMap((list) => list.map((item, order) => [item, (order + 0.5) / list.length] as const)));
    for (const list of round % 2 === 0 ? lists : [...lists].reverse()) {
      const centre = (item: TraceItem) => mean((joined.get(item) ?? []).map((other) => place.get(other) ?? 0.5)) ?? place.get(item) ?? 0.5;
      const centres = new Map(list.map((item) => [item, centre(item)]));
      list.sort((a, b) => (centres.get(a) ?? 0) - (centres.get(b) ?? 0) || compareIds(a.id, b.id));
      list.forEach((item, order) => {
        place.set(item, (order + 0.5) / list.length);
      });
    }
  }
}

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
