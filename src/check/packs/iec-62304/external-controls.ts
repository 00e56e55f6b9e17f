import { riskClass } from '../../../model/class-floor.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import { riskScales } from '../../../model/risk-scales.ts';
import { answer, type TraceItem } from '../../../model/trace-item.ts';
import { declaredClass, reasonsByGiver } from './class-givers.ts';

/** Finished controls of a risk, or of a cause of its situation. */
export function controlsOf(risk: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const causes = graph.targets(risk, 'assesses').flatMap((situation) => graph.sources(situation, 'causes'));
  const found = [risk, ...causes].flatMap((each) => graph.sources(each, 'mitigates'));
  return [...new Set(found)].filter(({ status }) => status !== 'draft');
}

/** Does a control work outside software, or in software of one system while another credits it? */
export function isExternal(control: TraceItem, graph: TraceGraph): boolean {
  const location = answer(control, 'location');
  if (location !== undefined && location !== 'software') return true;
  const own = graph.targets(control, 'realised-in');
  return own.length > 0 && graph.sources(control, 'credits').some((system) => !own.includes(system));
}

/** For each software system the risks that would give it a higher class before any control than its class allows, and do not by the second evaluation. */
export function loweredRisks(graph: TraceGraph): ReadonlyMap<TraceItem, readonly TraceItem[]> {
  const scales = riskScales(graph);
  const reasons = reasonsByGiver(graph);
  return new Map(
    graph.ofKind('software-system').map((system) => {
      const own = declaredClass(system) ?? 'C';
      const risks = (reasons.get(system.id) ?? []).flatMap(({ by, risk, class: external, why }) => {
        if (by === 'controls' || risk === undefined || why === 'unassessed' || external > own) return [];
        const initial = riskClass(risk, 'initial', scales);
        return initial.why !== 'unassessed' && initial.class > own ? [risk] : [];
      });
      return [system, [...new Set(risks)]];
    }),
  );
}
