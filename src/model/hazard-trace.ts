import { asEvidenceOfControl } from './conditions.ts';
import type { TraceGraph } from './graph.ts';
import type { Condition } from './kind.ts';
import { reaches } from './safety-class.ts';
import { holders, parts } from './structure.ts';
import { answer, type TraceItem } from './trace-item.ts';

/** One way from a hazardous situation through the software to the evidence of a control (IEC 62304 7.3.3), as far as it goes. */
export interface HazardChain {
  readonly situation: TraceItem;
  readonly item?: TraceItem;
  readonly cause?: TraceItem;
  readonly control?: TraceItem;
  /** Test cases and reviews that verify the control. */
  readonly evidence: readonly TraceItem[];
  /** The first link that is missing; absent when the chain is complete. */
  readonly missing?: 'item' | 'cause' | 'control' | 'evidence';
}

/**
 * Every chain of a situation in which software is involved, at least one for each item, cause and control on the way; drafts do not carry a chain.
 * Items of class A are not followed (7.3.3 starts at B). A cause that is not credible, and one whose risk is acceptable before any control, need no control.
 */
export function hazardChains(situation: TraceItem, graph: TraceGraph): readonly HazardChain[] {
  if (answer(situation, 'software-involved') !== 'yes') return [];
  const items = finished(graph.sources(situation, 'contributes-to'));
  if (items.length === 0) return [{ situation, evidence: [], missing: 'item' }];
  return items.filter((item) => reaches(graph.classOf(item).class, 'B')).flatMap((item) => throughItem(situation, item, graph));
}

/** The control of a cause that leads, through software, to a hazardous situation: its chain asks for the evidence. */
export const standsInHazardChain: Condition = {
  text: 'when it controls a software cause of a hazardous situation',
  holds: (control, graph) =>
    graph
      .targets(control, 'mitigates')
      .flatMap((cause) => graph.targets(cause, 'causes'))
      .filter((situation) => reaches(graph.classOf(situation).class, 'B'))
      .some((situation) => hazardChains(situation, graph).some((chain) => chain.control === control)),
};

function throughItem(situation: TraceItem, item: TraceItem, graph: TraceGraph): HazardChain[] {
  const causes = causesBetween(situation, item, graph);
  if (causes.length === 0) return [{ situation, item, evidence: [], missing: 'cause' }];
  return causes.flatMap((cause) => throughCause({ situation, item, cause, evidence: [] }, cause, graph));
}

function throughCause(chain: HazardChain, cause: TraceItem, graph: TraceGraph): HazardChain[] {
  const controls = finished(graph.sources(cause, 'mitigates'));
  const needed = answer(cause, 'credible') !== 'no' && !isAcceptableUncontrolled(chain.situation, graph);
  if (controls.length === 0) return [needed ? { ...chain, missing: 'control' } : chain];
  return controls.map((control) => {
    const evidence = finished(graph.sources(control, 'verifies')).filter((each) => asEvidenceOfControl.holds(each, control));
    return { ...chain, control, evidence, ...(evidence.length === 0 ? { missing: 'evidence' as const } : {}) };
  });
}

/**
 * Causes that arise in an item and lead to a situation. A cause may be written at a part of the item, at what holds it, or at SOUP that these use.
 * One that names no place or no situation counts for any: what it lacks is found at the cause itself.
 */
function causesBetween(situation: TraceItem, item: TraceItem, graph: TraceGraph): TraceItem[] {
  const inside = [item, ...parts(item, graph)];
  const used = inside.flatMap((each) => graph.targets(each, 'uses')).filter((each) => each.kind === 'soup');
  const near = [...new Set([...inside, ...used, ...holders(item, graph)])];
  const leading = graph.sources(situation, 'causes').filter((each) => each.kind === 'software-cause' && arisesAnywhere(each, near, graph));
  const open = near.flatMap((each) => graph.sources(each, 'arises-in')).filter((each) => graph.targets(each, 'causes').length === 0);
  return finished([...new Set([...leading, ...open])]);
}

function arisesAnywhere(cause: TraceItem, near: readonly TraceItem[], graph: TraceGraph): boolean {
  const places = graph.targets(cause, 'arises-in');
  return places.length === 0 || places.some((each) => near.includes(each));
}

function isAcceptableUncontrolled(situation: TraceItem, graph: TraceGraph): boolean {
  const risks = finished(graph.sources(situation, 'assesses'));
  return risks.length > 0 && risks.every((risk) => answer(risk, 'initial-acceptable') === 'yes');
}

function finished(items: readonly TraceItem[]): TraceItem[] {
  return items.filter((item) => item.status !== 'draft');
}
