import { type ClassReason, isCountedAsExternal, type RiskClass, realisers, riskClass, risksControlled } from '../model/class-floor.ts';
import { approvedClasses } from '../model/class-history.ts';
import type { TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { riskScales } from '../model/risk-scales.ts';
import type { SafetyClass } from '../model/safety-class.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';
import { type ClassNode, type ClassTree, reasonsFor } from './class-tree.ts';
import { type OutcomeState, outcomeOf } from './outcome.ts';
import { classBySeverity } from './risk.ts';

/** A part of the software with the risks behind its class. */
export interface PartCauses {
  readonly node: ClassNode;
  /** The worst first. */
  readonly rows: readonly CauseRow[];
}

/** A risk for which a part of the software needs a class, with external controls alone and the software failing. */
export interface CauseRow extends Pick<ClassReason, 'situation' | 'risk' | 'class' | 'why'> {
  readonly hazards: readonly TraceItem[];
  readonly severity: string | undefined;
  readonly probability: string | undefined;
  /** In which ways the part has to do with it. */
  readonly by: ReadonlySet<ClassReason['by']>;
  /** Controls of the risk that it carries out. */
  readonly controls: readonly TraceItem[];
}

/** Every part of the software that something is written of, each once, in the order of the trees. */
export function partCauses(trees: readonly ClassTree[], graph: TraceGraph): readonly PartCauses[] {
  const nodes = new Map(trees.flatMap((tree) => tree.nodes.map((node) => [node.item, node] as const)));
  return [...nodes.values()].map((node) => ({ node, rows: causeRows(node.item, graph) })).filter(({ rows }) => rows.length > 0);
}

function causeRows(item: TraceItem, graph: TraceGraph): readonly CauseRow[] {
  const groups = Map.groupBy(reasonsFor(item, graph), ({ situation, risk }) => `${situation?.id} ${risk?.id}`);
  return [...groups.values()].map((reasons) => causeRow(reasons, graph)).sort((a, b) => compareText(b.class, a.class));
}

function causeRow(reasons: readonly ClassReason[], graph: TraceGraph): CauseRow {
  const worst = reasons.reduce((best, each) => (each.class > best.class ? each : best));
  const { situation, risk } = worst;
  return {
    situation,
    risk,
    class: worst.class,
    why: worst.why,
    hazards: situation === undefined ? [] : graph.sources(situation, 'leads-to'),
    severity: risk && answer(risk, 'external-severity'),
    probability: risk && answer(risk, 'external-probability'),
    by: new Set(reasons.map(({ by }) => by)),
    controls: [...new Set(reasons.flatMap(({ control }) => control ?? []))],
  };
}

/** What a risk control holds back, and who carries it out: what happens when it fails. */
export interface ControlFailure {
  readonly control: TraceItem;
  /** As written: `software`, `labelling` and so on. */
  readonly location: string | undefined;
  /** Parts of the software that carry it out; none for one outside the software. */
  readonly carriedOutBy: readonly TraceItem[];
  readonly risks: readonly RiskWithout[];
  /** The class of the worst of these: that of the software that carries it out (7.2.2 b). Undefined where it controls no risk. */
  readonly class: SafetyClass | undefined;
}

/** A risk as it is without a control. */
export interface RiskWithout extends RiskClass {
  readonly risk: TraceItem;
  readonly situation: TraceItem | undefined;
  readonly hazards: readonly TraceItem[];
  readonly severity: string | undefined;
  readonly probability: string | undefined;
}

/**
 * Every finished risk control with the risks that it controls, as they are while it fails: with external controls alone for one in the software, before any
 * control for one that the external evaluation counts as working, and for one outside the software.
 */
export function controlFailures(graph: TraceGraph): readonly ControlFailure[] {
  return graph
    .ofKind('risk-control')
    .filter(({ status }) => status !== 'draft')
    .map((control) => {
      const location = answer(control, 'location');
      const isInside = location === 'software' && !isCountedAsExternal(control, graph);
      const risks = risksControlled(control, graph).map((risk) => riskAt(risk, isInside ? 'external' : 'initial', graph));
      const worst = risks
        .map((each) => each.class)
        .toSorted()
        .at(-1);
      return { control, location, carriedOutBy: realisers(control, graph), risks, class: worst };
    });
}

/** A risk in one of its evaluations, with the situation and the hazards that it comes from. */
function riskAt(risk: TraceItem, evaluation: 'initial' | 'external', graph: TraceGraph): RiskWithout {
  const [situation] = graph.targets(risk, 'assesses');
  return {
    risk,
    situation,
    hazards: situation === undefined ? [] : graph.sources(situation, 'leads-to'),
    severity: answer(risk, `${evaluation}-severity`),
    probability: answer(risk, `${evaluation}-probability`),
    ...riskClass(risk, evaluation, riskScales(graph)),
  };
}

/** What keeps parts of different class apart, and what shows that it does. */
export interface SegregationShown {
  readonly segregation: TraceItem;
  readonly low: readonly TraceItem[];
  readonly high: readonly TraceItem[];
  /** As written; empty where nothing is said. */
  readonly shared: readonly string[];
  /** Why a fault cannot pass, as written. */
  readonly statement: string | undefined;
  readonly shownBy: readonly TraceItem[];
  readonly state: OutcomeState | undefined;
}

export function segregationsShown(graph: TraceGraph): readonly SegregationShown[] {
  return graph.ofKind('segregation').map((segregation) => ({
    segregation,
    low: graph.targets(segregation, 'segregates-low'),
    high: graph.targets(segregation, 'segregates-high'),
    shared: answers(segregation, 'shared-resources').map(({ text }) => text),
    statement: answer(segregation, 'statement'),
    shownBy: graph.sources(segregation, 'verifies'),
    state: outcomeOf(segregation, graph)?.state,
  }));
}

/** What was considered when a software system got its class. */
export interface SystemClassification {
  readonly system: TraceItem;
  readonly considered: readonly TraceItem[];
  /** Controls outside the software that its class counts on. */
  readonly credited: readonly TraceItem[];
  /** As written, with `[[…]]` around IDs. */
  readonly rationale: string | undefined;
  /** The class that severity alone would give; see `classBySeverity`. */
  readonly bySeverity: SafetyClass | undefined;
  /** The class in each finished approval of it. */
  readonly approved: ReturnType<typeof approvedClasses>;
}

export function systemClassifications(graph: TraceGraph): readonly SystemClassification[] {
  return graph.ofKind('software-system').map((system) => ({
    system,
    considered: graph.targets(system, 'considers'),
    credited: graph.targets(system, 'credits'),
    rationale: answer(system, 'classification-rationale'),
    bySeverity: classBySeverity(system, graph),
    approved: approvedClasses(system, graph),
  }));
}

/** A declared group of mixed class that is worked to one class (4.3 f). */
export interface MixedGroup {
  readonly group: TraceItem;
  readonly workedTo: string | undefined;
  readonly scope: readonly string[];
  readonly approver: string | undefined;
  readonly isApproved: boolean;
}

export function mixedGroups(graph: TraceGraph): readonly MixedGroup[] {
  return graph
    .ofKind('justification')
    .filter((each) => answer(each, 'claim') === 'group' && each.status !== 'draft')
    .map((group) => ({
      group,
      workedTo: answer(group, 'worked-to-class'),
      scope: answers(group, 'scope').map(({ text }) => text),
      approver: answer(group, 'approver'),
      isApproved: graph.approvals.isApproved(group),
    }));
}

/** Software that takes the route for legacy software (4.4). */
export interface LegacySoftware {
  readonly assessment: TraceItem;
  readonly software: readonly TraceItem[];
  readonly version: string | undefined;
  readonly isApproved: boolean;
}

export function legacySoftware(graph: TraceGraph): readonly LegacySoftware[] {
  return graph.ofKind('legacy-assessment').map((assessment) => ({
    assessment,
    software: graph.targets(assessment, 'concerns'),
    version: answer(assessment, 'version'),
    isApproved: graph.approvals.isApproved(assessment),
  }));
}
