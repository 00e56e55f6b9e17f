import { type Filter, FilterError, parseFilter } from '../model/filter.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { type Slot, sweep } from './diagram.ts';
import { type FieldData, type GraphData, pairs } from './explorer-data.ts';
import { squashed } from './search-words.ts';

/** An item as the explorer knows it, by its number. */
export interface ExplorerNode {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  /** The kind in words. */
  readonly words: string;
  readonly column: number;
  /** Of its page, where the ID does not tell it. */
  readonly address: string | undefined;
}

/** A link at one of its ends. */
export interface ExplorerLink {
  readonly other: number;
  readonly field: string;
  /** The link in words. */
  readonly words: string;
  /** Written on this end. */
  readonly out: boolean;
  readonly suspect: boolean;
  readonly drawn: boolean;
}

/** Items that are shown together, and how many more there would be. */
export interface Chosen {
  readonly nodes: readonly number[];
  readonly left: number;
}

/** Where an item stands: its column counted from 0, and its height in rows from the middle. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

export interface ExplorerGraph {
  readonly count: number;
  node(number: number): ExplorerNode;
  /** In the order in which they are written, those that are written here first. */
  linksOf(number: number): readonly ExplorerLink[];
  /** By ID, in whatever case. */
  find(id: string): number | undefined;
  /** Everything within so many links, the nearest first. */
  around(number: number, depth: number, most: number): Chosen;
  /**
   * Items that fit a filter, in their order.
   * @throws FilterError
   */
  fitting(filter: string, said: FieldData, most: number): Chosen;
  /** Places for items that are shown together. */
  positions(nodes: readonly number[]): ReadonlyMap<number, Position>;
}

export function explorerGraph(data: GraphData): ExplorerGraph {
  const nodes = data.groups.flatMap(({ kind, words, column, ids, titles, addresses }) =>
    ids.map((id, at): ExplorerNode => ({ id, title: titles[at] ?? '', kind, words, column, address: addresses?.[at] })),
  );
  const links = nodes.map((): ExplorerLink[] => []);
  for (const { field, words, drawn, ends } of data.links) {
    for (const [from, to, suspect] of pairs(ends)) links[from]?.push({ other: to, field, words, drawn, suspect, out: true });
  }
  for (const { field, words, drawn, ends } of data.links) {
    for (const [from, to, suspect] of pairs(ends)) links[to]?.push({ other: from, field, words, drawn, suspect, out: false });
  }
  const byId = new Map(nodes.map(({ id }, at) => [squashed(id), at]));
  const exact = new Map(nodes.map(({ id }, at) => [id, at]));
  const linksOf = (number: number) => links[number] ?? [];
  let asked: Askable | undefined;

  return {
    count: nodes.length,
    node: (number) => nodes[number] as ExplorerNode,
    linksOf,
    find: (id) => exact.get(id.trim()) ?? byId.get(squashed(id)),
    around(number, depth, most) {
      const near = new Set([number]);
      let edge = [number];
      for (let step = 0; step < depth; step += 1) {
        const next = edge.flatMap((each) => linksOf(each).filter(({ drawn }) => drawn)).map(({ other }) => other);
        edge = [...new Set(next)].filter((each) => !near.has(each));
        for (const each of edge) near.add(each);
      }
      return atMost([...near], most);
    },
    fitting(text, said, most) {
      const filter = readable(text, said);
      const { items, graph } = askable(said);
      return atMost(
        items.flatMap((item, at) => (filter(item, graph) ? [at] : [])),
        most,
      );
    },
    positions,
  };

  function positions(shown: readonly number[]): ReadonlyMap<number, Position> {
    const slots = new Map(shown.map((number) => [number, { id: (nodes[number] as ExplorerNode).id } as Slot]));
    const columns = [...new Set(shown.map((number) => (nodes[number] as ExplorerNode).column))].sort((a, b) => a - b);
    const inOrder = [...shown].sort((a, b) => (data.places[a] as number) - (data.places[b] as number));
    const lists = columns.map((column) => inOrder.filter((number) => nodes[number]?.column === column));
    const numbers = new Map([...slots].map(([number, slot]) => [slot, number]));
    const placed = lists.map((list) => list.map((number) => slots.get(number) as Slot));
    const drawn = shown.flatMap((number) =>
      linksOf(number)
        .filter((link) => link.drawn && link.out && slots.has(link.other))
        .map(({ other }) => [number, other]),
    );
    sweep(
      placed,
      drawn.map((ends) => ends.map((number) => slots.get(number) as Slot)),
    );
    return new Map(
      placed.flatMap((list, x) => list.map((slot, at) => [numbers.get(slot) as number, { x, y: at - (list.length - 1) / 2 }] as const)),
    );
  }

  /** Items as filters ask them, made for the first one. */
  function askable(said: FieldData): Askable {
    if (asked?.said === said) return asked;
    const fields = nodes.map(() => new Map<string, unknown>());
    for (const [name, list] of said.fields)
      for (const [at, ...values] of list) fields[at]?.set(name, { values: values.map((text) => ({ text })) });
    const items = nodes.map(
      ({ id, title, kind }, at) => ({ id, kind, title: { text: title }, fields: fields[at] }) as unknown as TraceItem,
    );
    const numbers = new Map(items.map((item, at) => [item, at]));
    const found = (item: TraceItem, field: string | undefined, out: boolean) =>
      linksOf(numbers.get(item) as number)
        .filter((link) => link.out === out && (field === undefined || link.field === field))
        .map(({ other }) => ({ to: items[other], state: 'resolved' }));
    const graph = {
      classOf: (item: TraceItem) => ({ class: said.classes[numbers.get(item) as number] }),
      linksFrom: (item: TraceItem, field?: string) => found(item, field, true),
      linksTo: (item: TraceItem, field?: string) => found(item, field, false),
    } as unknown as TraceGraph;
    asked = { said, items, graph };
    return asked;
  }
}

interface Askable {
  readonly said: FieldData;
  readonly items: readonly TraceItem[];
  readonly graph: TraceGraph;
}

/** What stands in texts is not here, so a filter that asks for it is refused. */
function readable(text: string, { prose }: FieldData): Filter {
  const names = new Set(
    text
      .replaceAll(/"[^"]*"/g, '')
      .toLowerCase()
      .split(/[\s()=!]+/),
  );
  const unknown = prose.find((name) => names.has(name));
  if (unknown === undefined) return parseFilter(text);
  const fix = 'Look for words of a text with the search.';
  throw new FilterError(`\`${unknown}\` is a text, and texts cannot be asked for here`, text.toLowerCase().indexOf(unknown), fix);
}

function atMost(all: readonly number[], most: number): Chosen {
  return { nodes: all.slice(0, most), left: Math.max(0, all.length - most) };
}
