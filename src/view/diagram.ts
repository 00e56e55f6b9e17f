import { compareIds, leads, type TraceGraph } from '../model/graph.ts';
import type { LinkState } from '../model/link.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { isDrawn, joinedWith } from '../model/view-items.ts';

export interface DiagramNode {
  readonly item: TraceItem;
  /** Column, counted from 0 at the need's end. */
  readonly rank: number;
  /** Place in its column, counted from 0, among the other items and the lines that pass. */
  readonly order: number;
  readonly focus: boolean;
}

export interface DiagramEdge {
  readonly from: TraceItem;
  readonly to: TraceItem;
  readonly label: string;
  readonly state: LinkState;
  /** Places in the columns that its line passes, from the lower rank to the higher. */
  readonly passes: readonly Pick<DiagramNode, 'rank' | 'order'>[];
}

/** A drawn graph before it has a size: what stands in which column, in which order, joined by what. */
export interface Diagram {
  /** The items it is about. */
  readonly about: readonly TraceItem[];
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
  ['test-run', 'test-result', 'problem-report', 'change-request', 'release', 'approval'],
];
const middle = 5;
const rankOfKind = new Map(columns.flatMap((kinds, rank) => kinds.map((kind) => [kind, rank] as const)));

/** Everything within `depth` links of one item, at most `most` items. */
export function neighbourhood(graph: TraceGraph, item: TraceItem, depth = 2, most = 40): Diagram {
  const near = new Set<TraceItem>([item]);
  const left = new Set<TraceItem>();
  let edge: TraceItem[] = [item];
  for (let step = 0; step < depth; step += 1) {
    const next: TraceItem[] = [];
    for (const other of edge.flatMap((each) => joinedWith(graph, each)).sort((a, b) => compareIds(a.id, b.id))) {
      if (near.has(other)) continue;
      if (near.size >= most) {
        left.add(other);
        continue;
      }
      near.add(other);
      next.push(other);
    }
    edge = next;
  }
  return layered(graph, near, [item], left.size);
}

/** Something that takes a place in a column: an item, or a line on its way to a later column. */
export interface Slot {
  readonly id: string;
  readonly item?: TraceItem;
}

/** The items of a set and the links among them, laid out in columns with few crossings. */
export function layered(graph: TraceGraph, items: ReadonlySet<TraceItem>, about: readonly TraceItem[], left = 0): Diagram {
  const sorted = [...items].sort((a, b) => compareIds(a.id, b.id));
  const links = sorted
    .flatMap((item) => linksAmong(graph, item, items))
    .sort((a, b) => compareIds(a.from.id, b.from.id) || compareIds(a.to.id, b.to.id));
  const ranks = [...new Set(sorted.map(rankOf))].sort((a, b) => a - b);
  const rankAt = new Map(sorted.map((item) => [item, ranks.indexOf(rankOf(item))]));
  const slots = new Map<TraceItem, Slot>(sorted.map((item) => [item, { id: item.id, item }]));
  const lists: Slot[][] = ranks.map((_, rank) => sorted.filter((item) => rankAt.get(item) === rank).map((item) => slots.get(item) as Slot));
  const ways = links.map(({ from, to, label }) => {
    const [low = 0, high = 0] = [rankAt.get(from) ?? 0, rankAt.get(to) ?? 0].sort((a, b) => a - b);
    const between = Array.from({ length: Math.max(0, high - low - 1) }, (): Slot => ({ id: `${from.id} ${label} ${to.id}` }));
    between.forEach((slot, at) => {
      lists[low + 1 + at]?.push(slot);
    });
    const [start, end] = rankAt.get(from) === low ? [from, to] : [to, from];
    return [slots.get(start) as Slot, ...between, slots.get(end) as Slot];
  });
  sweep(lists, ways);
  const place = new Map(lists.flatMap((list, rank) => list.map((slot, order) => [slot, { rank, order }] as const)));
  const placeOf = (slot: Slot) => place.get(slot) as Pick<DiagramNode, 'rank' | 'order'>;
  return {
    about,
    left,
    nodes: lists.flatMap((list) =>
      list.flatMap((slot) => (slot.item === undefined ? [] : [{ item: slot.item, ...placeOf(slot), focus: about.includes(slot.item) }])),
    ),
    edges: links.map((link, at) => ({ ...link, passes: (ways[at] as Slot[]).slice(1, -1).map(placeOf) })),
  };
}

function linksAmong(graph: TraceGraph, item: TraceItem, items: ReadonlySet<TraceItem>): Omit<DiagramEdge, 'passes'>[] {
  return graph
    .linksFrom(item)
    .filter((link) => leads(link) && isDrawn(link.field) && items.has(link.to as TraceItem))
    .map((link) => ({ from: item, to: link.to as TraceItem, label: link.field, state: link.state }));
}

/** The column of an item, from 0 at the need's end. */
export function rankOf({ kind }: Pick<TraceItem, 'kind'>): number {
  return rankOfKind.get(kind) ?? middle;
}

/** Barycentre sweeps: each column is ordered by the mean place of what its slots are joined with, to and fro. */
export function sweep(lists: Slot[][], ways: readonly (readonly Slot[])[]): void {
  const joined = new Map<Slot, Slot[]>();
  const join = (one: Slot, other: Slot) => {
    const list = joined.get(one);
    if (list === undefined) joined.set(one, [other]);
    else list.push(other);
  };
  for (const way of ways) {
    for (let at = 1; at < way.length; at += 1) {
      join(way[at - 1] as Slot, way[at] as Slot);
      join(way[at] as Slot, way[at - 1] as Slot);
    }
  }
  const place = new Map<Slot, number>();
  for (const list of lists) settle(list, place);
  // A slot that stands alone stays where it is.
  const crowded = lists.filter((list) => list.length > 1);
  for (let round = 0; round < 4; round += 1) {
    for (const list of round % 2 === 0 ? crowded : [...crowded].reverse()) {
      const centres = new Map(list.map((slot) => [slot, centre(joined.get(slot), place) ?? place.get(slot) ?? 0.5]));
      list.sort((a, b) => (centres.get(a) ?? 0) - (centres.get(b) ?? 0) || compareIds(a.id, b.id));
      settle(list, place);
    }
  }
}

function settle(list: readonly Slot[], place: Map<Slot, number>): void {
  list.forEach((slot, order) => {
    place.set(slot, (order + 0.5) / list.length);
  });
}

function centre(others: readonly Slot[] | undefined, place: ReadonlyMap<Slot, number>): number | undefined {
  if (others === undefined) return undefined;
  let sum = 0;
  for (const other of others) sum += place.get(other) ?? 0.5;
  return sum / others.length;
}
