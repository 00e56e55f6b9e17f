import type { Facts } from '../model/facts.ts';
import type { News, Question } from '../model/graph.ts';
import { byItemId } from '../model/item-index.ts';
import { compareText } from '../model/place.ts';
import type { TraceItem } from '../model/trace-item.ts';
import { type Applied, applied, look, nothing, outOfReach, type Tally, type Thing, thingsIn } from './apply.ts';
import type { Pack, Rule, RuleContext, Source, Subject } from './rule.ts';

/** What one thing came to under one rule, and where that is noted under each question that was asked of the graph meanwhile. */
interface Outcome {
  readonly thing: Thing;
  readonly tally: Tally;
  readonly of: Known;
  readonly notes: Set<Outcome>[];
}

/** What is known of the things of one source of a rule. */
interface Known {
  readonly source: Source<Subject>;
  readonly outcomes: Map<Thing, Outcome>;
  /** To be judged again: a question was asked that is answered otherwise now. */
  readonly doubted: Set<Outcome>;
  /** Those with findings. */
  readonly broken: Set<Outcome>;
  readonly sum: Tally;
}

/** What asks the same question about so many things is judged again whatever they are about: to note each would cost more. */
const crowd = 500;
const anything = '\u0000';

/**
 * What rules said of a graph, and what they asked it meanwhile: of the next graph only that is judged again which is new, changed or may be
 * seen otherwise. Belongs to one session. A rule applied by memory says what it would say of the whole graph.
 */
export class Memory {
  readonly #known = new Map<Rule, readonly Known[]>();
  readonly #notes = new Map<Question, Map<string, Set<Outcome>>>();
  #before: RuleContext | undefined;
  #news: News | undefined;

  /** Makes ready for another graph. All is judged anew when it was not made with the one before, or anything else differs. */
  turnTo(context: RuleContext): void {
    this.#news = this.#before && sameJudging(this.#before, context) ? context.graph.newsSince(this.#before.graph) : undefined;
    this.#before = context;
    if (this.#news === undefined) {
      this.#known.clear();
      this.#notes.clear();
    }
    for (const [question, things] of this.#news?.about ?? []) {
      const noted = this.#notes.get(question);
      for (const about of things.size === 0 ? [] : [...things, anything])
        for (const outcome of noted?.get(about) ?? []) outcome.of.doubted.add(outcome);
    }
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
      for (const of of sources) for (const thing of thingsIn(of.source, context.graph)) judge(of, thing);
    }
    for (const of of known ?? []) {
      const { gone, come } = changed(of.source, this.#news);
      for (const thing of gone) this.#drop(of.outcomes.get(thing));
      for (const { thing } of [...of.doubted]) judge(of, thing);
      for (const thing of come) judge(of, thing);
    }
    return applied(rule, pack, context, sumOf(this.#known.get(rule) ?? []));
  }

  #judge(of: Known, thing: Thing, rule: Rule, pack: Pack, context: RuleContext): void {
    this.#drop(of.outcomes.get(thing));
    const tally = nothing();
    const outcome: Outcome = { thing, tally, of, notes: [] };
    const times = new Map<Question, number>();
    const note = (question: Question, about: string) => {
      const before = times.get(question) ?? 0;
      if (before > crowd) return;
      const noted = this.#noted(question, before === crowd ? anything : about);
      if (noted.has(outcome)) return;
      times.set(question, before + 1);
      noted.add(outcome);
      outcome.notes.push(noted);
    };
    context.graph.heardBy(note, () => look(rule, pack, of.source, thing, context, tally));
    of.outcomes.set(thing, outcome);
    if (tally.found.length > 0) of.broken.add(outcome);
    add(of.sum, tally, 1);
  }

  #drop(outcome: Outcome | undefined): void {
    if (outcome === undefined) return;
    const { of, thing, notes, tally } = outcome;
    for (const noted of notes) noted.delete(outcome);
    of.outcomes.delete(thing);
    of.doubted.delete(outcome);
    of.broken.delete(outcome);
    add(of.sum, tally, -1);
  }

  #forget(rule: Rule): void {
    for (const of of this.#known.get(rule) ?? []) for (const outcome of of.outcomes.values()) this.#drop(outcome);
    this.#known.delete(rule);
  }

  #noted(question: Question, about: string): Set<Outcome> {
    const things = this.#notes.get(question) ?? new Map<string, Set<Outcome>>();
    this.#notes.set(question, things);
    const noted = things.get(about) ?? new Set();
    things.set(about, noted);
    return noted;
  }
}

function sameJudging(one: RuleContext, other: RuleContext): boolean {
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
    }
  }
  return sum;
}

function compareThings({ in: where, ...source }: Source<Subject>, a: Thing, b: Thing): number {
  if (where === 'files') return compareText((a as Facts).file, (b as Facts).file);
  if (where === 'graph') return 0;
  const [one, other] = [a as TraceItem, b as TraceItem];
  const kinds: readonly string[] = ('kinds' in source && source.kinds) || [];
  return kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || byItemId(one, other);
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

/** Things of a source that are there no longer, and new ones. */
function changed(source: Source<Subject>, news: News | undefined): { readonly gone: Iterable<Thing>; readonly come: readonly Thing[] } {
  if (news === undefined || source.in === 'graph') return { gone: [], come: [] };
  if (source.in === 'files') return news.files;
  const { gone, come } = news.items;
  const { kinds } = source;
  const belongs = ({ kind, status }: TraceItem) => kinds === undefined || (status !== 'retired' && kinds.some((each) => each === kind));
  return { gone, come: come.filter(belongs) };
}
