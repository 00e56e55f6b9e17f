import { blocks, type Diagnostic, type NotJudged, type Severity, type Stage } from '../model/diagnostic.ts';
import type { Evidence, EvidenceName } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';
import { comparePlaces, compareText, lineStart } from '../model/place.ts';
import { account, type ClauseAccount } from './account.ts';
import { apply, clauseOf } from './apply.ts';
import { gather } from './gather.ts';
import { type Justified, justify } from './justify.ts';
import type { Memory } from './memory.ts';
import { type GateResult, gateResults } from './release-gates.ts';
import type { Pack, Rule, RuleContext } from './rule.ts';

export { apply } from './apply.ts';

/** How much a rule looked at, and how often it was broken. */
export interface RuleCount {
  readonly id: string;
  readonly pack: string;
  readonly clause?: string;
  readonly examined: number;
  readonly findings: number;
  /** Evidence that was not there, so that it looked at nothing. */
  readonly waitsFor?: readonly EvidenceName[];
}

export type Verdict = 'no-blocking-findings' | 'refused' | 'could-not-judge';

/** What the rules say of one graph at one stage. Same graph, same answer. */
export interface Judgement {
  readonly stage: Stage;
  readonly verdict: Verdict;
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that a justification in force answers. */
  readonly justified: readonly Justified[];
  readonly rules: readonly RuleCount[];
  /** Every clause that is asked here, and how it stands. */
  readonly clauses: readonly ClauseAccount[];
  /** The gates of a release, in order. */
  readonly gates: readonly GateResult[];
  readonly notJudged: readonly NotJudged[];
}

/** How a graph is judged. */
export interface Judging {
  readonly stage: Stage;
  /** The day on which expiry and age are judged, as `2026-11-22`. */
  readonly asOf: string;
  /** What could not be read or compared beforehand. */
  readonly notJudged?: readonly NotJudged[];
  /** Of the session that judges this DHF again and again. */
  readonly memory?: Memory | undefined;
}

/**
 * Judges a graph by every rule of the packs given; takes out what justifications in force answer; accounts for every clause. Rules about
 * justifications come last, because they look at what these answered.
 */
export function check(graph: TraceGraph, packs: readonly Pack[], { stage, asOf, notJudged = [], memory }: Judging): Judgement {
  const gathered = memory === undefined ? gather(graph) : memory.turnTo({ graph, stage, asOf, packs });
  const context: RuleContext = { graph, gathered, stage, asOf, packs };
  const first = applyAll(packs, context, (rule) => rule.last !== true, memory);
  const { open, justified, saidNotToApply } = justify(first.found, context);
  const held = justify(first.held, context).open.sort(byPlace);
  const clauses = account(graph, packs, {
    stage,
    asOf,
    diagnostics: open.sort(byPlace),
    held,
    justified,
    saidNotToApply,
    rules: first.counts,
    examinedFor: first.examinedFor,
  });
  const last = applyAll(packs, { ...context, justified, clauses }, (rule) => rule.last === true);
  const diagnostics = [...open, ...last.found].sort(byPlace);
  const findings = new Map<string, number>();
  for (const { rule } of diagnostics) findings.set(rule, (findings.get(rule) ?? 0) + 1);
  const rules = [...first.counts, ...last.counts].map((each): RuleCount => ({ ...each, findings: findings.get(each.id) ?? 0 }));
  const all = [...notJudged, ...withoutEvidence(rules, graph.evidence.missing), ...(stage === 'release' ? openClauses(clauses) : [])];
  return {
    stage,
    verdict: verdictOf(diagnostics, all, stage),
    diagnostics,
    justified,
    rules,
    clauses,
    gates: gateResults(clauses, diagnostics, [...held, ...last.held]),
    notJudged: all,
  };
}

function applyAll(packs: readonly Pack[], context: RuleContext, which: (rule: Rule) => boolean, memory?: Memory) {
  const counts: Omit<RuleCount, 'findings'>[] = [];
  const all: Diagnostic[] = [];
  const allHeld: Diagnostic[] = [];
  const examinedFor: Record<string, number> = {};
  for (const pack of packs) {
    for (const rule of pack.rules.filter(which)) {
      const { found, held, clauses, ...count } = memory === undefined ? apply(rule, pack, context) : memory.apply(rule, pack, context);
      const clause = clauseOf(rule, pack);
      counts.push({ id: rule.id, pack: pack.name, ...(clause === undefined ? {} : { clause }), ...count });
      for (const diagnostic of found) all.push(diagnostic);
      for (const diagnostic of held) allHeld.push(diagnostic);
      for (const [name, times] of Object.entries(clauses)) examinedFor[name] = (examinedFor[name] ?? 0) + times;
    }
  }
  return { counts, found: all, held: allHeld, examinedFor };
}

const evidenceWords: Readonly<Record<EvidenceName, string>> = {
  results: 'results of tests',
  source: 'the source files of the product',
  components: 'lock files and SBOM',
  history: 'the history of items and files in git',
  product: 'the product configuration',
  productAt: 'the product configuration in commits',
  signatures: 'signatures of approvals',
  reports: 'result files of test runs',
  looseReports: 'files beside the records of test runs',
  coverage: 'coverage reports',
  otherCoverage: 'files in coverage reports',
};

/** Each source of evidence that rules waited for in vain, with the clauses about which nothing is said for want of it. */
function withoutEvidence(rules: readonly RuleCount[], missing: Evidence['missing']): readonly NotJudged[] {
  const names = Object.keys(evidenceWords) as EvidenceName[];
  return names.flatMap((name) => {
    const waiting = rules.filter((rule) => rule.waitsFor?.includes(name));
    if (waiting.length === 0) return [];
    const clauses = [...new Set(waiting.flatMap((rule) => rule.clause ?? []))].join(', ');
    const checks = waiting.length === 1 ? 'one rule waits' : `${waiting.length} rules wait`;
    return [
      {
        what: evidenceWords[name],
        why: `${missing?.[name]?.why ?? 'nobody looked at this'}, and ${checks} for it: ${clauses}`,
        fix: missing?.[name]?.fix ?? 'Judge the folder itself, with `dhf check`.',
        place: lineStart('dhf.yaml'),
        blocking: false,
      },
    ];
  });
}

/** At release every clause is accounted for, or the verdict stays open. Those that wait for evidence are told with it. */
function openClauses(clauses: readonly ClauseAccount[]): readonly NotJudged[] {
  return clauses
    .filter(({ state, waits }) => state === 'open' && !waits)
    .map(({ standard, number, title, remark }) => ({
      what: `${standard} ${number}`,
      why: `${title}: ${remark}`,
      fix: `\`dhf explain ${number}\` says what it asks and how to answer it.`,
      place: lineStart('dhf.yaml'),
      blocking: false,
    }));
}

/** Blocking trouble wins over findings: nothing can be said about what was not read. */
function verdictOf(diagnostics: readonly Diagnostic[], notJudged: readonly NotJudged[], stage: Stage): Verdict {
  if (notJudged.some((each) => blocks(each, stage))) return 'could-not-judge';
  return hasAtLeast(diagnostics, 'error') ? 'refused' : 'no-blocking-findings';
}

const ranks: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** Is there a finding as severe as this, or more? */
function hasAtLeast(diagnostics: readonly Diagnostic[], severity: Severity): boolean {
  return diagnostics.some((diagnostic) => ranks[diagnostic.severity] >= ranks[severity]);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return comparePlaces(a.place, b.place) || compareText(a.rule, b.rule) || compareText(a.message, b.message);
}
