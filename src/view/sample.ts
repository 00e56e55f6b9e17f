import type { LinkState } from '../model/link.ts';
import { type ChainLayer, type Linked, layered } from './layers.ts';
import { type NextStep, walk } from './walk.ts';

/** Numbers from 0 to below 1, the same for the same seed on every machine: mulberry32 of Tommy Ettinger, on 32-bit integers alone. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many things of a list, each as likely as any other, in the order of the list; all of it where it has no more. Same list, count and seed, same sample. */
export function drawSample<T>(list: readonly T[], count: number, seed: number): readonly T[] {
  const next = numbersFrom(seed);
  const places = list.map((_, at) => at);
  const drawn = Math.min(Math.max(count, 0), list.length);
  for (let at = 0; at < drawn; at += 1) {
    const other = at + Math.floor(next() * (places.length - at));
    [places[at], places[other]] = [places[other] as number, places[at] as number];
  }
  const kept = places.slice(0, drawn).sort((a, b) => a - b);
  return kept.map((at) => list[at] as T);
}

/** What was asked for: `10 software requirements, seed 42`. */
export interface SampleChoice {
  readonly kind: string;
  readonly number: number;
  readonly seed: number;
}

/** The most that are drawn at once. */
export const mostDrawn = 100;

/** The choice that an address carries, as far as it says one, else another. */
export function choiceFrom(query: string, kinds: readonly string[], otherwise: SampleChoice): SampleChoice {
  const asked = new URLSearchParams(query);
  const kind = asked.get('kind') ?? '';
  return {
    kind: kinds.includes(kind) ? kind : otherwise.kind,
    number: wholeNumber(asked.get('number'), 1, mostDrawn) ?? otherwise.number,
    seed: wholeNumber(asked.get('seed'), 0, 4_294_967_295) ?? otherwise.seed,
  };
}

function wholeNumber(text: string | null, least: number, most: number): number | undefined {
  const number = text !== null && /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

/** All that chains are drawn from, as small as may be: words stand in tables and are named by their place there, -1 for none. */
export interface SampleData {
  /** Kinds of items, and what people call them. */
  readonly kinds: readonly (readonly [kind: string, title: string])[];
  readonly labels: readonly string[];
  /** How items stand, such as `verified`. */
  readonly states: readonly string[];
  /** Who stands for them, such as `approved by Ada Example on 2026-11-03 (APR-3)`. */
  readonly stands: readonly string[];
  /** IDs of targets that do not exist. */
  readonly lost: readonly string[];
  /** In the order of IDs; the address where it is not that of an item. */
  readonly nodes: readonly (readonly [id: string, title: string, kind: number, state: number, stands: number, address?: string])[];
  /** Four numbers a link: label, state of the link, whether the thread goes on beyond it, and the node, or one less than minus the place of a lost ID. */
  readonly up: readonly (readonly number[])[];
  readonly down: readonly (readonly number[])[];
}

export const linkStates: readonly LinkState[] = ['resolved', 'dangling', 'ambiguous', 'suspect', 'unwanted'];

/** An item as a dossier shows it. */
export interface SampleItem extends Linked {
  readonly title: string;
  readonly state: string | undefined;
  readonly stands: string | undefined;
  readonly address: string | undefined;
}

/** One item that was drawn, with its whole chain. */
export interface Chapter {
  readonly item: SampleItem;
  readonly layers: readonly ChainLayer<SampleItem>[];
}

/** The items drawn by a choice, each with its chain. */
export function dossier(data: SampleData, { kind, number, seed }: SampleChoice): readonly Chapter[] {
  const items = data.nodes.map(([id, title, its, state, stands, address]) => ({
    id,
    title,
    kind: data.kinds[its]?.[0] ?? '',
    state: data.states[state],
    stands: data.stands[stands],
    address,
  }));
  const places = new Map(items.map((item, at) => [item, at]));
  const next = (lists: SampleData['up']) => (item: SampleItem) => linksIn(lists[places.get(item) as number] ?? [], items, data);
  const drawn = drawSample(
    items.filter((item) => item.kind === kind),
    number,
    seed,
  );
  return drawn.map((item) => ({ item, layers: layered(item, [...walk(item, next(data.up)), ...walk(item, next(data.down))]) }));
}

function linksIn(list: readonly number[], items: readonly SampleItem[], { labels, lost }: SampleData): readonly NextStep<SampleItem>[] {
  return Array.from({ length: list.length / 4 }, (_, at) => {
    const [label = 0, state = 0, leadsOn = 0, target = 0] = list.slice(at * 4, at * 4 + 4);
    const item = items[target];
    return {
      label: labels[label] ?? '',
      state: linkStates[state] ?? 'resolved',
      leadsOn: leadsOn === 1,
      id: item?.id ?? lost[-1 - target] ?? '',
      item,
    };
  });
}
