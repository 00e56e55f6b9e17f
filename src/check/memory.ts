import type { Facts } from '../model/facts.ts';
import type { News } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { type Applied, applied, look, nothing, outOfReach, type Tally, type Thing, thingsIn } from './apply.ts';
import { compareAsked, type Gathered, type Group, isAsked } from './gather.ts';
import { GatheredAgain } from './gathered-again.ts';
import { type Asker, Notes } from './notes.ts';
import type { Pack, Rule, RuleContext, Source, Subject } from './rule.ts';

/** What one thing came to under one rule. */
interface Outcome extends Asker {
  readonly thing: Thing;
  readonly tally: Tally;
  readonly of: Known;
}

/** What is known of the things of one source of a rule. */
interface Known {
  readonly source: Source<Subject>;
  readonly outcomes: Map<Thing, Outcome>;
  /** To be judged again: a question was asked that is answered otherwise now. */
  readonly doubted: Set<Outcome>;
  /** Those with findings, told at this stage or not. */
  readonly broken: Set<Outcome>;
  readonly sum: Tally;
}

/** How a graph is judged, as far as that is known beforehand. */
type Judging = Pick<RuleContext, 'graph' | 'stage' | 'asOf' | 'packs'>;

/**
 * What rules said of a graph, and what they asked meanwhile: of the next graph only that is judged again which is new, changed or may be
 * seen otherwise. Belongs to one session. A rule applied by memory says what it would say of the whole graph.
 */
export class Memory {
  readonly #known = new Map<Rule, readonly Known[]>();
  readonly #notes = new Notes();
  #gathered: GatheredAgain | undefined;
  #before: Judging | undefined;
  #news: News | undefined;

  /**
   * Makes ready for another graph, and gives what is gathered from it. All is judged anew when it was not made with the one before, or anything
   * else differs.
   */
  turnTo(judging: Judging): Gathered {
    const { graph } = judging;
    this.#news = this.#before && sameJudging(this.#before, judging) ? graph.newsSince(this.#before.graph) : undefined;
    this.#before = judging;
    if (this.#news === undefined || this.#gathered === undefined) {
      this.#known.clear();
      this.#notes.clear();
      this.#gathered = new GatheredAgain(graph, this.#notes);
    } else {
      for (const [question, about] of this.#news.about) this.#notes.differ(question, about);
      this.#gathered.turnTo(graph, this.#news);
    }
    return this.#gathered;
  }

  /** What `apply` would say. */
  apply(rule: Rule, pack: Pack, context: RuleContext): Applied {
    const waiting = outOfReach(rule, pack, context);
    if (waiting !== undefined) {
      this.#forget(rule);
      return waiting;
    }
    const known = this.#known.get(rule);
    const judge = (of: Known, thing: Thing) => this.#judge(of, thing, rule, pack, context);
    if (known === undefined) {
      const sources = (rule.expect.sources as readonly Source<Subject>[]).map(nothingKnown);
      this.#known.set(rule, sources);
      for (const of of sources) for (const thing of thingsIn(of.source, context)) judge(of, thing);
    }
    for (const of of known ?? []) {
      const { gone, come } = this.#changed(of.source);
      for (const thing of gone) this.#drop(of.outcomes.get(thing));
      for (const { thing } of [...of.doubted]) judge(of, thing);
      for (const thing of come) judge(of, thing);
    }
    return applied(rule, pack, context, sumOf(this.#known.get(rule) ?? []));
  }

  #judge(of: Known, thing: Thing, rule: Rule, pack: Pack, context: RuleContext): void {
    this.#drop(of.outcomes.get(thing));
    const tally = nothing();
    const outcome: Outcome = { thing, tally, of, noted: [], doubt: () => of.doubted.add(outcome) };
    this.#notes.during(outcome, context.graph, () => look(rule, pack, of.source, thing, context, tally));
    of.outcomes.set(thing, outcome);
    if (tally.found.length + tally.held.length > 0) of.broken.add(outcome);
    add(of.sum, tally, 1);
  }

  #drop(outcome: Outcome | undefined): void {
    if (outcome === undefined) return;
    const { of, thing, tally } = outcome;
    this.#notes.forget(outcome);
    of.outcomes.delete(thing);
    of.doubted.delete(outcome);
    of.broken.delete(outcome);
    add(of.sum, tally, -1);
  }

  #forget(rule: Rule): void {
    for (const of of this.#known.get(rule) ?? []) for (const outcome of of.outcomes.values()) this.#drop(outcome);
    this.#known.delete(rule);
  }

  /** Things of a source that are there no longer, and new ones. */
  #changed(source: Source<Subject>): { readonly gone: Iterable<Thing>; readonly come: readonly Thing[] } {
    if (this.#news === undefined || source.in === 'graph') return { gone: [], come: [] };
    if (source.in === 'files') return this.#news.files;
    if (source.in === 'groups') return this.#gathered?.changes(source.gathering) ?? { gone: [], come: [] };
    const { gone, come } = this.#news.items;
    return { gone, come: come.filter((item) => isAsked(item, source)) };
  }
}

function sameJudging(one: Judging, other: Judging): boolean {
  return (
    one.stage === other.stage &&
    one.asOf === other.asOf &&
    one.packs.length === other.packs.length &&
    one.packs.every((pack, at) => pack === other.packs[at])
  );
}

function nothingKnown(source: Source<Subject>): Known {
  return { source, outcomes: new Map(), doubted: new Set(), broken: new Set(), sum: nothing() };
}

/** All that is known of a rule, findings in the order of sources and things. */
function sumOf(known: readonly Known[]): Tally {
  const sum = nothing();
  for (const of of known) {
    add(sum, of.sum, 1);
    for (const { tally } of [...of.broken].sort((a, b) => compareThings(of.source, a.thing, b.thing))) {
      for (const diagnostic of tally.found) sum.found.push(diagnostic);
      for (const diagnostic of tally.held) sum.held.push(diagnostic);
    }
  }
  return sum;
}

function compareThings(source: Source<Subject>, a: Thing, b: Thing): number {
  switch (source.in) {
    case 'items':
      return compareAsked(source, a as TraceItem, b as TraceItem);
    case 'files':
      return compareText((a as Facts).file, (b as Facts).file);
    case 'groups':
      return compareAsked(source.gathering, (a as Group<unknown>).first, (b as Group<unknown>).first);
    default:
      return 0;
  }
}

/** Adds what was counted, or takes it away again. */
function add(sum: Tally, { examined, own, named }: Tally, sign: 1 | -1): void {
  sum.examined += sign * examined;
  sum.own += sign * own;
  for (const [clause, times] of named) {
    const now = (sum.named.get(clause) ?? 0) + sign * times;
    if (now === 0) sum.named.delete(clause);
    else sum.named.set(clause, now);
  }
}
