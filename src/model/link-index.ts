import type { TraceGraph } from './graph.ts';
import { compareIds } from './ids.ts';
import type { Kind, LinkRow } from './kind.ts';
import { type KindName, kinds } from './kinds.ts';
import type { LinkState, TraceLink } from './link.ts';
import { regrouped, sameOr } from './sorted.ts';
import { isPlaceholder, type TraceItem } from './trace-item.ts';

const none: readonly TraceLink[] = [];

/** A link of which it is still to be said how sound it is. */
export type Ends = Pick<TraceLink, 'field' | 'from' | 'target' | 'to'>;

/** What decides where links lead and how sound they are. */
export interface Linking {
  readonly graph: TraceGraph;
  readonly isSuspect: (link: Ends) => boolean;
}

/** Items whose links are made, in the order of IDs, and those that are gone with theirs. */
export interface ToLink {
  readonly gone: Iterable<TraceItem>;
  readonly items: readonly TraceItem[];
}

/** The links of a DHF, at both ends. Links and lists that are as they were in an earlier index are the same objects as there. */
export class LinkIndex {
  /** Items that other links leave, or arrive at, than in the earlier index; those no longer there included. */
  readonly changes: { readonly from: ReadonlySet<TraceItem>; readonly to: ReadonlySet<TraceItem> };
  readonly #from: Lists<TraceItem>;
  readonly #to: Lists<TraceItem>;
  /** Links that arrive nowhere, by target: those to nothing, and those of retired items. */
  readonly #elsewhere: Lists<string>;
  /** Items with links whose soundness depends on more than their ends. */
  readonly #conditional: ReadonlySet<TraceItem>;

  constructor(todo: ToLink, linking: Linking, earlier?: LinkIndex) {
    const before = earlier === undefined ? empty : earlier.#kept();
    const conditional = new Set(before.conditional);
    const lists = new Map(before.from);
    const links = { gone: new Set<TraceLink>(), come: [] as TraceLink[] };
    const from = new Set<TraceItem>();
    const replace = (item: TraceItem, list: readonly TraceLink[]) => {
      const was = before.from.get(item) ?? none;
      if (list === was) return;
      from.add(item);
      if (list.length === 0) lists.delete(item);
      else lists.set(item, list);
      for (const link of was) if (!list.includes(link)) links.gone.add(link);
      for (const link of list) if (!was.includes(link)) links.come.push(link);
    };
    for (const item of todo.gone) {
      conditional.delete(item);
      replace(item, none);
    }
    for (const item of todo.items) {
      const was = before.from.get(item);
      replace(item, was === undefined ? linksOf(item, linking) : linkedAgain(was, linking));
      if (this.#isConditional(lists.get(item))) conditional.add(item);
    }
    this.#from = lists;
    this.#conditional = conditional;
    const order = (a: TraceLink, b: TraceLink) => compareIds(a.from.id, b.from.id) || this.#at(a) - this.#at(b);
    const to = regrouped(
      before.to,
      links,
      ({ to: end, from: { status } }) => (end === undefined || status === 'retired' ? [] : [end]),
      order,
    );
    const arrivesNowhere = (link: TraceLink) => (link.to === undefined || link.from.status === 'retired' ? [link.target] : []);
    this.#to = to.lists;
    this.#elsewhere = regrouped(before.elsewhere, links, arrivesNowhere, order).lists;
    this.changes = { from, to: to.touched };
  }

  get count(): number {
    let count = 0;
    for (const links of this.#from.values()) count += links.length;
    return count;
  }

  from(item: TraceItem): readonly TraceLink[] {
    return this.#from.get(item) ?? none;
  }

  /** From living items. */
  to(item: TraceItem): readonly TraceLink[] {
    return this.#to.get(item) ?? none;
  }

  /** Items with links that may be others when these IDs mean something else than they did. */
  holders(ids: Iterable<string>, meant: (id: string) => TraceItem | undefined): ReadonlySet<TraceItem> {
    const found = new Set(this.#conditional);
    for (const id of ids) {
      const item = meant(id);
      for (const link of item === undefined ? none : this.to(item)) found.add(link.from);
      for (const link of this.#elsewhere.get(id) ?? none) found.add(link.from);
    }
    return found;
  }

  #isConditional(links: readonly TraceLink[] = none): boolean {
    return links.some((link) => link.to !== undefined && rowOf(link).alsoTo?.kinds.includes(link.to.kind as KindName));
  }

  #at(link: TraceLink): number {
    return this.from(link.from).indexOf(link);
  }

  #kept(): Kept {
    return { from: this.#from, to: this.#to, elsewhere: this.#elsewhere, conditional: this.#conditional };
  }
}

type Lists<K> = ReadonlyMap<K, readonly TraceLink[]>;

/** What a later index takes over. */
interface Kept {
  readonly from: Lists<TraceItem>;
  readonly to: Lists<TraceItem>;
  readonly elsewhere: Lists<string>;
  readonly conditional: ReadonlySet<TraceItem>;
}

const empty: Kept = { from: new Map(), to: new Map(), elsewhere: new Map(), conditional: new Set() };

function linksOf(item: TraceItem, linking: Linking): readonly TraceLink[] {
  if (item.kind === 'unknown') return none;
  const links: TraceLink[] = [];
  for (const row of (kinds[item.kind] as Kind).links) {
    const written = item.fields.get(row.name);
    if (written === undefined) continue;
    for (const value of written.values) {
      if (isPlaceholder(value.text) || (row.none && value.text === 'none')) continue;
      const ends: Ends = { field: row.name, from: item, target: value.text, to: linking.graph.item(value.text) };
      links.push({ ...ends, place: value.place, state: stateOf(ends, row, linking) });
    }
  }
  return links.length === 0 ? none : links;
}

/** The same links of the same item once more: what they lead to may have changed. */
function linkedAgain(before: readonly TraceLink[], linking: Linking): readonly TraceLink[] {
  const links = before.map((link) => {
    const to = linking.graph.item(link.target);
    const same = to === link.to ? link : { ...link, to };
    const state = stateOf(same, rowOf(link), linking);
    return state === same.state ? same : { ...same, state };
  });
  return sameOr(before, links);
}

function stateOf(link: Ends, row: LinkRow, { graph, isSuspect }: Linking): LinkState {
  const { from, to } = link;
  if (to === undefined || to.status === 'retired') return 'dangling';
  if (graph.duplicates.has(to.id)) return 'ambiguous';
  if (!fits(row, from, to, graph)) return 'unwanted';
  return isSuspect(link) ? 'suspect' : 'resolved';
}

function fits(row: LinkRow, from: TraceItem, to: TraceItem, graph: TraceGraph): boolean {
  if (to.kind === 'unknown') return false;
  if (row.to === 'any' || row.to.includes(to.kind)) return true;
  return row.alsoTo?.kinds.includes(to.kind) === true && row.alsoTo.when.holds(from, graph);
}

const rows = new Map<string, ReadonlyMap<string, LinkRow>>(
  (Object.values(kinds) as Kind[]).map((kind) => [kind.name, new Map(kind.links.map((row) => [row.name, row]))]),
);

function rowOf({ from, field }: TraceLink): LinkRow {
  return rows.get(from.kind)?.get(field) as LinkRow;
}
