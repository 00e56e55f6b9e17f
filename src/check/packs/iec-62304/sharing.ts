import type { TraceGraph } from '../../../model/graph.ts';
import { holders, parts } from '../../../model/structure.ts';
import { answers, type TraceItem } from '../../../model/trace-item.ts';

type Shared = ReadonlyMap<TraceItem, ReadonlyMap<TraceItem, string>>;

/** For each item and unit, the others that name a resource of the same name, with that name as written. */
export function sharing(graph: TraceGraph): Shared {
  const users = new Map<string, { readonly item: TraceItem; readonly name: string }[]>();
  for (const item of [...graph.ofKind('software-item'), ...graph.ofKind('software-unit')]) {
    for (const { text } of answers(item, 'resources')) {
      const list = users.get(plain(text));
      if (list === undefined) users.set(plain(text), [{ item, name: text }]);
      else list.push({ item, name: text });
    }
  }
  const shared = new Map<TraceItem, Map<TraceItem, string>>();
  for (const list of users.values()) {
    const classes = new Set(list.map(({ item }) => graph.classOf(item).class));
    // Those of one class need nothing to keep them apart, and may be many.
    if (classes.size > 1)
      for (const { item, name } of list) for (const other of list) if (other.item !== item) add(shared, item, other.item, name);
  }
  return shared;
}

/** The resources that a part of the software names, or what holds it or is part of it, by plain name; `without` is left out. */
export function resourcesOf(item: TraceItem, graph: TraceGraph, without: ReadonlySet<TraceItem>): ReadonlyMap<string, Named> {
  const own = new Map<string, Named>();
  const above = holders(item, graph).filter(({ kind }) => kind !== 'software-system');
  for (const each of [item, ...parts(item, graph), ...above]) {
    if (without.has(each)) continue;
    for (const { text } of answers(each, 'resources')) if (!own.has(plain(text))) own.set(plain(text), { text, item: each });
  }
  return own;
}

/** A resource as written, and by whom. */
export interface Named {
  readonly text: string;
  readonly item: TraceItem;
}

/** Names that differ in case or white space alone are one resource. */
export function plain(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\s_-]+/gu, '-')
    .toLowerCase();
}

function add(map: Map<TraceItem, Map<TraceItem, string>>, from: TraceItem, to: TraceItem, name: string): void {
  const known = map.get(from);
  if (known === undefined) map.set(from, new Map([[to, name]]));
  else if (!known.has(to)) known.set(to, name);
}
