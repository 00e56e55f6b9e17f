import type { TraceGraph } from '../model/graph.ts';
import { byItemId } from '../model/item-index.ts';
import type { KindName } from '../model/kinds.ts';
import { push } from '../model/sorted.ts';
import type { TraceItem } from '../model/trace-item.ts';

/**
 * What items say under keys, so that what several of them say can be looked at together: requirements by their words, reasons by what they are
 * about. Each item is asked by itself, and a session asks it again only when it changed, or an answer that it was given. Declared once, beside
 * what uses it; the same object stands for the same gathering.
 */
export interface Gathering<T> extends Asking {
  says(item: TraceItem, sight: Sight): Iterable<readonly [key: string, said: T]>;
}

/** What may be asked while gathering, and by rules. No gathering asks itself. */
export interface Sight {
  readonly graph: TraceGraph;
  readonly gathered: Gathered;
}

/** What was gathered from one graph. */
export interface Gathered {
  /** What is said under a key, in the order of kinds and IDs. */
  of<T>(gathering: Gathering<T>, key: string): readonly T[];
  groups<T>(gathering: Gathering<T>): Iterable<Group<T>>;
}

/** All that is said under one key. */
export interface Group<T> {
  readonly key: string;
  /** Who says it first. */
  readonly first: TraceItem;
  readonly said: readonly T[];
}

/** Gathers from a graph what is asked for, once. */
export function gather(graph: TraceGraph): Gathered {
  const known = new Map<Gathering<unknown>, ReadonlyMap<string, Group<unknown>>>();
  const of = (gathering: Gathering<unknown>) => {
    const groups = known.get(gathering) ?? groupsOf(gathering, { graph, gathered });
    known.set(gathering, groups);
    return groups;
  };
  const gathered: Gathered = {
    of: <T>(gathering: Gathering<T>, key: string) => (of(gathering).get(key)?.said ?? []) as readonly T[],
    groups: <T>(gathering: Gathering<T>) => of(gathering).values() as Iterable<Group<T>>,
  };
  return gathered;
}

/** Kinds of which each living item is asked; all items where none are named. */
export interface Asking {
  readonly kinds?: readonly KindName[];
}

/** Who is asked, in order. */
export function askedBy({ kinds }: Asking, graph: TraceGraph): readonly TraceItem[] {
  return kinds === undefined ? graph.items : kinds.flatMap((kind) => graph.ofKind(kind));
}

/** Does it ask an item that is there? */
export function isAsked({ kind, status }: TraceItem, { kinds }: Asking): boolean {
  return kinds === undefined || (status !== 'retired' && kinds.some((each) => each === kind));
}

/** The order in which items are asked. */
export function compareAsked({ kinds = [] }: Asking, one: TraceItem, other: TraceItem): number {
  const all: readonly string[] = kinds;
  return all.indexOf(one.kind) - all.indexOf(other.kind) || byItemId(one, other);
}

function groupsOf(gathering: Gathering<unknown>, sight: Sight): ReadonlyMap<string, Group<unknown>> {
  const said = new Map<string, unknown[]>();
  const firsts = new Map<string, TraceItem>();
  for (const item of askedBy(gathering, sight.graph)) {
    for (const [key, each] of gathering.says(item, sight)) {
      if (!firsts.has(key)) firsts.set(key, item);
      push(said, key, each);
    }
  }
  return new Map(Array.from(firsts, ([key, first]) => [key, { key, first, said: said.get(key) ?? [] }]));
}
