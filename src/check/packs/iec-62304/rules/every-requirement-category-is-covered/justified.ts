import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, answers, type TraceItem } from '../../../../../model/trace-item.ts';

/** The points of 5.2.2 that a justification speaks of for a system: `IEC 62304 5.2.2 g, j` names two. */
export function pointsJustified(justification: TraceItem, system: TraceItem, graph: TraceGraph): readonly string[] {
  const points = /^IEC 62304 5\.2\.2 ((?:[a-l](?:, ?)?)+)$/.exec(answer(justification, 'justifies') ?? '')?.[1];
  return points === undefined || !isInScope(justification, system, graph) ? [] : points.split(/, ?/);
}

/** A scope that names software systems holds for these alone; any other scope for all. */
function isInScope(justification: TraceItem, system: TraceItem, graph: TraceGraph): boolean {
  const named = answers(justification, 'scope').flatMap((value) => graph.item(value.text) ?? []);
  const systems = named.filter((each) => each.kind === 'software-system');
  return systems.length === 0 || systems.includes(system);
}
