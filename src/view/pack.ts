import type { TraceGraph } from '../model/graph.ts';
import { type KindName, kinds } from '../model/kinds.ts';
import { linkable } from '../model/linkable.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { kindsWithUnits, type MatrixColumn } from '../model/unit-columns.ts';
import { matrixSource, whyUnread } from './matrix.ts';
import type { Stand } from './matrix-rows.ts';
import { resultStanding } from './outcome.ts';
import {
  kindsWithInstead,
  type PackedInstead,
  type PackedItems,
  type PackedKinds,
  type PackedLinks,
  type PackedUnits,
  pairName,
} from './packed.ts';
import { outcomeOfResult } from './test-results.ts';

const order = Object.keys(kinds) as readonly KindName[];

/** All that matrices of any kinds are made from, small, by name; `loadSource` reads it. Each is made when it is asked for. */
export function packed(graph: TraceGraph): ReadonlyMap<string, () => unknown> {
  const present = order.filter((kind) => graph.ofKind(kind).length > 0);
  const links = new Map<string, PackedLinks>();
  for (const a of present) {
    for (const b of present) {
      const name = pairName(a, b, order);
      if (links.has(name) || !name.startsWith(`${a}.`) || !linkable(a, b)) continue;
      const packedLinks = linksOf(graph, a, b);
      if (packedLinks.some((each) => each !== 0)) links.set(name, packedLinks);
    }
  }
  return new Map<string, () => unknown>([
    ['kinds', () => kindsOf(graph, [...links.keys()])],
    ['units', () => unitsOf(graph)],
    ['instead', () => insteadOf(graph)],
    ...present.map((kind) => [`items/${kind}`, () => itemsOf(graph, kind)] as const),
    ...[...links].map(([name, value]) => [`links/${name}`, () => value] as const),
  ]);
}

function kindsOf(graph: TraceGraph, pairs: readonly string[]): PackedKinds {
  const columns: readonly MatrixColumn[] = ['test-result', 'source', 'coverage'];
  return {
    kinds: order.map((kind) => [kind, graph.ofKind(kind).length]),
    linkable: order.flatMap((a, at) => order.flatMap((b, to) => (to >= at && linkable(a, b) ? [[at, to] as const] : []))),
    pairs,
    unread: Object.fromEntries(
      columns.flatMap((column) => {
        const why = whyUnread(column, graph);
        return why === undefined ? [] : [[column, why]];
      }),
    ),
  };
}

function itemsOf(graph: TraceGraph, kind: KindName): PackedItems {
  return graph.ofKind(kind).map((item) => {
    if (kind !== 'test-result') return [item.id, item.title.text];
    const { doubt } = resultStanding(item, graph);
    return doubt === undefined
      ? [item.id, item.title.text, outcomeOfResult(item)]
      : [item.id, item.title.text, outcomeOfResult(item), doubt];
  });
}

function insteadOf(graph: TraceGraph): PackedInstead {
  const source = matrixSource(graph);
  const known: Record<string, Partial<Record<KindName, readonly (readonly [id: string, title: string, stands: Stand])[]>>> = {};
  for (const item of graph.items) {
    for (const kind of kindsWithInstead) {
      const found = source.instead(item, kind);
      if (found.length > 0)
        known[item.id] = {
          ...known[item.id],
          [kind]: found.map(({ item: { id, title }, stands = 'instead' }) => [id, title.text, stands] as const),
        };
    }
  }
  return known;
}

function linksOf(graph: TraceGraph, a: KindName, b: KindName): PackedLinks {
  const source = matrixSource(graph);
  const places = placesOf(graph, b);
  return graph.ofKind(a).map((item) => {
    const next = source.next(item, b);
    return next.length === 0
      ? 0
      : next.map(({ item: other, state }) => (state === 'suspect' ? -1 - (places.get(other) ?? 0) : (places.get(other) ?? 0)));
  });
}

function placesOf(graph: TraceGraph, kind: KindName): ReadonlyMap<TraceItem, number> {
  return new Map(graph.ofKind(kind).map((item, at) => [item, at]));
}

function unitsOf(graph: TraceGraph): PackedUnits {
  const source = matrixSource(graph);
  const holders = kindsWithUnits.flatMap((kind) => graph.ofKind(kind));
  const units = [...new Set(holders.flatMap((item) => source.units(item)))];
  const some = <T>(list: readonly TraceItem[], of: (item: TraceItem) => T | undefined) =>
    Object.fromEntries(
      list.flatMap((item) => {
        const value = of(item);
        return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[item.id, value]];
      }),
    );
  return {
    units: some(holders, (item) => source.units(item).map(({ id }) => id)),
    lines: some(units, (unit) => {
      const lines = source.lines(unit);
      return lines === undefined ? undefined : ([lines.hit, lines.found] as const);
    }),
    files: some(units, (unit) => source.files(unit)),
    tags: some(graph.items, (item) => source.tags(item)),
  };
}
