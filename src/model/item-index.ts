import type { Facts } from './facts.ts';
import { compareIds, compareOrders, idOrder } from './ids.ts';
import { itemsOf } from './items.ts';
import { comparePlaces, compareText } from './place.ts';
import { push, regrouped, resorted, sameOr } from './sorted.ts';
import type { TraceItem } from './trace-item.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What decides how facts become items. */
export interface ItemWords {
  readonly vocabulary: Vocabulary;
  readonly inRiskFile: (file: string) => boolean;
}

/** What differs from the earlier index. */
export interface ItemChanges {
  /** Files and items that are no longer there, and new ones in order. A thing that changed is a new one in place of one that is gone. */
  readonly files: Changed<Facts>;
  readonly items: Changed<TraceItem>;
  /** IDs, former ones too, that mean something else now, or stand in other places. */
  readonly ids: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  /** Documents of which other items are parts now. */
  readonly documents: ReadonlySet<TraceItem>;
}

export interface Changed<T> {
  readonly gone: ReadonlySet<T>;
  readonly come: readonly T[];
}

const none: readonly TraceItem[] = [];

/**
 * The items of one DHF by ID, kind and document. With an earlier index, made with the same words, whatever is as it was there is the
 * same object: items of facts that are the same object, and lists of the same items.
 */
export class ItemIndex {
  /** In the order of files. */
  readonly facts: readonly Facts[];
  /** Every item and document, sorted by ID, the first of each. */
  readonly items: readonly TraceItem[];
  readonly duplicates: ReadonlyMap<string, readonly TraceItem[]>;
  readonly changes: ItemChanges;
  readonly #ofFacts: readonly (readonly TraceItem[])[];
  #byFile: ReadonlyMap<string, Facts> | undefined;
  readonly #byId: ReadonlyMap<string, TraceItem>;
  readonly #byFormerId: Lists<string>;
  readonly #byKind: Lists<string>;
  readonly #within: Lists<TraceItem>;

  constructor(facts: readonly Facts[], words: ItemWords, earlier?: ItemIndex) {
    const before = earlier === undefined ? empty : earlier.#kept();
    this.facts = sameOr(before.facts, [...facts].sort(byFile));
    const { ofFacts, files, all } = madeOf(this.facts, words, before);
    this.#ofFacts = ofFacts;
    const { byId, duplicates, items } = placed(all, before);
    this.#byId = byId;
    this.duplicates = duplicates;
    this.items = items.gone.size === 0 && items.come.length === 0 ? before.items : resorted(before.items, items.gone, items.come, byItemId);
    const formers = regrouped(before.byFormerId, items, formerIds, byItemId);
    const kinds = regrouped(before.byKind, items, (item) => (item.status === 'retired' ? [] : [item.kind]), byItemId);
    const within = regrouped(before.within, items, (item) => (item.document === undefined ? [] : [item.document]), byItemId);
    this.#byFormerId = formers.lists;
    this.#byKind = kinds.lists;
    this.#within = within.lists;
    const ids = new Set([...all.gone, ...all.come].map((item) => item.id).concat(...formers.touched));
    this.changes = { files, items, ids, kinds: kinds.touched, documents: within.touched };
  }

  /** The first of a path. */
  file(path: string): Facts | undefined {
    this.#byFile ??= new Map(this.facts.toReversed().map((facts) => [facts.file, facts]));
    return this.#byFile.get(path);
  }

  /** By present or former ID. */
  item(id: string): TraceItem | undefined {
    return this.#byId.get(id) ?? this.#byFormerId.get(id)?.[0];
  }

  /** Living items. */
  ofKind(kind: string): readonly TraceItem[] {
    return this.#byKind.get(kind) ?? none;
  }

  within(document: TraceItem): readonly TraceItem[] {
    return this.#within.get(document) ?? none;
  }

  #kept(): Kept {
    return {
      facts: this.facts,
      ofFacts: this.#ofFacts,
      items: this.items,
      duplicates: this.duplicates,
      byId: this.#byId,
      byFormerId: this.#byFormerId,
      byKind: this.#byKind,
      within: this.#within,
    };
  }
}

type Lists<K> = ReadonlyMap<K, readonly TraceItem[]>;

/** What a later index takes over. */
interface Kept {
  readonly facts: readonly Facts[];
  readonly ofFacts: readonly (readonly TraceItem[])[];
  readonly items: readonly TraceItem[];
  readonly duplicates: Lists<string>;
  readonly byId: ReadonlyMap<string, TraceItem>;
  readonly byFormerId: Lists<string>;
  readonly byKind: Lists<string>;
  readonly within: Lists<TraceItem>;
}

const empty: Kept = {
  facts: [],
  ofFacts: [],
  items: [],
  duplicates: new Map(),
  byId: new Map(),
  byFormerId: new Map(),
  byKind: new Map(),
  within: new Map(),
};

/** IDs an item had before. */
export function formerIds(item: TraceItem): readonly string[] {
  const values = item.fields.get('former-ids')?.values;
  return values === undefined ? [] : [...new Set(values.map((value) => value.text))];
}

/** The items of each file, and which are new or no longer there. Both lists of facts are in the order of files. */
function madeOf(facts: readonly Facts[], { vocabulary, inRiskFile }: ItemWords, before: Kept) {
  const files = { gone: new Set<Facts>(), come: [] as Facts[] };
  const all = { gone: new Set<TraceItem>(), come: [] as TraceItem[] };
  let at = 0;
  const pass = (left: Facts) => {
    files.gone.add(left);
    for (const item of before.ofFacts[at] ?? none) all.gone.add(item);
    at += 1;
  };
  const ofFacts = facts.map((each) => {
    for (let left = before.facts[at]; left !== undefined && left !== each && byFile(left, each) <= 0; left = before.facts[at]) pass(left);
    if (before.facts[at] === each) return before.ofFacts[at++] ?? none;
    const items = itemsOf(each, vocabulary, inRiskFile(each.file));
    files.come.push(each);
    for (const item of items) all.come.push(item);
    return items;
  });
  for (const left of before.facts.slice(at)) pass(left);
  return { ofFacts, files, all };
}

/** What stands first under each ID, and what stands there besides. */
function placed({ gone, come }: Changed<TraceItem>, before: Kept) {
  const byId = new Map(before.byId);
  const items = { gone: new Set<TraceItem>(), come: [] as TraceItem[] };
  const added = new Map<string, TraceItem[]>();
  for (const item of gone) added.set(item.id, []);
  for (const item of come) push(added, item.id, item);
  const repeated = new Map<string, readonly TraceItem[]>();
  for (const [id, list] of added) {
    const earlier = before.byId.get(id);
    const there = earlier === undefined ? none : (before.duplicates.get(id) ?? [earlier]);
    const standing = there.length === 0 && list.length === 1 ? list : [...there.filter((item) => !gone.has(item)), ...list].sort(byIdPlace);
    const [first] = standing;
    if (first === undefined) byId.delete(id);
    else byId.set(id, first);
    if (standing.length > 1) repeated.set(id, standing);
    if (first === earlier) continue;
    if (earlier !== undefined) items.gone.add(earlier);
    if (first !== undefined) items.come.push(first);
  }
  return { byId, duplicates: repeatedIn(before.duplicates, added, repeated), items: { gone: items.gone, come: inOrder(items.come) } };
}

/** By ID, in its order; the same map where none of the IDs stands or stood twice. */
function repeatedIn(before: Lists<string>, touched: ReadonlyMap<string, unknown>, repeated: Lists<string>): Lists<string> {
  const left = [...before].filter(([id]) => !touched.has(id));
  if (repeated.size === 0 && left.length === before.size) return before;
  return new Map([...left, ...repeated].sort(([a], [b]) => compareIds(a, b)));
}

/** Each ID is split once, not at every comparison. */
function inOrder(items: readonly TraceItem[]): readonly TraceItem[] {
  return items
    .map((item) => ({ item, order: idOrder(item.id) }))
    .sort((a, b) => compareOrders(a.order, b.order) || compareText(a.item.id, b.item.id))
    .map(({ item }) => item);
}

/** Order of items that stand first under their IDs. */
export function byItemId(a: TraceItem, b: TraceItem): number {
  return compareIds(a.id, b.id);
}

function byIdPlace(a: TraceItem, b: TraceItem): number {
  return comparePlaces(a.idPlace, b.idPlace);
}

function byFile(a: Facts, b: Facts): number {
  return compareText(a.file, b.file);
}
