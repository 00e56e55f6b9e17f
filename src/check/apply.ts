import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import type { Facts } from '../model/facts.ts';
import type { TraceGraph } from '../model/graph.ts';
import { lineStart } from '../model/place.ts';
import type { EffectiveClass } from '../model/safety-class.ts';
import { isLeftOut } from '../model/scope.ts';
import type { TraceItem } from '../model/trace-item.ts';
import type { RuleCount } from './check.ts';
import { askedBy, type Group } from './gather.ts';
import type { Breach, Pack, Rule, RuleContext, Source, Subject } from './rule.ts';

/** What applying one rule gave. */
export interface Applied extends Pick<RuleCount, 'examined' | 'waitsFor'> {
  /** How many it looked at for each clause. */
  readonly clauses: Readonly<Record<string, number>>;
  readonly found: readonly Diagnostic[];
  /** What it would find at release, and is silent about at this stage. */
  readonly held: readonly Diagnostic[];
}

/** What is looked at comes from an item, from a file, from what items say together, or from the graph as a whole. */
export type Thing = TraceItem | Facts | Group<unknown> | 'graph';

/** What some things come to under a rule, while it is counted. */
export interface Tally {
  examined: number;
  /** Those looked at for the clauses of the rule itself. */
  own: number;
  /** Those looked at for other clauses. */
  readonly named: Map<string, number>;
  readonly found: Diagnostic[];
  readonly held: Diagnostic[];
}

export function nothing(): Tally {
  return { examined: 0, own: 0, named: new Map(), found: [], held: [] };
}

/** Applies one rule: what it looked at, and what it found. Without the evidence it needs it looks at nothing. */
export function apply(rule: Rule, pack: Pack, context: RuleContext): Applied {
  const waiting = outOfReach(rule, pack, context);
  if (waiting !== undefined) return waiting;
  const tally = nothing();
  for (const source of rule.expect.sources as readonly Source<Subject>[]) {
    for (const thing of thingsIn(source, context)) look(rule, pack, source, thing, context, tally);
  }
  return applied(rule, pack, context, tally);
}

/** What a rule gives that looks at nothing: its clause is left out of scope, or it cannot judge for want of evidence. */
export function outOfReach(rule: Rule, pack: Pack, { graph, stage }: RuleContext): Applied | undefined {
  const clause = clauseOf(rule, pack);
  if (clause !== undefined && isLeftOut(clause, leftOut(graph))) return { examined: 0, clauses: {}, found: [], held: [] };
  const missing = rule.needs?.filter((name) => graph.evidence[name] === undefined) ?? [];
  if (missing.length === 0) return undefined;
  return { examined: 0, clauses: {}, found: [], held: [], ...(rule.severity[stage] === 'off' ? {} : { waitsFor: missing }) };
}

/** What a source has to be asked about, in order. */
export function thingsIn(source: Source<Subject>, { graph, gathered }: RuleContext): Iterable<Thing> {
  switch (source.in) {
    case 'items':
      return askedBy(source, graph);
    case 'files':
      return graph.facts;
    case 'groups':
      return gathered.groups(source.gathering);
    default:
      return ['graph'];
  }
}

/** Looks at what one thing gives, and adds it to a tally. */
export function look(rule: Rule, pack: Pack, source: Source<Subject>, thing: Thing, context: RuleContext, tally: Tally): void {
  for (const subject of subjectsOf(source, thing, context)) {
    const judged = subject.item === undefined || rule.classes === undefined ? undefined : context.graph.classOf(subject.item);
    if (judged !== undefined && !rule.classes?.includes(judged.class)) continue;
    if (subject.clause !== undefined && isLeftOut(cited(subject.clause, pack), leftOut(context.graph))) continue;
    tally.examined += 1;
    if (subject.clause === undefined) tally.own += 1;
    else count(tally.named, cited(subject.clause, pack));
    for (const clause of subject.alsoClauses ?? []) count(tally.named, cited(clause, pack));
    for (const breach of rule.expect.breaches(subject, context) as readonly Breach[]) {
      const severities = breach.severity ?? rule.severity;
      const [now, later] = [severities[context.stage], severities.release];
      if (now !== 'off') tally.found.push(toDiagnostic(rule, pack, now, subject, breach, judged));
      else if (later !== 'off') tally.held.push(toDiagnostic(rule, pack, later, subject, breach, judged));
    }
  }
}

/** The sum of a rule. A rule that is off at the stage counts for no clause of its own. */
export function applied(rule: Rule, pack: Pack, { stage }: RuleContext, { examined, own, named, found, held }: Tally): Applied {
  const clauses = new Map(named);
  const names = rule.severity[stage] === 'off' ? [] : [...(rule.clause === undefined ? [] : [rule.clause]), ...(rule.alsoClauses ?? [])];
  if (own > 0) for (const name of names) count(clauses, cited(name, pack), own);
  return { examined, clauses: Object.fromEntries(clauses), found, held };
}

function subjectsOf(source: Source<Subject>, thing: Thing, context: RuleContext): Iterable<Subject> {
  switch (source.in) {
    case 'items':
      return source.subjects(thing as TraceItem, context);
    case 'files':
      return source.subjects(thing as Facts, context);
    case 'groups':
      return source.subjects(thing as Group<unknown>, context);
    default:
      return source.subjects(context.graph, context);
  }
}

function count(clauses: Map<string, number>, name: string, times = 1): void {
  clauses.set(name, (clauses.get(name) ?? 0) + times);
}

function toDiagnostic(
  rule: Rule,
  pack: Pack,
  severity: Severity,
  subject: Subject,
  breach: Breach,
  judged: EffectiveClass | undefined,
): Diagnostic {
  const item = breach.item ?? subject.item;
  const whole = { ...subject, ...breach };
  const named = breach.clause ?? subject.clause;
  const clause = named === undefined ? clauseOf(rule, pack) : cited(named, pack);
  const effective = breach.class ?? judged;
  const also = breach.alsoClauses ?? [...(rule.alsoClauses ?? []), ...(subject.alsoClauses ?? [])];
  const fix = breach.fix ?? rule.fix?.(whole);
  return {
    rule: rule.id,
    ...(clause === undefined ? {} : { clause }),
    ...(also.length === 0 ? {} : { alsoClauses: also.map((each) => cited(each, pack)) }),
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

function leftOut(graph: TraceGraph): readonly string[] {
  return graph.declared?.['not-in-scope'] ?? [];
}

/** The clause of a rule as findings name it. */
export function clauseOf(rule: Rule, pack: Pack): string | undefined {
  return rule.clause === undefined ? undefined : cited(rule.clause, pack);
}

/** Rules of a standard name the number alone; those of core name the standard too. */
function cited(clause: string, pack: Pack): string {
  return pack.standard === undefined ? clause : `${pack.standard} ${clause}`;
}
