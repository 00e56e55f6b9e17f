import { blocks, type Diagnostic, type NotJudged, type Severity, type Stage } from '../model/diagnostic.ts';
import type { EvidenceName } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';
import { comparePlaces, compareText, lineStart } from '../model/place.ts';
import type { EffectiveClass } from '../model/safety-class.ts';
import { account, type ClauseAccount } from './account.ts';
import { type Justified, justify } from './justify.ts';
import { type GateResult, gateResults } from './release-gates.ts';
import type { Breach, Pack, Rule, RuleContext, Subject } from './rule.ts';

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
}

/**
 * Judges a graph by every rule of the packs given; takes out what justifications in force answer; accounts for every clause. Rules about
 * justifications come last, because they look at what these answered.
 */
export function check(graph: TraceGraph, packs: readonly Pack[], { stage, asOf, notJudged = [] }: Judging): Judgement {
  const context: RuleContext = { graph, stage, asOf, packs };
  const first = applyAll(packs, context, (rule) => rule.last !== true);
  const { open, justified, saidNotToApply } = justify(first.found, context);
  const clauses = account(graph, packs, {
    stage,
    diagnostics: open.sort(byPlace),
    justified,
    saidNotToApply,
    rules: first.counts,
    examinedFor: first.examinedFor,
  });
  const last = applyAll(packs, { ...context, justified, clauses }, (rule) => rule.last === true);
  const diagnostics = [...open, ...last.found].sort(byPlace);
  const rules = [...first.counts, ...last.counts].map((each): RuleCount => ({ ...each, findings: findingsOf(each.id, diagnostics) }));
  const all = [...notJudged, ...withoutEvidence(rules), ...(stage === 'release' ? openClauses(clauses) : [])];
  return {
    stage,
    verdict: verdictOf(diagnostics, all, stage),
    diagnostics,
    justified,
    rules,
    clauses,
    gates: gateResults(clauses, diagnostics),
    notJudged: all,
  };
}

function applyAll(packs: readonly Pack[], context: RuleContext, which: (rule: Rule) => boolean) {
  const counts: Omit<RuleCount, 'findings'>[] = [];
  const all: Diagnostic[] = [];
  const examinedFor: Record<string, number> = {};
  for (const pack of packs) {
    for (const rule of pack.rules.filter(which)) {
      const { found, clauses, ...count } = apply(rule, pack, context);
      const clause = clauseOf(rule, pack);
      counts.push({ id: rule.id, pack: pack.name, ...(clause === undefined ? {} : { clause }), ...count });
      for (const diagnostic of found) all.push(diagnostic);
      for (const [name, times] of Object.entries(clauses)) examinedFor[name] = (examinedFor[name] ?? 0) + times;
    }
  }
  return { counts, found: all, examinedFor };
}

function findingsOf(id: string, diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter((each) => each.rule === id).length;
}

/** What applying one rule gave. */
export interface Applied extends Pick<RuleCount, 'examined' | 'waitsFor'> {
  /** How many it looked at for each clause. */
  readonly clauses: Readonly<Record<string, number>>;
  readonly found: readonly Diagnostic[];
}

/** Applies one rule: what it looked at, and what it found. Without the evidence it needs it looks at nothing. */
export function apply(rule: Rule, pack: Pack, context: RuleContext): Applied {
  const missing = rule.needs?.filter((name) => context.graph.evidence[name] === undefined) ?? [];
  const isOff = rule.severity[context.stage] === 'off';
  if (missing.length > 0) return { examined: 0, clauses: {}, found: [], ...(isOff ? {} : { waitsFor: missing }) };
  const own = isOff ? [] : [...(rule.clause === undefined ? [] : [rule.clause]), ...(rule.alsoClauses ?? [])];
  const clauses: Record<string, number> = {};
  let examined = 0;
  const found: Diagnostic[] = [];
  for (const subject of rule.expect.subjects(context) as Iterable<Subject>) {
    const judged = subject.item === undefined || rule.classes === undefined ? undefined : context.graph.classOf(subject.item);
    if (judged !== undefined && !rule.classes?.includes(judged.class)) continue;
    examined += 1;
    for (const clause of subject.clause === undefined ? own : [subject.clause]) {
      const name = cited(clause, pack);
      clauses[name] = (clauses[name] ?? 0) + 1;
    }
    for (const breach of rule.expect.breaches(subject, context) as readonly Breach[]) {
      const diagnostic = toDiagnostic(rule, pack, context.stage, subject, breach, judged);
      if (diagnostic !== undefined) found.push(diagnostic);
    }
  }
  return { examined, clauses, found };
}

function toDiagnostic(
  rule: Rule,
  pack: Pack,
  stage: Stage,
  subject: Subject,
  breach: Breach,
  judged: EffectiveClass | undefined,
): Diagnostic | undefined {
  const severity = (breach.severity ?? rule.severity)[stage];
  if (severity === 'off') return undefined;
  const item = breach.item ?? subject.item;
  const whole = { ...subject, ...breach };
  const named = breach.clause ?? subject.clause;
  const clause = named === undefined ? clauseOf(rule, pack) : cited(named, pack);
  const effective = breach.class ?? judged;
  const fix = breach.fix ?? rule.fix?.(whole);
  return {
    rule: rule.id,
    ...(clause === undefined ? {} : { clause }),
    ...(rule.alsoClauses === undefined ? {} : { alsoClauses: rule.alsoClauses.map((each) => cited(each, pack)) }),
    severity,
    ...(item === undefined ? {} : { item: item.id }),
    ...(effective === undefined ? {} : { class: effective.class, classFrom: effective.from }),
    message: breach.message ?? rule.message?.(whole) ?? rule.id,
    ...(fix === undefined ? {} : { fix }),
    place: breach.place ?? item?.idPlace ?? lineStart('dhf.yaml'),
    related: breach.related ?? [],
    url: `rules/${rule.id}.html`,
  };
}

function clauseOf(rule: Rule, pack: Pack): string | undefined {
  return rule.clause === undefined ? undefined : cited(rule.clause, pack);
}

/** Rules of a standard name the number alone; those of core name the standard too. */
function cited(clause: string, pack: Pack): string {
  return pack.standard === undefined ? clause : `${pack.standard} ${clause}`;
}

const evidenceWords: Readonly<Record<EvidenceName, string>> = {
  results: 'results of tests',
  source: 'the source files of the product',
  components: 'lock files and SBOM',
  history: 'the history of items and files in git',
  product: 'the product configuration',
};

/** Each source of evidence that rules waited for in vain, with the clauses about which nothing is said for want of it. */
function withoutEvidence(rules: readonly RuleCount[]): readonly NotJudged[] {
  const names = Object.keys(evidenceWords) as EvidenceName[];
  return names.flatMap((name) => {
    const waiting = rules.filter((rule) => rule.waitsFor?.includes(name));
    if (waiting.length === 0) return [];
    const clauses = [...new Set(waiting.flatMap((rule) => rule.clause ?? []))].join(', ');
    const checks = waiting.length === 1 ? 'one rule waits' : `${waiting.length} rules wait`;
    return [
      {
        what: evidenceWords[name],
        why: `this version of dhf does not read this, and ${checks} for it: ${clauses}`,
        fix: 'Judge these clauses by hand.',
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
export function hasAtLeast(diagnostics: readonly Diagnostic[], severity: Severity): boolean {
  return diagnostics.some((diagnostic) => ranks[diagnostic.severity] >= ranks[severity]);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return comparePlaces(a.place, b.place) || compareText(a.rule, b.rule) || compareText(a.message, b.message);
}
