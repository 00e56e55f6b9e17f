import type { LinkState } from '../model/link.ts';
import type { Step } from './walk.ts';

/** From need and hazard down to results: in which part of a chain an item of a kind stands. */
export const layers = ['need', 'hazard', 'control', 'requirement', 'design', 'test', 'result', 'change', 'other'] as const;
export type Layer = (typeof layers)[number];

const layerOf: Readonly<Record<string, Layer>> = {
  'intended-use': 'need',
  'user-need': 'need',
  'use-scenario': 'need',
  'use-error': 'hazard',
  hazard: 'hazard',
  'hazardous-situation': 'hazard',
  risk: 'hazard',
  'benefit-risk': 'hazard',
  'software-cause': 'hazard',
  threat: 'hazard',
  vulnerability: 'hazard',
  'risk-control': 'control',
  'system-requirement': 'requirement',
  'software-requirement': 'requirement',
  'software-system': 'design',
  'software-item': 'design',
  'software-unit': 'design',
  soup: 'design',
  interface: 'design',
  external: 'design',
  segregation: 'design',
  'design-element': 'design',
  'test-case': 'test',
  review: 'test',
  'test-run': 'result',
  'test-result': 'result',
  disposition: 'result',
  feedback: 'change',
  'problem-report': 'change',
  'change-request': 'change',
  communication: 'change',
};

/** What a chain has to know of its items. */
export interface Linked {
  readonly id: string;
  readonly kind: string;
}

/** One item of a chain. */
export interface ChainEntry<T> {
  /** As written, for a target that does not exist. */
  readonly id: string;
  readonly item: T | undefined;
  /** The worst of the links that lead to it. */
  readonly state: LinkState;
  /** How many links it is away; 0 for the item that the chain is of. */
  readonly distance: number;
  /** The ID of the item before it, and the link from there in words; absent for the item that the chain is of. */
  readonly via?: { readonly id: string; readonly label: string };
}

export interface ChainLayer<T> {
  readonly layer: Layer;
  /** Nearest first. */
  readonly entries: readonly ChainEntry<T>[];
}

/** What steps lead on from. */
type From<T> = Pick<Step<T>, 'id' | 'steps'>;

/** An item and all steps of its thread by layers from need to result, each item once; layers without an item are left out. */
export function layered<T extends Linked>(item: T, steps: readonly Step<T>[]): readonly ChainLayer<T>[] {
  const entries = new Map<string, ChainEntry<T>>([[item.id, { id: item.id, item, state: 'resolved', distance: 0 }]]);
  let level: From<T>[] = [{ id: item.id, steps }];
  for (let distance = 1; level.length > 0; distance += 1) {
    const next: From<T>[] = [];
    for (const { id, steps: each } of level) {
      for (const step of each) {
        const known = entries.get(step.id);
        const found = nearer(known, step, id, distance);
        if (found !== known) entries.set(step.id, found);
        if (step.steps.length > 0) next.push(step);
      }
    }
    level = next;
  }
  const byLayer = Map.groupBy(
    entries.values(),
    ({ item: each }): Layer => (each === undefined ? 'other' : (layerOf[each.kind] ?? 'other')),
  );
  return layers.flatMap((layer) => {
    const found = byLayer.get(layer);
    return found === undefined ? [] : [{ layer, entries: found }];
  });
}

function nearer<T>(known: ChainEntry<T> | undefined, { id, item, state, label }: Step<T>, from: string, distance: number): ChainEntry<T> {
  if (known === undefined) return { id, item, state, distance, via: { id: from, label } };
  return known.state === 'resolved' && state !== 'resolved' && known.distance > 0 ? { ...known, state } : known;
}
