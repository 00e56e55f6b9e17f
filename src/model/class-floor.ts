import type { TraceGraph } from './graph.ts';
import { harmOf, type RiskScales, riskScales } from './risk-scales.ts';
import type { SafetyClass } from './safety-class.ts';
import { holders } from './structure.ts';
import { answer, type TraceItem } from './trace-item.ts';

/** Before any control, or with the controls outside the software alone while the software fails (decision 4). */
export type Evaluation = 'initial' | 'external';

/** The class that a risk demands of the software behind it. `unassessed`: nobody has said how bad it is, so that class C is in force. */
export interface RiskClass {
  readonly class: SafetyClass;
  readonly why: 'acceptable' | 'no-harm' | 'harm' | 'unassessed';
}

/** Why a part of the software needs at least a class. */
export interface ClassReason extends RiskClass {
  /** The software system, item, unit or SOUP. */
  readonly item: TraceItem;
  /** It can bring the situation about, its class rests on it, or it carries out a control of the risk (7.2.2 b). */
  readonly by: 'contributes' | 'considers' | 'controls';
  readonly situation: TraceItem | undefined;
  /** Undefined where nobody assessed the situation. */
  readonly risk: TraceItem | undefined;
  readonly control?: TraceItem;
}

const classOfHarm = { none: 'A', 'non-serious': 'B', serious: 'C' } as const;

/** What one evaluation of a risk comes to: acceptable is A, else the harm of its severity decides. */
export function riskClass(risk: TraceItem, evaluation: Evaluation, scales: RiskScales | undefined): RiskClass {
  const acceptable = answer(risk, `${evaluation}-acceptable`);
  if (acceptable === 'yes') return { class: 'A', why: 'acceptable' };
  const harm = scales && harmOf(scales, answer(risk, `${evaluation}-severity`) ?? '');
  if (acceptable !== 'no' || harm === undefined) return { class: 'C', why: 'unassessed' };
  return { class: classOfHarm[harm], why: harm === 'none' ? 'no-harm' : 'harm' };
}

/** Kinds whose items are or bring reasons for a class, in the order in which they are told. */
export const reasonKinds = ['software-item', 'software-unit', 'soup', 'software-system', 'risk-control'] as const;

/**
 * The reasons why some software needs a class that one living item brings: about itself, or a control about what carries it out; drafts count for nothing. It
 * reads `safety-class` nowhere, so that declarations can be held against it. What the class of other parts demands is a matter of segregation.
 */
export function reasonsBy(item: TraceItem, graph: TraceGraph): readonly ClassReason[] {
  if (item.kind === 'risk-control') return controlReasons(item, graph);
  return item.kind === 'software-system' ? considerations(item, graph) : contributions(item, graph);
}

/** The risks that assess a situation. */
function risksOf(situation: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return finished(graph.sources(situation, 'assesses'));
}

/** The risks that a control makes smaller: directly, or through the causes it answers. */
export function risksControlled(control: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const targets = graph.targets(control, 'mitigates');
  const situations = targets.flatMap((each) => graph.targets(each, 'causes'));
  return [...new Set([...finished(targets).filter(({ kind }) => kind === 'risk'), ...situations.flatMap((each) => risksOf(each, graph))])];
}

/** The parts of the software that carry out a control: those its requirements are allocated to, and the system it names. */
export function realisers(control: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const requirements = finished(graph.sources(control, 'implements'));
  const named = ['software', 'external-software'].includes(answer(control, 'location') ?? '') ? graph.targets(control, 'realised-in') : [];
  return [...new Set([...requirements.flatMap((each) => graph.targets(each, 'allocated-to')), ...named])];
}

function contributions(item: TraceItem, graph: TraceGraph): ClassReason[] {
  return situationsOf(item, graph).flatMap((situation) => ofSituation({ item, by: 'contributes', situation }, graph));
}

/** Situations that an item says it contributes to, or that a credible cause arising in it leads to. */
function situationsOf(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const causes = finished(graph.sources(item, 'arises-in')).filter((cause) => answer(cause, 'credible') !== 'no');
  return [...new Set([...graph.targets(item, 'contributes-to'), ...causes.flatMap((cause) => graph.targets(cause, 'causes'))])];
}

/** A class rests on what the system considers, unless software has no part in it, or only that of another system has. */
function considerations(item: TraceItem, graph: TraceGraph): ClassReason[] {
  return graph
    .targets(item, 'considers')
    .filter((situation) => answer(situation, 'software-involved') !== 'no' && mayBeOf(situation, item, graph))
    .flatMap((situation) => ofSituation({ item, by: 'considers', situation }, graph));
}

function mayBeOf(situation: TraceItem, system: TraceItem, graph: TraceGraph): boolean {
  const contributing = graph.sources(situation, 'contributes-to').filter(({ kind }) => kind !== 'soup');
  const elsewhere = contributing.filter((each) => {
    const above = holders(each, graph);
    return !above.includes(system) && above.some(({ kind }) => kind === 'software-system');
  });
  return contributing.length === 0 || elsewhere.length < contributing.length;
}

type Found = Pick<ClassReason, 'item' | 'by' | 'control'> & { readonly situation: TraceItem };

function ofSituation(found: Found, graph: TraceGraph): ClassReason[] {
  const risks = risksOf(found.situation, graph);
  if (risks.length === 0) return [{ ...found, risk: undefined, class: 'C', why: 'unassessed' }];
  const scales = riskScales(graph);
  return risks.map((risk) => ({ ...found, risk, ...riskClass(risk, 'external', scales) }));
}

function controlReasons(control: TraceItem, graph: TraceGraph): ClassReason[] {
  const bound = control.status === 'draft' ? [] : realisers(control, graph);
  if (bound.length === 0) return [];
  const scales = riskScales(graph);
  const evaluation = isCountedAsExternal(control, graph) ? 'initial' : 'external';
  const reasons = risksControlled(control, graph).map((risk) => ({
    risk,
    situation: graph.targets(risk, 'assesses')[0],
    ...riskClass(risk, evaluation, scales),
  }));
  return bound.flatMap((item) => reasons.map((reason): ClassReason => ({ item, by: 'controls', control, ...reason })));
}

/** The external evaluation counts a control in other software as working; what would be without it is what the initial one says. */
export function isCountedAsExternal(control: TraceItem, graph: TraceGraph): boolean {
  const own = graph.targets(control, 'realised-in');
  return answer(control, 'location') === 'external-software' || graph.sources(control, 'credits').some((system) => !own.includes(system));
}

function finished(items: readonly TraceItem[]): readonly TraceItem[] {
  return items.filter(({ status }) => status !== 'draft');
}
