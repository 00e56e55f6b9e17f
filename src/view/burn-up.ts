import type { TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';
import { isGood, outcomeOf, shownKinds } from './outcome.ts';

/** What is planned for an iteration and shown by now, alone and with all iterations before it. */
export interface BurnUpStep {
  readonly iteration: string;
  readonly planned: readonly TraceItem[];
  /** Those of them that tests or reviews show for the present product. */
  readonly shown: readonly TraceItem[];
  readonly plannedSoFar: number;
  readonly shownSoFar: number;
}

export interface BurnUp {
  readonly steps: readonly BurnUpStep[];
  /** What is to be shown and names no iteration. */
  readonly unplanned: readonly TraceItem[];
}

/** What is to be shown, by the iteration it is planned for: `1.2` before `1.10`. */
export function burnUp(graph: TraceGraph): BurnUp {
  const all = shownKinds.flatMap((kind) => graph.ofKind(kind)).filter((item) => outcomeOf(item, graph) !== undefined);
  const byIteration = Map.groupBy(all, (item) => answer(item, 'iteration'));
  const iterations = [...byIteration.keys()].filter((name) => name !== undefined).sort(byNumbers);
  let [plannedSoFar, shownSoFar] = [0, 0];
  const steps = iterations.map((iteration): BurnUpStep => {
    const planned = byIteration.get(iteration) ?? [];
    const shown = planned.filter((item) => isGood(outcomeOf(item, graph)?.state ?? 'unknown'));
    plannedSoFar += planned.length;
    shownSoFar += shown.length;
    return { iteration, planned, shown, plannedSoFar, shownSoFar };
  });
  return { steps, unplanned: byIteration.get(undefined) ?? [] };
}

/** Text in which numbers count as numbers. */
function byNumbers(a: string, b: string): number {
  const [as, bs] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []];
  for (let at = 0; at < Math.max(as.length, bs.length); at += 1) {
    const [one = '', other = ''] = [as[at], bs[at]];
    const areNumbers = /^\d/.test(one) && /^\d/.test(other);
    const order = areNumbers ? Number(one) - Number(other) : compareText(one, other);
    if (order !== 0) return order;
  }
  return compareText(a, b);
}
