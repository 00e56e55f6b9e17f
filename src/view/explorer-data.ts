import { leads, type TraceGraph } from '../model/graph.ts';
import type { Kind } from '../model/kind.ts';
import { type KindName, kinds } from '../model/kinds.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { isDrawn } from '../model/view-items.ts';
import type { OwnField, Vocabulary } from '../model/vocabulary.ts';
import { rankOf, type Slot, sweep } from './diagram.ts';

/** All that can be explored: items by kind, numbered through all kinds, with the links between them. */
export interface GraphData {
  /** Language of what authors wrote. */
  readonly language: string;
  readonly groups: readonly {
    readonly kind: KindName | 'unknown';
    /** The kind in words. */
    readonly words: string;
    /** Column of the picture. */
    readonly column: number;
    readonly ids: readonly string[];
    readonly titles: readonly string[];
    /** Where their pages stand, where the ID does not tell it. */
    readonly addresses?: readonly string[];
  }[];
  /** The place of each item in its column. */
  readonly places: readonly number[];
  readonly links: readonly {
    readonly field: string;
    /** The link in words. */
    readonly words: string;
    readonly drawn: boolean;
    /** From which item to which, in turn; `-1 - to` where the link is suspect. */
    readonly ends: readonly number[];
  }[];
}

/** What items say in short, for filters. */
export interface FieldData {
  /** By name: the number of an item, and its values. */
  readonly fields: readonly (readonly [name: string, said: readonly (readonly [item: number, ...values: readonly string[]])[]])[];
  /** The effective class of each item, a letter for each. */
  readonly classes: string;
  /** Fields that hold text, about which nothing is said here. */
  readonly prose: readonly string[];
  /** Fields that are a company's own, by kind. */
  readonly own: Readonly<Record<string, Readonly<Record<string, OwnField>>>>;
}

/** How things are called in the language of the page, and where they stand. */
export interface GraphWords {
  kind(kind: KindName | 'unknown'): string;
  field(name: string): string;
  /** Where the page of a document stands. */
  document(item: TraceItem): string;
}

/** Living items in the order of the table of kinds. */
export function explorable(graph: TraceGraph): readonly TraceItem[] {
  return ([...Object.keys(kinds), 'unknown'] as (KindName | 'unknown')[]).flatMap((kind) => graph.ofKind(kind));
}

export function graphData(graph: TraceGraph, words: GraphWords): GraphData {
  const items = explorable(graph);
  const numbers = new Map(items.map((item, at) => [item, at]));
  const ends = new Map<string, number[]>();
  for (const [from, item] of items.entries()) {
    for (const link of graph.linksFrom(item)) {
      const number = leads(link) ? numbers.get(link.to as TraceItem) : undefined;
      if (number === undefined) continue;
      const list = ends.get(link.field) ?? [];
      list.push(from, link.state === 'suspect' ? -1 - number : number);
      ends.set(link.field, list);
    }
  }
  const links = [...ends].map(([field, list]) => ({ field, words: words.field(field), drawn: isDrawn(field), ends: list }));
  return {
    language: graph.vocabulary.language,
    groups: [...Map.groupBy(items, ({ kind }) => kind)].map(([kind, ofKind]) => {
      const [ids, titles] = [ofKind.map(({ id }) => id), ofKind.map(({ title }) => title.text)];
      const addresses = kind === 'document' && { addresses: ofKind.map(words.document) };
      return { kind, words: words.kind(kind), column: rankOf({ kind }), ids, titles, ...addresses };
    }),
    places: placesOf(items, links),
    links,
  };
}

/** The order of columns in which the lines of the whole graph cross least: what is shown of it later keeps this order. */
function placesOf(items: readonly TraceItem[], links: GraphData['links']): number[] {
  const slots = items.map((item): Slot => ({ id: item.id, item }));
  const ranks = items.map(rankOf);
  const lists = Array.from({ length: Math.max(0, ...ranks) + 1 }, (_, rank) => slots.filter((_slot, at) => ranks[at] === rank));
  const drawn = links.filter((link) => link.drawn);
  sweep(
    lists,
    drawn.flatMap(({ ends }) => pairs(ends).map(([from, to]) => [slots[from] as Slot, slots[to] as Slot])),
  );
  const places = new Map(lists.flatMap((list) => list.map((slot, place) => [slot, place] as const)));
  return slots.map((slot) => places.get(slot) as number);
}

/** Both ends of each link. */
export function pairs(ends: readonly number[]): (readonly [from: number, to: number, suspect: boolean])[] {
  return Array.from({ length: ends.length / 2 }, (_, at) => {
    const [from, to] = [ends[2 * at] as number, ends[2 * at + 1] as number];
    return [from, to < 0 ? -1 - to : to, to < 0];
  });
}

export function fieldData(graph: TraceGraph): FieldData {
  const items = explorable(graph);
  const said = new Map<string, [number, ...string[]][]>();
  const prose = new Set<string>();
  for (const [at, item] of items.entries()) {
    for (const { name, values, prose: text } of item.fields.values()) {
      if (text !== undefined) prose.add(name);
      if (text !== undefined || values.length === 0) continue;
      const list = said.get(name) ?? [];
      list.push([at, ...values.map((value) => value.text)]);
      said.set(name, list);
    }
  }
  const classes = items.map((item) => graph.classOf(item).class).join('');
  return { fields: [...said], classes, prose: [...prose], own: ownFields(graph.vocabulary) };
}

/** Their names are all that a filter has to know of them. */
function ownFields(vocabulary: Vocabulary): FieldData['own'] {
  const byKind = (Object.values(kinds) as Kind[]).map((kind) => {
    const names = vocabulary.fieldNames(kind).filter((name) => vocabulary.ownField(kind.name, name) !== undefined);
    return [kind.name, Object.fromEntries(names.map((name) => [name, {}]))] as const;
  });
  return Object.fromEntries(byKind.filter(([, fields]) => Object.keys(fields).length > 0));
}
