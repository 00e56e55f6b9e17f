import { compareIds, leads, type TraceGraph } from '../model/graph.ts';
import { linkTypes } from '../model/kinds.ts';
import type { TraceLink } from '../model/link.ts';
import { compareText } from '../model/place.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { type NextStep, type Step, walk } from './walk.ts';

/** One step of a thread of items. */
export type ThreadStep = Step<TraceItem>;

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

/** Where a cause arises, a control is realised, what many use or that a run was made for a change is told, but what else is there belongs to other threads. */
const ends: ReadonlySet<string> = new Set(['arises-in', 'realised-in', 'considers', 'credits', 'uses', 'under-change']);

/** Walks the typed links of a graph from one item, each item once. */
export function threadOf(graph: TraceGraph, item: TraceItem): Thread {
  const { up, down } = threadLinks(graph);
  return { item, up: walk(item, up), down: walk(item, down) };
}

/** What every thread over a link says of it. */
type NextLink = NextStep<TraceItem>;

type LinksOf = (item: TraceItem) => readonly NextLink[];

/** Threads of many items pass the same ones, so what is next to each is looked up once a graph. */
const known = new WeakMap<TraceGraph, Readonly<Record<'up' | 'down', LinksOf>>>();

/** What is next to each item in each direction. */
export function threadLinks(graph: TraceGraph): Readonly<Record<'up' | 'down', LinksOf>> {
  const links = known.get(graph) ?? {
    up: onceEach((item) => foundLinks(graph, item, 'up')),
    down: onceEach((item) => foundLinks(graph, item, 'down')),
  };
  known.set(graph, links);
  return links;
}

function onceEach(find: LinksOf): LinksOf {
  const lists = new Map<TraceItem, readonly NextLink[]>();
  return (item) => {
    const list = lists.get(item) ?? find(item);
    if (!lists.has(item)) lists.set(item, list);
    return list;
  };
}

function foundLinks(graph: TraceGraph, item: TraceItem, direction: 'up' | 'down'): readonly NextLink[] {
  const out = graph.linksFrom(item).map((link) => ({ link, forward: true }));
  const into = graph.linksTo(item).map((link) => ({ link, forward: false }));
  return [...out, ...into]
    .filter(({ link, forward }) => !aside.has(link.field) && (forward !== writtenAbove.has(link.field)) === (direction === 'up'))
    .sort((a, b) => compareIds(idOf(a), idOf(b)) || compareText(a.link.field, b.link.field))
    .map(nextLink);
}

interface Direction {
  readonly link: TraceLink;
  readonly forward: boolean;
}

function idOf({ link, forward }: Direction): string {
  return forward ? link.target : link.from.id;
}

function nextLink({ link, forward }: Direction): NextLink {
  const item = forward ? link.to : link.from;
  return {
    label: forward ? link.field : (linkTypes[link.field]?.reverse ?? link.field),
    state: link.state,
    id: item?.id ?? link.target,
    item,
    leadsOn: !ends.has(link.field) && leads(link),
  };
}
