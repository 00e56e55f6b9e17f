import { compareIds, leads, type TraceGraph } from '../model/graph.ts';
import { linkTypes } from '../model/kinds.ts';
import type { LinkState, TraceLink } from '../model/link.ts';
import { compareText } from '../model/place.ts';
import type { TraceItem } from '../model/trace-item.ts';

/** One step of a thread: over which link, in words, to what, and in which state the link is. */
export interface ThreadStep {
  /** `derives-from` for a link written on the nearer item, its reverse label for one that arrives. */
  readonly label: string;
  readonly state: LinkState;
  readonly id: string;
  /** Absent for a target that does not exist. */
  readonly item: TraceItem | undefined;
  /** Empty where the thread ends, or where the item is shown at another place of it (`again`). */
  readonly steps: readonly ThreadStep[];
  readonly again: boolean;
}

/** An item's whole chain: towards needs and hazards, and towards code, tests and results. */
export interface Thread {
  readonly item: TraceItem;
  readonly up: readonly ThreadStep[];
  readonly down: readonly ThreadStep[];
}

/** Links that do not belong to the chain need → hazard → requirement → design → test: registers, approvals and lists. */
const aside: ReadonlySet<string> = new Set([
  'system',
  'covers',
  'changes',
  'includes',
  'delivery',
  'produced-as',
  'for',
  'concerns',
  'about',
  'keeps',
  'confirmed-for',
]);

/** Links that are written on the nearer-to-need end: followed the other way round. */
const writtenAbove: ReadonlySet<string> = new Set([
  'allocated-to',
  'leads-to',
  'uses',
  'considers',
  'credits',
  'architecture',
  'validated-by',
  'evidence',
]);

/** Where a cause arises, a control is realised or what many use is told, but what else is there belongs to other threads. */
const ends: ReadonlySet<string> = new Set(['arises-in', 'realised-in', 'considers', 'credits', 'uses']);

/** Walks the typed links of a graph from one item, each item once. */
export function threadOf(graph: TraceGraph, item: TraceItem): Thread {
  return { item, up: walk(graph, item, 'up', new Set([item])), down: walk(graph, item, 'down', new Set([item])) };
}

function walk(graph: TraceGraph, item: TraceItem, direction: 'up' | 'down', seen: Set<TraceItem>): ThreadStep[] {
  const steps = nextLinks(graph, item, direction).map(({ link, forward }) => {
    const other = forward ? link.to : link.from;
    const again = other !== undefined && seen.has(other);
    if (other !== undefined) seen.add(other);
    return { link, forward, other, again };
  });
  return steps.map(({ link, forward, other, again }) => ({
    label: forward ? link.field : (linkTypes[link.field]?.reverse ?? link.field),
    state: link.state,
    id: other?.id ?? link.target,
    item: other,
    again,
    steps: other === undefined || again || ends.has(link.field) || !leads(link) ? [] : walk(graph, other, direction, seen),
  }));
}

interface NextLink {
  readonly link: TraceLink;
  readonly forward: boolean;
}

/** Threads of many items pass the same ones, so what is next to each is looked up once a graph. */
const known = new WeakMap<TraceGraph, Readonly<Record<'up' | 'down', Map<TraceItem, readonly NextLink[]>>>>();

function nextLinks(graph: TraceGraph, item: TraceItem, direction: 'up' | 'down'): readonly NextLink[] {
  const lists = known.get(graph) ?? { up: new Map(), down: new Map() };
  known.set(graph, lists);
  const list = lists[direction].get(item) ?? foundLinks(graph, item, direction);
  lists[direction].set(item, list);
  return list;
}

function foundLinks(graph: TraceGraph, item: TraceItem, direction: 'up' | 'down'): readonly NextLink[] {
  const out = graph.linksFrom(item).map((link) => ({ link, forward: true }));
  const into = graph.linksTo(item).map((link) => ({ link, forward: false }));
  return [...out, ...into]
    .filter(({ link, forward }) => !aside.has(link.field) && (forward !== writtenAbove.has(link.field)) === (direction === 'up'))
    .sort((a, b) => compareIds(idOf(a), idOf(b)) || compareText(a.link.field, b.link.field));
}

function idOf({ link, forward }: NextLink): string {
  return forward ? link.target : link.from.id;
}
