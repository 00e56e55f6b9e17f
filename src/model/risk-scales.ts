import type { SectionFacts, TableFacts, Value } from './facts.ts';
import type { TraceGraph } from './graph.ts';
import { answer, type TraceItem } from './trace-item.ts';

/** What a severity does to somebody, in the order of harm. */
export const harms = ['none', 'non-serious', 'serious'] as const;
export type Harm = (typeof harms)[number];

/** A row of the table `Severity | Meaning | Harm`. */
export interface SeverityStep {
  readonly name: Value;
  /** Undefined where the cell holds none of the three words. */
  readonly harm: Harm | undefined;
}

/** A cell of the table that begins with `P \ S`. */
export interface MatrixCell {
  readonly severity: string;
  readonly probability: string;
  /** As written: `acceptable` or `unacceptable`. */
  readonly verdict: Value;
}

/** The three tables under the heading of the risk management plan that answers ISO 14971 4.4 d. A table that is not there is an empty list. */
export interface RiskScales {
  readonly plan: TraceItem;
  readonly section: SectionFacts;
  readonly severities: readonly SeverityStep[];
  readonly probabilities: readonly Value[];
  readonly matrix: readonly MatrixCell[];
}

/** The scales that hold: those of the first finished risk management plan with a table of severities; undefined where no plan answers ISO 14971 4.4 d. */
export function riskScales(graph: TraceGraph): RiskScales | undefined {
  const found = graph
    .ofKind('document')
    .filter((each) => each.status !== 'draft' && answer(each, 'kind') === 'risk-management-plan')
    .flatMap((plan) => plan.sections.filter(answersCriteria).map((section) => scalesIn(plan, section)));
  return found.find(({ severities }) => severities.length > 0) ?? found[0];
}

/** What harm a severity stands for; undefined for a word that is no step of the scale. */
export function harmOf({ severities }: RiskScales, severity: string): Harm | undefined {
  return severities.find(({ name }) => name.text === severity)?.harm;
}

/** Is a risk of these estimates acceptable? Undefined where the matrix does not say. */
export function isAcceptable({ matrix }: RiskScales, severity: string, probability: string): boolean | undefined {
  const verdict = matrix.find((cell) => cell.severity === severity && cell.probability === probability)?.verdict.text;
  return verdict === 'acceptable' ? true : verdict === 'unacceptable' ? false : undefined;
}

/** Is one evaluation of a risk acceptable by the matrix? Undefined where it is not estimated, or not by steps that the matrix knows. */
export function computedAcceptability(
  risk: TraceItem,
  evaluation: 'initial' | 'external' | 'residual',
  scales: RiskScales,
): boolean | undefined {
  const severity = answer(risk, `${evaluation}-severity`);
  const probability = answer(risk, `${evaluation}-probability`);
  return severity === undefined || probability === undefined ? undefined : isAcceptable(scales, severity, probability);
}

/** Severities from the least to the worst, whichever way round the table is. */
export function severitiesUpwards({ severities }: RiskScales): readonly string[] {
  const rank = (step: SeverityStep | undefined) => harms.indexOf(step?.harm ?? 'none');
  const names = severities.map(({ name }) => name.text);
  return rank(severities[0]) > rank(severities.at(-1)) ? names.reverse() : names;
}

/** Probabilities from the rarest to the most frequent, whichever way round the table is: the more frequent, the less is acceptable. */
export function probabilitiesUpwards({ probabilities, matrix }: RiskScales): readonly string[] {
  const names = probabilities.map(({ text }) => text);
  const accepted = (name: string | undefined) =>
    matrix.filter(({ probability, verdict }) => probability === name && verdict.text === 'acceptable').length;
  return accepted(names[0]) < accepted(names.at(-1)) ? names.reverse() : names;
}

function answersCriteria({ claims }: SectionFacts): boolean {
  return claims.some(
    ({ standard, clause, points }) => standard === 'ISO 14971' && clause === '4.4' && (points.length === 0 || points.includes('d')),
  );
}

function scalesIn(plan: TraceItem, section: SectionFacts): RiskScales {
  const table = (start: string) => section.tables.find(({ header }) => plain(header[0]) === start);
  return {
    plan,
    section,
    severities: severitiesIn(table('severity')),
    probabilities: (table('probability')?.rows ?? []).flatMap(([name]) => (name === undefined || name.text === '' ? [] : [name])),
    matrix: cellsIn(table('p\\s')),
  };
}

function severitiesIn(table: TableFacts | undefined): SeverityStep[] {
  const column = table?.header.findIndex((cell) => plain(cell) === 'harm') ?? -1;
  return (table?.rows ?? []).flatMap((row) => {
    const [name] = row;
    const harm = harms.find((each) => each === row[column]?.text.trim().toLowerCase());
    return name === undefined || name.text === '' ? [] : [{ name, harm }];
  });
}

function cellsIn(table: TableFacts | undefined): MatrixCell[] {
  const severities = table?.header ?? [];
  return (table?.rows ?? []).flatMap(([probability, ...cells]) =>
    cells.flatMap((verdict, at) => {
      const severity = severities[at + 1]?.text;
      return severity === undefined || probability === undefined ? [] : [{ severity, probability: probability.text, verdict }];
    }),
  );
}

function plain(cell: Value | undefined): string {
  return (cell?.text ?? '').replaceAll(/\s/gu, '').toLowerCase();
}
