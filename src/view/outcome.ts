import { asEvidenceOfControl, reviewKindsOfUnits, unlessRejected } from '../model/conditions.ts';
import { compareIds, leads, type TraceGraph } from '../model/graph.ts';
import type { KindName } from '../model/kinds.ts';
import { remembered } from '../model/remembered.ts';
import { caseOf, dispositions, latestStanding, outcomeVerbs, type Standing, standing, testedProduct } from '../model/results.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';
import type { ResultDoubt } from './result-doubt.ts';
import { type RunFacts, runFacts } from './test-results.ts';
import { whyMissing } from './why-missing.ts';

/** How something stands by formal results and reviews, the worst first. `unknown`: results, or the present product, were not looked at. */
export const outcomeStates = [
  'failing',
  'blocked',
  'flaky',
  'suspect',
  'not-approved',
  'not-run',
  'no-test',
  'unknown',
  'by-review',
  'verified',
] as const;
export type OutcomeState = (typeof outcomeStates)[number];

/** As people read them. */
export const outcomeWords: Readonly<Record<OutcomeState, string>> = {
  failing: 'failing',
  blocked: 'blocked',
  flaky: 'flaky',
  suspect: 'suspect',
  'not-approved': 'review not approved',
  'not-run': 'not run',
  'no-test': 'no test',
  unknown: 'not known',
  'by-review': 'by review',
  verified: 'verified',
};

/** One test case or review that says it shows an item, and what it is worth. */
export interface Proof {
  readonly evidence: TraceItem;
  readonly state: OutcomeState;
  /** Reads after the ID of the evidence, such as `passed in RUN-1`. */
  readonly words: string;
  /** Of the latest formal result of a test; absent for a review, and where there is none. */
  readonly standing?: Standing | undefined;
  /** Of the run of that result. */
  readonly facts?: RunFacts | undefined;
}

/** How an item stands, and by what. */
export interface Outcome {
  readonly item: TraceItem;
  /** The worst of its own evidence and of what it rests on. */
  readonly state: OutcomeState;
  /** Its own evidence. */
  readonly proofs: readonly Proof[];
  /** What it rests on besides, each with a state by its own evidence; empty for what rests on nothing else. */
  readonly restsOn: readonly { readonly item: TraceItem; readonly state: OutcomeState }[];
}

/** Links by which tests and reviews say what they show, by kind. */
const shownBy: Readonly<Partial<Record<KindName | 'unknown', readonly string[]>>> = {
  'user-need': ['validates'],
  'system-requirement': ['verifies'],
  'software-requirement': ['verifies'],
  'risk-control': ['verifies', 'shows-effective'],
  interface: ['verifies'],
  'software-unit': ['verifies'],
  segregation: ['verifies'],
};

/** Kinds that tests and reviews show. */
export const shownKinds = Object.keys(shownBy) as readonly KindName[];

/** What an item rests on: links followed from it, or to it, by kind. */
const below: Readonly<Partial<Record<KindName | 'unknown', (item: TraceItem, graph: TraceGraph) => readonly TraceItem[]>>> = {
  'user-need': derived,
  'system-requirement': derived,
  hazard: (item, graph) => graph.targets(item, 'leads-to'),
  'hazardous-situation': (item, graph) =>
    [...graph.sources(item, 'assesses'), ...graph.sources(item, 'causes')].filter(
      ({ kind }) => kind === 'risk' || kind === 'software-cause',
    ),
  risk: mitigating,
  'software-cause': mitigating,
};

/** Kinds that have an outcome. */
export function hasOutcome({ kind }: TraceItem): boolean {
  return shownBy[kind] !== undefined || below[kind] !== undefined;
}

/** How an item stands; undefined for a kind that has no outcome, and where the software has nothing to show. */
export function outcomeOf(item: TraceItem, graph: TraceGraph): Outcome | undefined {
  if (!hasOutcome(item) || item.status === 'retired') return undefined;
  const byItem = known.get(graph) ?? new Map<TraceItem, Outcome | undefined>();
  known.set(graph, byItem);
  if (!byItem.has(item)) byItem.set(item, found(item, graph));
  return byItem.get(item);
}

/** Pages and matrices ask for the same items again and again, and a graph does not change. */
const known = new WeakMap<TraceGraph, Map<TraceItem, Outcome | undefined>>();

function found(item: TraceItem, graph: TraceGraph): Outcome | undefined {
  const proofs = proofsOf(item, graph);
  const restsOn = restingOn(item, graph);
  const states = [...(standsAlone(item, proofs, restsOn) ? [ownState(item, proofs)] : []), ...restsOn.map(({ state }) => state)];
  return states.length === 0 ? undefined : { item, state: worst(states), proofs, restsOn };
}

/** Is it shown by evidence of its own, or ought it to be? What rests on others, and what is not for the software to do, need not. */
function standsAlone(item: TraceItem, proofs: readonly Proof[], restsOn: readonly unknown[]): boolean {
  return proofs.length > 0 || (shownBy[item.kind] !== undefined && restsOn.length === 0 && asksForSoftware(item));
}

/** Is it for the software to do? So it is for every kind besides system requirements, and for these where they are allocated to nothing. */
export function asksForSoftware(item: TraceItem): boolean {
  const allocation = item.kind === 'system-requirement' ? answers(item, 'allocation') : [];
  return allocation.length === 0 || allocation.some(({ text }) => text === 'software');
}

/** Everything below an item that stands by its own evidence, each once. */
function restingOn(item: TraceItem, graph: TraceGraph): Outcome['restsOn'] {
  const next = (each: TraceItem) => below[each.kind]?.(each, graph) ?? [];
  const seen = new Set<TraceItem>([item]);
  const queue = [...next(item)];
  for (const each of queue) {
    if (seen.has(each)) continue;
    seen.add(each);
    queue.push(...next(each));
  }
  seen.delete(item);
  return [...seen]
    .map((each) => ({ item: each, proofs: proofsOf(each, graph) }))
    .filter(({ item: each, proofs }) => standsAlone(each, proofs, next(each)))
    .map(({ item: each, proofs }) => ({ item: each, state: ownState(each, proofs) }))
    .sort((a, b) => compareIds(a.item.id, b.item.id));
}

function derived(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph.sources(item, 'derives-from').filter(({ kind }) => kind === 'system-requirement' || kind === 'software-requirement');
}

function mitigating(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph.sources(item, 'mitigates');
}

function ownState(item: TraceItem, proofs: readonly Proof[]): OutcomeState {
  const isShown = proofs.some(({ state }) => isGood(state));
  return worst(proofs.filter((proof) => !(isShown && isSpare(proof, item))).map(({ state }) => state));
}

/** One result or review is enough for a unit, and tests of units count for other things beside those of higher levels: one that only lacks a result takes nothing away. */
function isSpare({ evidence, state, standing }: Proof, item: TraceItem): boolean {
  if (evidence.kind === 'review') return item.kind === 'software-unit' && state === 'not-approved';
  const levels = answers(evidence, 'level');
  const isChanged = standing?.doubts.some(({ about }) => about === 'content') === true;
  return (state === 'not-run' || state === 'suspect') && !isChanged && levels.length > 0 && levels.every(({ text }) => text === 'unit');
}

/** The worst of several states; nothing at all is `no-test`. What tests show makes good what reviews show beside them. */
export function worst(states: readonly OutcomeState[]): OutcomeState {
  const state = outcomeStates.find((each) => states.includes(each)) ?? 'no-test';
  return state === 'by-review' && states.includes('verified') ? 'verified' : state;
}

/** Is it shown, by a test or by a review? */
export function isGood(state: OutcomeState): boolean {
  return state === 'verified' || state === 'by-review';
}

/** How many there are of each state, the worst first; states of none are left out. */
export function countsOf(states: readonly OutcomeState[]): readonly (readonly [state: OutcomeState, count: number])[] {
  return outcomeStates.map((state) => [state, states.filter((each) => each === state).length] as const).filter(([, count]) => count > 0);
}

function proofsOf(item: TraceItem, graph: TraceGraph): readonly Proof[] {
  const evidence = new Set((shownBy[item.kind] ?? []).flatMap((field) => graph.sources(item, field)));
  return [...evidence]
    .filter((each) => each.status !== 'draft' && counts(each, item))
    .map((each) => (each.kind === 'review' ? proofByReview(each, item, graph) : proofByTest(each, graph)))
    .sort((a, b) => compareIds(a.evidence.id, b.evidence.id));
}

/** May this test or review show an item of such a kind at all? */
function counts(evidence: TraceItem, item: TraceItem): boolean {
  if (evidence.kind === 'review') {
    const kind = answer(evidence, 'review-kind');
    if (item.kind === 'risk-control') return asEvidenceOfControl.holds(evidence, item);
    return (
      unlessRejected.holds(evidence, item) && (item.kind !== 'software-unit' || kind === undefined || reviewKindsOfUnits.includes(kind))
    );
  }
  if (evidence.kind !== 'test-case') return false;
  const levels = answers(evidence, 'level').map(({ text }) => text);
  return item.kind !== 'software-unit' || levels.length === 0 || levels.includes('unit');
}

function proofByReview(review: TraceItem, item: TraceItem, graph: TraceGraph): Proof {
  const isStale = graph.linksFrom(review).some((link) => link.to === item && leads(link) && link.state === 'suspect');
  if (isStale) return { evidence: review, state: 'suspect', words: `looked at ${item.id} before it changed` };
  if (!graph.approvals.isApproved(review)) return { evidence: review, state: 'not-approved', words: 'is not approved as it stands' };
  return { evidence: review, state: 'by-review', words: `is a review, approved by ${graph.approvals.approvalOf(review)?.id}` };
}

/** What the latest formal result of a test case is worth, weighed by the model and nowhere else. */
export function proofByTest(test: TraceItem, graph: TraceGraph): Proof {
  const unread = whyMissing(graph, 'results');
  if (unread !== undefined) return { evidence: test, state: 'unknown', words: `has no result here: ${unread}` };
  const latest = latestStanding(test, graph);
  if (latest === undefined) return { evidence: test, state: 'not-run', words: 'has no formal result' };
  const state = stateNow(latest, graph);
  const facts = latest.run && runFacts(latest.run, graph, latest.result);
  const why = state === 'unknown' ? `: ${whyMissing(graph, 'product')}` : '';
  return { evidence: test, state, words: `${words(latest, graph)}${why}`, standing: latest, facts };
}

/** What any result is worth for the present product, and why it does not count, when it is another matter than its outcome. */
export const resultStanding = remembered(
  (result: TraceItem, graph: TraceGraph): { readonly state: OutcomeState; readonly doubt: ResultDoubt | undefined } => {
    const test = caseOf(result, graph);
    const latest = test && latestStanding(test, graph);
    const weighed = latest?.result === result ? latest : standing(result, graph);
    return { state: stateNow(weighed, graph), doubt: doubtOf(weighed, graph) };
  },
);

function stateNow(weighed: Standing, graph: TraceGraph): OutcomeState {
  const state = stateOf(weighed);
  return (state === 'suspect' || state === 'verified') && doubtOf(weighed, graph) === 'unknown' ? 'unknown' : state;
}

/** What keeps a result from counting besides its outcome. */
function doubtOf({ result, run, doubts }: Standing, graph: TraceGraph): ResultDoubt | undefined {
  const about = new Set(doubts.map((each) => each.about));
  const isOfProduct = !about.has('run') && !about.has('content');
  if (graph.evidence.results === undefined || (graph.evidence.product === undefined && isOfProduct)) return 'unknown';
  if (run === undefined || about.has('run')) return 'not-formal';
  const ofProduct = about.has('product') ? (productDoubts[testedProduct(run, graph, result).state] ?? 'no-product') : undefined;
  return about.has('content') && (ofProduct ?? 'no-product') === 'no-product' ? 'changed' : ofProduct;
}

const productDoubts: Readonly<Record<string, ResultDoubt>> = { uncommitted: 'uncommitted', other: 'other-product' };

const byOutcome: Readonly<Record<string, OutcomeState>> = { fail: 'failing', blocked: 'blocked', pass: 'flaky' };

/** A result that did not pass is that first, whatever else is in doubt. */
export function stateOf({ result, doubts }: Standing): OutcomeState {
  if (doubts.some(({ about }) => about === 'outcome')) return byOutcome[answer(result, 'outcome') ?? ''] ?? 'not-run';
  return doubts.length > 0 ? 'suspect' : 'verified';
}

function words({ result, run, doubts }: Standing, graph: TraceGraph): string {
  const [first] = [...doubts.filter(({ about }) => about === 'outcome'), ...doubts];
  if (first !== undefined) return first.words;
  const [settled] = dispositions(result, graph);
  const how = outcomeVerbs[answer(result, 'outcome') ?? ''] ?? 'has no outcome';
  return `${how} in ${run?.id}${settled === undefined ? '' : `, settled by ${settled.id} (${answer(settled, 'decision')?.replaceAll('-', ' ')})`}`;
}
