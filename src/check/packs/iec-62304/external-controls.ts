import { riskClass } from '../../../model/class-floor.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import { riskScales } from '../../../model/risk-scales.ts';
import { answer, type TraceItem } from '../../../model/trace-item.ts';
import type { Sight } from '../../gather.ts';
import { declaredClass, reasonsBehind } from './class-givers.ts';

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

/** Risks that would give a software system a higher class before any control than its class allows, and do not by the second evaluation. */
export function loweredRisks(system: TraceItem, sight: Sight): readonly TraceItem[] {
  const scales = riskScales(sight.graph);
  const own = declaredClass(system) ?? 'C';
  const risks = reasonsBehind(system, sight).flatMap(({ by, risk, class: external, why }) => {
    if (by === 'controls' || risk === undefined || why === 'unassessed' || external > own) return [];
    const initial = riskClass(risk, 'initial', scales);
    return initial.why !== 'unassessed' && initial.class > own ? [risk] : [];
  });
  return [...new Set(risks)];
}
