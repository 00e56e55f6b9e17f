import type { Related, Severity, Stage } from '../model/diagnostic.ts';
import type { EvidenceName } from '../model/evidence.ts';
import type { Facts } from '../model/facts.ts';
import type { TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import type { Place } from '../model/place.ts';
import type { EffectiveClass, SafetyClass } from '../model/safety-class.ts';
import type { TraceItem } from '../model/trace-item.ts';
import type { ClauseAccount } from './account.ts';
import type { Gathering, Group, Sight } from './gather.ts';
import type { Justified } from './justify.ts';
import type { Clause } from './packs/clause.ts';

export type StageSeverity = Readonly<Record<Stage, Severity | 'off'>>;

/** What rules may ask: the graph, what was gathered from it, and nothing that changes from one run to the next. */
export interface RuleContext extends Sight {
  readonly stage: Stage;
  /** The day on which expiry and age are judged, as `2026-11-22`. */
  readonly asOf: string;
  /** The packs that judge. */
  readonly packs: readonly Pack[];
  /** What justifications answered, and how clauses stand; for rules that come last. */
  readonly justified?: readonly Justified[];
  readonly clauses?: readonly ClauseAccount[];
}

/** One thing a rule looks at. */
export interface Subject {
  /** The item whose effective class decides whether the rule applies. */
  readonly item?: TraceItem;
  /** The clause it is looked at for, where that is not the rule's own; with the standard's name in a rule of core. */
  readonly clause?: string | undefined;
  /** Further clauses that the same look serves, besides those of the rule. */
  readonly alsoClauses?: readonly string[];
}

/** One way in which a subject breaks a rule. Whatever is given here wins over the rule's own words. */
export interface Breach {
  readonly item?: TraceItem;
  /** The item's ID when absent. */
  readonly place?: Place;
  readonly message?: string;
  readonly fix?: string | undefined;
  readonly related?: readonly Related[];
  readonly clause?: string;
  /** Further clauses of this finding, in place of the rule's. */
  readonly alsoClauses?: readonly string[];
  readonly class?: EffectiveClass;
  readonly severity?: StageSeverity;
}

/** What should hold, as data: the things to look at, and how each of them can fall short. */
export interface Expectation<S extends Subject, B extends Breach> {
  readonly sources: readonly Source<S>[];
  breaches(subject: S, context: RuleContext): readonly B[];
}

/**
 * Where the things to look at come from: each item by itself (living ones of the kinds named; all items where none are), each file by itself,
 * what items say together, or the graph as a whole. A session judges a thing again only when it changed, or an answer that was given meanwhile.
 */
export type Source<S extends Subject> =
  | { readonly in: 'items'; readonly kinds?: readonly KindName[]; subjects(item: TraceItem, context: RuleContext): Iterable<S> }
  | { readonly in: 'files'; subjects(file: Facts, context: RuleContext): Iterable<S> }
  | { readonly in: 'groups'; readonly gathering: Gathering<unknown>; subjects(group: Group<unknown>, context: RuleContext): Iterable<S> }
  | { readonly in: 'graph'; subjects(graph: TraceGraph, context: RuleContext): Iterable<S> };

/** A rule as its author writes it. */
export interface RuleDefinition<S extends Subject, B extends Breach> {
  /** A present-tense fact that should hold, in kebab-case; permanent; never a clause number. */
  readonly id: string;
  /** Number alone, in the pack's standard (`5.4.2`); absent for a rule of writing. */
  readonly clause?: string;
  /** Further clauses that one finding serves. */
  readonly alsoClauses?: readonly string[];
  /** Effective classes of the subject at which the rule applies; all when absent. */
  readonly classes?: readonly SafetyClass[];
  readonly severity: StageSeverity;
  /** The checks of the clause tables it realises, e.g. `R-5.4.2-1`. */
  readonly checks?: readonly string[];
  /** Evidence without which it cannot judge: then it is not applied, and the report says so. */
  readonly needs?: readonly EvidenceName[];
  /** Comes after justifications were applied, and sees what they answered. */
  readonly last?: true;
  readonly expect: Expectation<S, B>;
  /** What is wrong and why; never the location. */
  readonly message?: (breach: S & B) => string;
  /** What to do. */
  readonly fix?: (breach: S & B) => string;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of rules holds rules over different subjects
export type Rule = RuleDefinition<any, any>;

/** Gives a rule its types; the breach reaches `message` and `fix` together with its subject. */
export function defineRule<S extends Subject, B extends Breach>(rule: RuleDefinition<S, B>): Rule {
  return rule;
}

/** A standard in one edition, or `core`: the rules of any traced DHF. */
export interface Pack {
  readonly name: string;
  /** As `dhf.yaml` names it, e.g. `IEC 62304`; absent for core, which is always on. */
  readonly standard?: string;
  readonly edition?: string;
  /** When its facts were last compared with their sources, as `2026-11-22`. */
  readonly dated?: string;
  /** Its sub-clauses, in order; absent for core. */
  readonly clauses?: readonly Clause[];
  readonly rules: readonly Rule[];
}
