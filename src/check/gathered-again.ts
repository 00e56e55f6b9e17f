import type { News, TraceGraph } from '../model/graph.ts';
import type { Changed } from '../model/item-index.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { askedBy, compareAsked, type Gathered, type Gathering, type Group, isAsked } from './gather.ts';
import type { Asker, Notes } from './notes.ts';

/** What one item said, and under which keys. */
interface Saying {
  readonly item: TraceItem;
  readonly asker: Asker;
  readonly said: readonly (readonly [key: string, said: unknown])[];
}

/** All that is known of one gathering. */
interface Known {
  readonly gathering: Gathering<unknown>;
  readonly sayings: Map<TraceItem, Saying>;
  readonly byKey: Map<string, Set<Saying>>;
  readonly groups: Map<string, Group<unknown>>;
  /** Of whom an answer is another now. */
  readonly doubted: Set<TraceItem>;
  /** Groups of the graph before that are no longer as they were, and keys under which something else is said now. */
  readonly gone: Set<Group<unknown>>;
  readonly touched: Set<string>;
}

/** What was gathered from the graphs of a session, one after the other. */
export class GatheredAgain implements Gathered {
  readonly #notes: Notes;
  readonly #known = new Map<Gathering<unknown>, Known>();
  #graph: TraceGraph;

  constructor(graph: TraceGraph, notes: Notes) {
    this.#graph = graph;
    this.#notes = notes;
  }

  of<T>(gathering: Gathering<T>, key: string): readonly T[] {
    const known = this.#of(gathering);
    this.#notes.asked(gathering, key);
    return (known.groups.get(key)?.said ?? []) as readonly T[];
  }

  groups<T>(gathering: Gathering<T>): Iterable<Group<T>> {
    return this.#of(gathering).groups.values() as Iterable<Group<T>>;
  }

  /** Groups that are others than those of the graph before. */
  changes(gathering: Gathering<unknown>): Changed<Group<unknown>> {
    const { gone, touched, groups } = this.#of(gathering);
    return { gone, come: [...touched].flatMap((key) => groups.get(key) ?? []) };
  }

  /** Turns to the next graph, once it is noted who was answered otherwise. */
  turnTo(graph: TraceGraph, { items }: News): void {
    this.#graph = graph;
    // What is gathered for the first time meanwhile is gathered from this graph.
    for (const known of [...this.#known.values()]) {
      known.gone.clear();
      known.touched.clear();
      this.#again(
        known,
        items.gone,
        items.come.filter((item) => isAsked(item, known.gathering)),
      );
    }
    // What is said in one gathering may be asked by another.
    for (let open = this.#inDoubt(); open !== undefined; open = this.#inDoubt()) {
      const doubted = [...open.doubted];
      this.#again(
        open,
        doubted,
        doubted.filter((item) => graph.item(item.id) === item),
      );
    }
  }

  #inDoubt(): Known | undefined {
    return [...this.#known.values()].find(({ doubted }) => doubted.size > 0);
  }

  #of(gathering: Gathering<unknown>): Known {
    const there = this.#known.get(gathering);
    if (there !== undefined) return there;
    const known = nothingKnown(gathering);
    for (const item of askedBy(gathering, this.#graph)) this.#ask(known, item);
    for (const key of known.byKey.keys()) regroup(known, key);
    known.touched.clear();
    this.#known.set(gathering, known);
    return known;
  }

  /** Asks some items that are new or in doubt; others are there no longer. */
  #again(known: Known, gone: Iterable<TraceItem>, come: readonly TraceItem[]): void {
    const touched = new Set<string>();
    for (const item of gone) for (const key of this.#drop(known, item)) touched.add(key);
    for (const item of come) for (const key of this.#ask(known, item)) touched.add(key);
    for (const key of touched) regroup(known, key);
    this.#notes.differ(known.gathering, touched);
  }

  #ask(known: Known, item: TraceItem): Iterable<string> {
    const asker: Asker = { noted: [], doubt: () => known.doubted.add(item) };
    const sight = { graph: this.#graph, gathered: this };
    const said = this.#notes.during(asker, this.#graph, () => [...known.gathering.says(item, sight)]);
    const keys = new Set(said.map(([key]) => key));
    const saying: Saying = { item, asker, said };
    known.sayings.set(item, saying);
    for (const key of keys) {
      const sayings = known.byKey.get(key) ?? new Set();
      known.byKey.set(key, sayings.add(saying));
    }
    return keys;
  }

  #drop(known: Known, item: TraceItem): Iterable<string> {
    const saying = known.sayings.get(item);
    known.doubted.delete(item);
    if (saying === undefined) return [];
    this.#notes.forget(saying.asker);
    known.sayings.delete(item);
    const keys = new Set(saying.said.map(([key]) => key));
    for (const key of keys) known.byKey.get(key)?.delete(saying);
    return keys;
  }
}

function nothingKnown(gathering: Gathering<unknown>): Known {
  return {
    gathering,
    sayings: new Map(),
    byKey: new Map(),
    groups: new Map(),
    doubted: new Set(),
    gone: new Set(),
    touched: new Set(),
  };
}

/** Puts together anew what is said under a key. */
function regroup({ gathering, byKey, groups, gone, touched }: Known, key: string): void {
  const before = groups.get(key);
  if (before !== undefined) gone.add(before);
  touched.add(key);
  const sayings = [...(byKey.get(key) ?? [])].sort((a, b) => compareAsked(gathering, a.item, b.item));
  const [first] = sayings;
  if (first === undefined) {
    groups.delete(key);
    byKey.delete(key);
  } else {
    const said = sayings.flatMap((saying) => saying.said.flatMap(([name, each]) => (name === key ? [each] : [])));
    groups.set(key, { key, first: first.item, said });
  }
}
