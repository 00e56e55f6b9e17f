import { type Filter, FilterError, parseFilter } from '../model/filter.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { Kind } from '../model/kind.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { Vocabulary } from '../model/vocabulary.ts';
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

export interface Layout {
  readonly places: ReadonlyMap<number, Position>;
  /** Where the line between two items passes the columns between theirs, from the first column to the last; see `wayName`. */
  readonly passes: ReadonlyMap<string, readonly Position[]>;
}

/** The name of the way between two items, of which the first stands in the column nearer to the need. */
export function wayName(first: number, last: number): string {
  return `${first} ${last}`;
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
   * Items that fit a filter, in their order; with a kind those of it alone, and the filter may name what it knows alone.
   * @throws FilterError
   */
  fitting(filter: string, said: FieldData, most: number, kind?: Kind): Chosen;
  /** Places for items that are shown together, and ways for the lines between them that lead past other items. */
  layout(nodes: readonly number[]): Layout;
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
    fitting(text, said, most, kind) {
      const filter = readable(text, said, kind);
      const { items, graph } = askable(said);
      return atMost(
        items.flatMap((item, at) => ((kind === undefined || item.kind === kind.name) && filter(item, graph) ? [at] : [])),
        most,
      );
    },
    layout,
  };

  function layout(shown: readonly number[]): Layout {
    const inOrder = [...shown].sort((a, b) => (data.places[a] as number) - (data.places[b] as number));
    const columns = [...new Set(shown.map(columnOf))].sort((a, b) => a - b);
    const slots = new Map(shown.map((number): [number, Slot] => [number, { id: (nodes[number] as ExplorerNode).id }]));
    const lists = columns.map((column) =>
      inOrder.filter((number) => columnOf(number) === column).map((number) => slots.get(number) as Slot),
    );
    // Lines that begin at one item pass a column together.
    const passing = new Map<string, Slot>();
    const pass = (number: number, x: number) => {
      const name = wayName(number, x);
      const slot = passing.get(name) ?? { id: (nodes[number] as ExplorerNode).id };
      if (!passing.has(name)) lists[x]?.push(slot);
      passing.set(name, slot);
      return slot;
    };
    const ways = new Map<string, readonly Slot[]>();
    for (const number of shown) {
      for (const { other, out, drawn } of linksOf(number)) {
        if (!out || !drawn || !slots.has(other)) continue;
        const [first, last] = columnOf(number) <= columnOf(other) ? [number, other] : [other, number];
        const [low, high] = [columns.indexOf(columnOf(first)), columns.indexOf(columnOf(last))];
        const between = Array.from({ length: Math.max(0, high - low - 1) }, (_, at) => pass(first, low + 1 + at));
        ways.set(wayName(first, last), [slots.get(first) as Slot, ...between, slots.get(last) as Slot]);
      }
    }
    sweep(lists, [...ways.values()]);
    const lines = new Set(passing.values());
    const places = new Map(lists.flatMap((list, x) => inRows(list, lines).map((y, at) => [list[at] as Slot, { x, y }] as const)));
    return {
      places: new Map([...slots].map(([number, slot]) => [number, places.get(slot) as Position])),
      passes: new Map([...ways].map(([name, way]) => [name, way.slice(1, -1).map((slot) => places.get(slot) as Position)])),
    };
  }

  function columnOf(number: number): number {
    return (nodes[number] as ExplorerNode).column;
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

/** What a line takes of a row. */
const lineHeight = 0.3;

/** The middle of each thing in a column, in rows from the middle of the column. */
function inRows(list: readonly Slot[], lines: ReadonlySet<Slot>): number[] {
  const heights = list.map((slot) => (lines.has(slot) ? lineHeight : 1));
  let y = -heights.reduce((sum, height) => sum + height, 0) / 2;
  return heights.map((height) => {
    y += height;
    return y - height / 2;
  });
}

interface Askable {
  readonly said: FieldData;
  readonly items: readonly TraceItem[];
  readonly graph: TraceGraph;
}

/** What stands in texts is not here, so a filter that asks for it is refused. */
function readable(text: string, { prose, own }: FieldData, kind: Kind | undefined): Filter {
  const names = new Set(
    text
      .replaceAll(/"[^"]*"/g, '')
      .toLowerCase()
      .split(/[\s()=!]+/),
  );
  const unknown = prose.find((name) => names.has(name));
  if (unknown === undefined) return parseFilter(text, { kind, vocabulary: new Vocabulary({ fields: own }) });
  const fix = 'Look for words of a text with the search.';
  throw new FilterError(`\`${unknown}\` is a text, and texts cannot be asked for here`, text.toLowerCase().indexOf(unknown), fix);
}

function atMost(all: readonly number[], most: number): Chosen {
  return { nodes: all.slice(0, most), left: Math.max(0, all.length - most) };
}
