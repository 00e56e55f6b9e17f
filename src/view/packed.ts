import type { KindName } from '../model/kinds.ts';
import { isUnitColumn, type MatrixColumn } from '../model/unit-columns.ts';
import type { FileEntry, ItemEntry, MatrixSource, Named, Shape } from './matrix-rows.ts';
import { pairsOf, type Stand } from './matrix-rows.ts';
import type { ResultDoubt } from './result-doubt.ts';

/** What a page has to know before it can ask for a matrix of any kinds. */
export interface PackedKinds {
  /** Every kind in the order of the table of kinds, with how many items it has. */
  readonly kinds: readonly (readonly [name: KindName, items: number])[];
  /** Pairs of kinds that links are meant for, by their places in `kinds`. */
  readonly linkable: readonly (readonly [number, number])[];
  /** Names of the pairs between which there are links, of those that links are meant for; see `pairName`. */
  readonly pairs: readonly string[];
  /** Why columns could not be looked at. */
  readonly unread: Readonly<Partial<Record<MatrixColumn, string>>>;
}

/** Items of a kind, by ID; of results also the outcome, and why they do not count. */
export type PackedItems = readonly (readonly [id: string, title: string, outcome?: string, doubt?: ResultDoubt])[];

/** What stands for items, by ID, that have nothing of a kind, and need nothing of it. */
export type PackedInstead = Readonly<
  Record<string, Readonly<Partial<Record<KindName, readonly (readonly [id: string, title: string, stands: Stand])[]>>>>
>;

/** Kinds in whose place something else may stand. */
export const kindsWithInstead = ['software-requirement', 'test-case'] as const satisfies readonly KindName[];

/** For each item of the first kind of a pair the places of those of the second that links join it with; `-1 - place` over a suspect link. 0 for none. */
export type PackedLinks = readonly (readonly number[] | 0)[];

/** Units and what belongs to them, by ID. */
export interface PackedUnits {
  readonly units: Readonly<Record<string, readonly string[]>>;
  readonly lines: Readonly<Record<string, readonly [hit: number, found: number]>>;
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly tags: Readonly<Record<string, readonly FileEntry[]>>;
}

/** The name of the data about links between two kinds. Of a test case the result that counts is kept, of a result every case: these are two. */
export function pairName(a: KindName, b: KindName, order: readonly KindName[]): string {
  const directed = (a === 'test-case' && b === 'test-result') || (a === 'test-result' && b === 'test-case');
  return directed || order.indexOf(a) <= order.indexOf(b) ? `${a}.${b}` : `${b}.${a}`;
}

/** An item as a page knows it. */
export interface PackedItem extends Named {
  readonly kind: KindName;
  readonly at: number;
  readonly outcome?: string | undefined;
  readonly doubt?: ResultDoubt | undefined;
}

/** Loads what `packed` made, by its name: `kinds`, `units`, `instead`, `items/<kind>`, `links/<pair>`. */
export type Load = <T>(name: string) => Promise<T>;

/** All that matrices of one shape need, so that `rowsOf` makes of it what it makes of the graph. */
export async function loadSource(
  shape: Shape,
  index: PackedKinds,
  load: Load,
): Promise<{ source: MatrixSource<PackedItem>; items: readonly PackedItem[] }> {
  const order = index.kinds.map(([name]) => name);
  const meant = new Set(index.linkable.map(([a, b]) => `${order[a]}.${order[b]}`));
  const linkable = (a: KindName, b: KindName) => meant.has(`${a}.${b}`) || meant.has(`${b}.${a}`);
  const pairs = pairsOf({ linkable }, shape);
  const names = [...new Set(pairs.map(([a, b]) => pairName(a, b, order)))].filter((name) => index.pairs.includes(name));
  const byUnits = shape.columns.some(isUnitColumn);
  const kinds = [...new Set([shape.rows, ...shape.columns.filter((column) => !isUnitColumn(column))])];
  const byInstead = shape.columns.some((column) => kindsWithInstead.some((kind) => kind === column));
  const [items, links, units, instead] = await Promise.all([
    Promise.all(kinds.map(async (kind) => [kind, unpacked(kind, await itemsOf(kind, index, load))] as const)),
    Promise.all(names.map(async (name) => [name, await load<PackedLinks>(`links/${name}`)] as const)),
    byUnits ? load<PackedUnits>('units') : undefined,
    byInstead ? load<PackedInstead>('instead') : undefined,
  ]);
  const source = sourceOf(new Map(items), new Map(links), {
    order,
    linkable,
    units,
    instead,
    hasResults: index.unread['test-result'] === undefined,
  });
  return { source, items: new Map(items).get(shape.rows) ?? [] };
}

function itemsOf(kind: KindName, { kinds }: PackedKinds, load: Load): Promise<PackedItems> | PackedItems {
  return kinds.some(([name, count]) => name === kind && count > 0) ? load<PackedItems>(`items/${kind}`) : [];
}

function unpacked(kind: KindName, items: PackedItems): readonly PackedItem[] {
  return items.map(([id, text, outcome, doubt], at) => ({ id, title: { text }, kind, at, outcome, doubt }));
}

interface Known {
  readonly order: readonly KindName[];
  readonly linkable: MatrixSource<PackedItem>['linkable'];
  readonly units: PackedUnits | undefined;
  readonly instead: PackedInstead | undefined;
  readonly hasResults: boolean;
}

function sourceOf(
  items: ReadonlyMap<KindName, readonly PackedItem[]>,
  links: ReadonlyMap<string, PackedLinks>,
  { order, linkable, units, instead, hasResults }: Known,
): MatrixSource<PackedItem> {
  const backwards = new Map<string, PackedLinks>();
  const unit = new Map<string, PackedItem>();
  const other = new Map<string, PackedItem>();
  return {
    linkable,
    next: (item, kind) => {
      const name = pairName(item.kind, kind, order);
      const forward = links.get(name);
      if (forward === undefined) return [];
      const list = name.startsWith(`${item.kind}.`) ? forward : turned(name, forward, backwards);
      const others = items.get(kind) ?? [];
      return (list[item.at] || []).map((at): ItemEntry<PackedItem> => {
        const found = others[at < 0 ? -1 - at : at] as PackedItem;
        return { item: found, state: at < 0 ? 'suspect' : 'resolved', outcome: found.outcome, doubt: found.doubt };
      });
    },
    instead: (item, kind) =>
      (instead?.[item.id]?.[kind] ?? []).map(([id, title, stands]) => ({ item: named(id, other, title), state: 'resolved', stands })),
    hasResults,
    units: (item) => (units?.units[item.id] ?? []).map((id) => named(id, unit)),
    lines: ({ id }) => {
      const [hit, found] = units?.lines[id] ?? [];
      return hit === undefined || found === undefined ? undefined : { hit, found };
    },
    files: ({ id }) => units?.files[id] ?? [],
    tags: ({ id }) => units?.tags[id] ?? [],
  };
}

/** What no link leads to stands in cells by its ID and perhaps its title, and each is one thing in all of them. */
function named(id: string, known: Map<string, PackedItem>, title = ''): PackedItem {
  const item = known.get(id) ?? { id, title: { text: title }, kind: 'software-unit', at: -1 };
  known.set(id, item);
  return item;
}

/** The same links from the other end. */
function turned(name: string, links: PackedLinks, known: Map<string, PackedLinks>): PackedLinks {
  const back: number[][] = [];
  if (!known.has(name)) {
    links.forEach((list, from) => {
      for (const at of list || []) {
        const place = at < 0 ? -1 - at : at;
        back[place] = [...(back[place] ?? []), at < 0 ? -1 - from : from];
      }
    });
    known.set(name, back);
  }
  return known.get(name) ?? back;
}
