import type { TraceGraph } from '../model/graph.ts';
import { type HazardChain, hazardChains } from '../model/hazard-trace.ts';
import { harmOf, probabilitiesUpwards, type RiskScales, riskScales, severitiesUpwards } from '../model/risk-scales.ts';
import type { SafetyClass } from '../model/safety-class.ts';
import { parts } from '../model/structure.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';

/** Which of the three evaluations of a risk (decision 4). */
export const evaluations = ['initial', 'external', 'residual'] as const;
export type Evaluation = (typeof evaluations)[number];

/** The matrix of the risk management plan with the risks that stand in each cell. */
export interface RiskMatrix {
  readonly evaluation: Evaluation;
  readonly severities: readonly string[];
  /** From the most frequent down, as such matrices are read. */
  readonly rows: readonly { readonly probability: string; readonly cells: readonly RiskCell[] }[];
  /** Risks whose estimate is missing or stands on no scale. */
  readonly elsewhere: readonly TraceItem[];
}

export interface RiskCell {
  /** As the plan writes it: `acceptable` or `unacceptable`. */
  readonly verdict: string;
  readonly risks: readonly TraceItem[];
}

/** What the evaluator wrote of a risk, whatever the matrix says of its estimate; undefined where nobody wrote it. */
export function statedVerdict(risk: TraceItem, evaluation: Evaluation): 'acceptable' | 'unacceptable' | undefined {
  const stated = answer(risk, `${evaluation}-acceptable`);
  return stated === 'yes' ? 'acceptable' : stated === 'no' ? 'unacceptable' : undefined;
}

/** One matrix for each evaluation; none while no finished plan holds the scales. */
export function riskMatrices(graph: TraceGraph): readonly RiskMatrix[] {
  const scales = riskScales(graph);
  return scales === undefined || scales.matrix.length === 0 ? [] : evaluations.map((evaluation) => matrixOf(evaluation, scales, graph));
}

function matrixOf(evaluation: Evaluation, scales: RiskScales, graph: TraceGraph): RiskMatrix {
  const at = (risk: TraceItem) => `${answer(risk, `${evaluation}-severity`)}\n${answer(risk, `${evaluation}-probability`)}`;
  const risks = Map.groupBy(graph.ofKind('risk'), at);
  const severities = severitiesUpwards(scales);
  const placed = new Set<TraceItem>();
  const rows = probabilitiesUpwards(scales)
    .toReversed()
    .map((probability) => ({
      probability,
      cells: severities.map((severity) => {
        const here = risks.get(`${severity}\n${probability}`) ?? [];
        for (const risk of here) placed.add(risk);
        return { verdict: verdictAt(scales, severity, probability), risks: here };
      }),
    }));
  return { evaluation, severities, rows, elsewhere: graph.ofKind('risk').filter((risk) => !placed.has(risk)) };
}

function verdictAt({ matrix }: RiskScales, severity: string, probability: string): string {
  return matrix.find((cell) => cell.severity === severity && cell.probability === probability)?.verdict.text ?? '';
}

/** A hazard, and each way from it through a situation and the software to the evidence of a control. */
export interface HazardThread {
  readonly hazard: TraceItem;
  readonly situations: readonly SituationThread[];
}

export interface SituationThread {
  readonly situation: TraceItem;
  readonly risks: readonly TraceItem[];
  /** Controls that mitigate its risks themselves, not a cause. */
  readonly controls: readonly TraceItem[];
  readonly chains: readonly HazardChain[];
}

/** Every hazard with its situations, risks, controls, and the chains of IEC 62304 7.3.3. */
export function hazardThreads(graph: TraceGraph): readonly HazardThread[] {
  return graph.ofKind('hazard').map((hazard) => ({
    hazard,
    situations: graph.targets(hazard, 'leads-to').map((situation) => {
      const risks = graph.sources(situation, 'assesses');
      const controls = [...new Set(risks.flatMap((risk) => graph.sources(risk, 'mitigates')))];
      return { situation, risks, controls, chains: hazardChains(situation, graph) };
    }),
  }));
}

/**
 * The class that severity alone would give a software system, as the edition of 2006 read it: by the worst harm of the situations it considers or
 * contributes to. Undefined while no severity can be read.
 */
export function classBySeverity(system: TraceItem, graph: TraceGraph): SafetyClass | undefined {
  const scales = riskScales(graph);
  if (scales === undefined) return undefined;
  const contributed = [system, ...parts(system, graph)].flatMap((part) => graph.targets(part, 'contributes-to'));
  const situations = new Set([...graph.targets(system, 'considers'), ...contributed]);
  const found = [...situations]
    .flatMap((situation) => graph.sources(situation, 'assesses'))
    .flatMap((risk) => harmOf(scales, answer(risk, 'initial-severity') ?? '') ?? []);
  if (found.length === 0) return undefined;
  return found.includes('serious') ? 'C' : found.includes('non-serious') ? 'B' : 'A';
}
