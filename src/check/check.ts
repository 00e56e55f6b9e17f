import { blocks, type Diagnostic, type NotJudged, type Severity, type Stage } from '../model/diagnostic.ts';
import type { TraceGraph } from '../model/graph.ts';
import { comparePlaces, compareText, lineStart } from '../model/place.ts';
import type { EffectiveClass } from '../model/safety-class.ts';
import type { Breach, Pack, Rule, RuleContext, Subject } from './rule.ts';

/** How much a rule looked at, and how often it was broken. */
export interface RuleCount {
  readonly id: string;
  readonly pack: string;
  readonly clause?: string;
  readonly examined: number;
  readonly findings: number;
}

export type Verdict = 'no-blocking-findings' | 'refused' | 'could-not-judge';

/** What the rules say of one graph at one stage. Same graph, same answer. */
export interface Judgement {
  readonly stage: Stage;
  readonly verdict: Verdict;
  readonly diagnostics: readonly Diagnostic[];
  readonly rules: readonly RuleCount[];
  readonly notJudged: readonly NotJudged[];
}

/** Judges a graph by every rule of the packs given. `notJudged` is what could not be read or compared beforehand. */
export function check(graph: TraceGraph, packs: readonly Pack[], stage: Stage, notJudged: readonly NotJudged[] = []): Judgement {
  const context: RuleContext = { graph, stage };
  const rules: RuleCount[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const pack of packs) {
    for (const rule of pack.rules) {
      const { examined, found } = apply(rule, pack, context);
      const clause = clauseOf(rule, pack);
      rules.push({ id: rule.id, pack: pack.name, ...(clause === undefined ? {} : { clause }), examined, findings: found.length });
      for (const diagnostic of found) diagnostics.push(diagnostic);
    }
  }
  diagnostics.sort(byPlace);
  return { stage, verdict: verdictOf(diagnostics, notJudged, stage), diagnostics, rules, notJudged };
}

/** Applies one rule: what it looked at, and what it found. */
export function apply(rule: Rule, pack: Pack, context: RuleContext): { readonly examined: number; readonly found: readonly Diagnostic[] } {
  let examined = 0;
  const found: Diagnostic[] = [];
  for (const subject of rule.expect.subjects(context) as Iterable<Subject>) {
    const judged = subject.item === undefined || rule.classes === undefined ? undefined : context.graph.classOf(subject.item);
    if (judged !== undefined && !rule.classes?.includes(judged.class)) continue;
    examined += 1;
    for (const breach of rule.expect.breaches(subject, context) as readonly Breach[]) {
      const diagnostic = toDiagnostic(rule, pack, context.stage, subject, breach, judged);
      if (diagnostic !== undefined) found.push(diagnostic);
    }
  }
  return { examined, found };
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
  const clause = breach.clause ?? clauseOf(rule, pack);
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
