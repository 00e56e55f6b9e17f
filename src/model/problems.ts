import type { TraceGraph } from './graph.ts';
import { compareText } from './place.ts';
import { endOf, runOf } from './results.ts';
import { dayOf, isMoment } from './times.ts';
import { answer, type TraceItem } from './trace-item.ts';

/** The earliest day on which records know a problem: of what it was found in, or of its investigation. Undefined where none names a day. */
export function foundOn(problem: TraceItem, graph: TraceGraph): string | undefined {
  const found = graph.targets(problem, 'found-in').map((each) => {
    const run = each.kind === 'test-result' ? runOf(each, graph) : undefined;
    return answer(each, 'received-on') ?? answer(each, 'held-on') ?? (run && endOf(run));
  });
  const days = [...found, answer(problem, 'investigated-on')].filter((day) => day !== undefined && isMoment(day)) as string[];
  return days.map(dayOf).sort(compareText)[0];
}
