import type { TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import type { LinkState } from '../model/link.ts';
import { remembered } from '../model/remembered.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';
import { type OutcomeState, outcomeOf, proofByTest } from './outcome.ts';
import { outcomeOfResult } from './test-results.ts';
import { type ThreadStep, threadOf } from './thread.ts';

/** From need and hazard down to results: in which part of a chain an item of a kind stands. */
export const layers = ['need', 'hazard', 'control', 'requirement', 'design', 'test', 'result', 'change', 'other'] as const;
export type Layer = (typeof layers)[number];

const layerOf: Readonly<Partial<Record<KindName | 'unknown', Layer>>> = {
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

/** One item of a chain, over the worst of the links that lead to it. */
export interface ChainEntry {
  /** As written, for a target that does not exist. */
  readonly id: string;
  readonly item: TraceItem | undefined;
  readonly state: LinkState;
  /** How many links it is away; 0 for the item that the chain is of. */
  readonly distance: number;
}

export interface ChainLayer {
  readonly layer: Layer;
  /** Nearest first. */
  readonly entries: readonly ChainEntry[];
}

/** The whole chain of an item, itself included, by layers from need to result; layers without an item are left out. */
export function chainOf(graph: TraceGraph, item: TraceItem): readonly ChainLayer[] {
  const thread = threadOf(graph, item);
  const entries = new Map<string, ChainEntry>([[item.id, { id: item.id, item, state: 'resolved', distance: 0 }]]);
  let distance = 1;
  for (let level = [...thread.up, ...thread.down]; level.length > 0; level = level.flatMap(({ steps }) => steps), distance += 1) {
    for (const step of level) entries.set(step.id, nearer(entries.get(step.id), step, distance));
  }
  const byLayer = Map.groupBy(entries.values(), ({ item: each }) => (each === undefined ? 'other' : (layerOf[each.kind] ?? 'other')));
  return layers.flatMap((layer) => {
    const found = byLayer.get(layer);
    return found === undefined ? [] : [{ layer, entries: found }];
  });
}

function nearer(known: ChainEntry | undefined, { id, item, state }: ThreadStep, distance: number): ChainEntry {
  if (known === undefined) return { id, item, state, distance };
  return known.state === 'resolved' && state !== 'resolved' && known.distance > 0 ? { ...known, state } : known;
}

/** How an item of a chain stands for this version, and who stands for it. */
export interface Standing {
  /** Of what is shown by tests and reviews, and of a test by its latest formal result. */
  readonly outcome: OutcomeState | undefined;
  /** What a result says, such as `pass`. */
  readonly result: string | undefined;
  /** The latest current approval, with who gave it and on which day; undefined where there is none. */
  readonly approved: { readonly approval: TraceItem; readonly by: string | undefined; readonly on: string | undefined } | undefined;
  /** Is it a thing that is approved at all? */
  readonly needsApproval: boolean;
  /** Files of the product that it names. */
  readonly source: readonly string[];
}

const neverApproved: ReadonlySet<string> = new Set(['approval', 'test-result', 'test-run', 'document']);

/** Found once a graph: chains of many items pass the same ones. */
export const standingOf = remembered((item: TraceItem, graph: TraceGraph): Standing => {
  const approval = graph.approvals.approvalOf(item);
  return {
    outcome: item.kind === 'test-case' ? proofByTest(item, graph).state : outcomeOf(item, graph)?.state,
    result: item.kind === 'test-result' ? outcomeOfResult(item) : undefined,
    approved: approval && { approval, by: answer(approval, 'signer'), on: answer(approval, 'signed-at')?.slice(0, 10) },
    needsApproval: !neverApproved.has(item.kind),
    source: item.kind === 'software-unit' || item.kind === 'software-item' ? answers(item, 'source').map(({ text }) => text) : [],
  };
});
