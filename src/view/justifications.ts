import type { Justified } from '../check/justify.ts';
import type { TraceReport } from '../check/report.ts';
import type { TraceGraph } from '../model/graph.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';

const justificationStates = ['expired', 'not-in-force', 'draft', 'in-force'] as const;

/** `not-in-force`: finished, and something keeps it from counting. */
export type JustificationState = (typeof justificationStates)[number];

/** An accepted gap, a clause said not to apply, a group worked to a lower class, or a legacy assessment that answers findings. */
export interface JustificationShown {
  readonly item: TraceItem;
  /** As written; `legacy` for an assessment of legacy software. */
  readonly claim: string;
  /** A rule, or a clause with its standard; empty where nothing is said. */
  readonly justifies: string;
  /** As written: IDs, or `system`. */
  readonly scope: readonly string[];
  readonly reason: string;
  readonly approver: string | undefined;
  /** The record that stands over it as it reads now. */
  readonly approval: TraceItem | undefined;
  /** The last day of a deviation. */
  readonly expires: string | undefined;
  readonly confirmedFor: readonly TraceItem[];
  readonly state: JustificationState;
  /** Findings on it: why it does not count, that it is wide, or that nothing needs it. */
  readonly remarks: readonly string[];
  /** Findings that it answers. */
  readonly answers: readonly Justified[];
  /** Clauses that it says not to apply, or accepts as not met. */
  readonly clauses: readonly string[];
}

/** Every justification, the deviations first, then by state: what does not count before what does. */
export function justificationsShown(report: TraceReport): readonly JustificationShown[] {
  const { graph } = report;
  if (graph === undefined) return [];
  const legacy = graph.ofKind('legacy-assessment').filter(({ id }) => report.justified.some(({ by }) => by === id));
  const shown = [...graph.ofKind('justification'), ...legacy].map((item) => shownOf(item, report, graph));
  const claims = ['deviation', 'not-applicable', 'group', 'legacy'];
  const rank = ({ claim, state }: JustificationShown) => [claims.indexOf(claim), justificationStates.indexOf(state)] as const;
  return shown.sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
}

function shownOf(item: TraceItem, report: TraceReport, graph: TraceGraph): JustificationShown {
  const remarks = report.diagnostics.filter((each) => each.item === item.id && each.rule.startsWith('justification-'));
  const expires = answer(item, 'expires');
  const isLegacy = item.kind === 'legacy-assessment';
  return {
    item,
    claim: isLegacy ? 'legacy' : (answer(item, 'claim') ?? ''),
    justifies: isLegacy ? 'IEC 62304 4.4' : (answer(item, 'justifies') ?? ''),
    scope: isLegacy ? graph.targets(item, 'concerns').map(({ id }) => id) : answers(item, 'scope').map(({ text }) => text),
    reason: answer(item, isLegacy ? 'rationale' : 'statement') ?? '',
    approver: answer(item, 'approver'),
    approval: graph.approvals.approvalOf(item),
    expires,
    confirmedFor: graph.targets(item, 'confirmed-for'),
    state: stateOf(
      item,
      expires,
      report.asOf.date,
      remarks.some(({ rule }) => rule === 'justification-is-in-force'),
    ),
    remarks: remarks.map(({ message }) => message),
    answers: report.justified.filter(({ by }) => by === item.id),
    clauses: report.clauses
      .filter(({ state, evidence }) => (state === 'not-applicable' || state === 'deviation') && evidence.includes(item.id))
      .map(({ standard, number }) => `${standard} ${number}`),
  };
}

function stateOf(item: TraceItem, expires: string | undefined, asOf: string, isHeldBack: boolean): JustificationState {
  if (item.status === 'draft') return 'draft';
  if (expires !== undefined && expires < asOf) return 'expired';
  return isHeldBack ? 'not-in-force' : 'in-force';
}
