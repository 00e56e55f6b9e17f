import type { TraceGraph } from '../model/graph.ts';
import { type HazardChain, hazardChains } from '../model/hazard-trace.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { type Diagram, layered } from './diagram.ts';

/**
 * The way from a hazard over its situations and causes to controls, what carries them out and what shows them, in columns. Of long ones as many whole
 * chains are shown as `most` items hold.
 */
export function hazardDiagram(graph: TraceGraph, hazard: TraceItem, most = 32): Diagram {
  const situations = graph.targets(hazard, 'leads-to');
  const chains = situations.flatMap((each) => hazardChains(each, graph)).map((chain) => chainItems(chain, graph));
  const risks = situations.flatMap((each) => graph.sources(each, 'assesses'));
  const direct = risks.map((risk) => [risk, ...graph.sources(risk, 'mitigates')]);
  const shown = new Set<TraceItem>();
  const left = new Set<TraceItem>();
  for (const part of [[hazard], ...situations.map((each) => [each]), ...chains, ...direct]) {
    const fresh = part.filter((item) => !shown.has(item));
    const into = shown.size + fresh.length <= most ? shown : left;
    for (const item of fresh) into.add(item);
  }
  return layered(graph, shown, [hazard], [...left].filter((item) => !shown.has(item)).length);
}

function chainItems({ item, cause, control, evidence }: HazardChain, graph: TraceGraph): TraceItem[] {
  const requirements = control === undefined ? [] : graph.sources(control, 'implements').slice(0, 1);
  return [item, cause, control, ...requirements, ...evidence.slice(0, 1)].filter((each) => each !== undefined);
}
