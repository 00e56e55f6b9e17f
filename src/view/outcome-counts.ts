import type { TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { isGood, type OutcomeState, outcomeOf, outcomeStates } from './outcome.ts';

/** How the items of one kind stand. */
export interface OutcomeCount {
  readonly kind: KindName;
  readonly total: number;
  readonly verified: number;
  readonly byReview: number;
  /** The others, the worst first. */
  readonly open: readonly { readonly item: TraceItem; readonly state: OutcomeState }[];
}

/** From need and hazard down to the units that are tested. */
const counted: readonly KindName[] = [
  'user-need',
  'hazard',
  'risk-control',
  'system-requirement',
  'software-requirement',
  'interface',
  'software-unit',
  'segregation',
];

/** Counts what stands by formal results for the present product, by kind; kinds of which nothing has an outcome are left out. */
export function outcomeCounts(graph: TraceGraph): readonly OutcomeCount[] {
  return counted.flatMap((kind) => {
    const all = graph.ofKind(kind).flatMap((item) => outcomeOf(item, graph) ?? []);
    if (all.length === 0) return [];
    const of = (state: OutcomeState) => all.filter((each) => each.state === state).length;
    const open = outcomeStates
      .filter((state) => !isGood(state))
      .flatMap((state) => all.filter((each) => each.state === state).map(({ item }) => ({ item, state })));
    return [{ kind, total: all.length, verified: of('verified'), byReview: of('by-review'), open }];
  });
}
