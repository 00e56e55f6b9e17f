import { instant } from './approvals.ts';
import { compareIds, leads, type TraceGraph } from './graph.ts';
import type { KindName } from './kinds.ts';
import { compareText } from './place.ts';
import { remembered } from './remembered.ts';
import { answer, answers, type TraceItem } from './trace-item.ts';

/** Something that keeps a result from counting for a release. */
export interface Doubt {
  /**
   * `run`: the run is none that counts. `product`: another product was tested than the present one. `content`: the case or what it tests reads
   * otherwise now. `outcome`: it did not pass.
   */
  readonly about: 'run' | 'product' | 'content' | 'outcome';
  /** Reads after the ID of the test case. */
  readonly words: string;
  /** What changed since, for a doubt about content. */
  readonly moved: readonly TraceItem[];
}

/** What a result is worth for the product as it is now. It counts when there is no doubt. */
export interface Standing {
  readonly result: TraceItem;
  readonly run: TraceItem | undefined;
  readonly doubts: readonly Doubt[];
}

/**
 * Weighs one result (decisions 2, 3 and 7): its run is a formal one, of the present product of its system or of one that an approved bridge joins to it,
 * from a clean state; case and targets read as they did then; it passed, or a disposition settles it. Needs the product configuration at HEAD.
 */
export function standing(result: TraceItem, graph: TraceGraph): Standing {
  const run = runOf(result, graph);
  const doubts =
    run === undefined
      ? [doubt('run', 'has a result of a run that is not there')]
      : [runDoubt(run), productDoubt(result, run, graph), contentDoubt(result, run, graph), outcomeDoubt(result, run, graph)];
  return { result, run, doubts: doubts.filter((each) => each !== undefined) };
}

/** Results of a case in formal runs, the latest first. Of one run there is one result, the worst where a case was run with several values. */
export const formalResults = remembered((test, graph): readonly TraceItem[] => {
  const dated = graph
    .sources(test, 'result-of')
    .map((result) => ({ result, run: runOf(result, graph) }))
    .filter(({ run }) => run !== undefined && isFormal(run)) as { readonly result: TraceItem; readonly run: TraceItem }[];
  return dated.sort((a, b) => compareText(endOf(b.run), endOf(a.run)) || compareIds(b.run.id, a.run.id)).map(({ result }) => result);
});

/** What the latest formal result of a case is worth; undefined when it was never run formally. An earlier failure is a matter of its own. */
export const latestStanding = remembered((test, graph): Standing | undefined => {
  const [result] = formalResults(test, graph);
  return result === undefined ? undefined : standing(result, graph);
});

/** Is a run a formal one? A draft is none. */
export function isFormal(run: TraceItem): boolean {
  return answer(run, 'purpose') === 'formal' && run.status !== 'draft';
}

export function runOf(result: TraceItem, graph: TraceGraph): TraceItem | undefined {
  return endOfKind('test-run', result, graph);
}

export function caseOf(result: TraceItem, graph: TraceGraph): TraceItem | undefined {
  return endOfKind('test-case', result, graph);
}

function endOfKind(kind: KindName, result: TraceItem, graph: TraceGraph): TraceItem | undefined {
  return graph.linksFrom(result).find((link) => link.field === 'result-of' && link.to?.kind === kind && leads(link))?.to;
}

/** The software system that a run tested: the one it names, or the only one. */
export function systemOfRun(run: TraceItem, graph: TraceGraph): TraceItem | undefined {
  const [named] = graph.targets(run, 'system');
  const systems = graph.ofKind('software-system');
  return named ?? (systems.length === 1 ? systems[0] : undefined);
}

/** When a run ended, or began, as a sortable instant; empty when it says neither. */
export function endOf(run: TraceItem): string {
  const end = ends.get(run) ?? (instant(answer(run, 'ended')) || instant(answer(run, 'started')));
  ends.set(run, end);
  return end;
}

/** Runs are put in order by their ends over and over. */
const ends = new WeakMap<TraceItem, string>();

/** Content hashes that a run recorded, by ID: of each case it ran and of what these tested. */
export function recordedHashes(run: TraceItem): ReadonlyMap<string, string> {
  let hashes = known.get(run);
  if (hashes === undefined) {
    hashes = new Map(answers(run, 'case-hashes').map(({ text }) => text.split('@', 2) as [string, string]));
    known.set(run, hashes);
  }
  return hashes;
}

const known = new WeakMap<TraceItem, ReadonlyMap<string, string>>();

/** Dispositions of a result that count. */
export function dispositions(result: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph.sources(result, 'settles').filter((each) => whyNotDecided(each, graph) === undefined);
}

/** Decisions to live with what did not pass. */
const accepting: readonly string[] = ['accepted-failure', 'pass-with-exception'];

/**
 * Why a disposition does not count, in words behind its ID: it has to be finished, and name who decided. What is accepted though it did not pass is decided by
 * somebody whom `dhf.yaml` lists, and approved as it stands.
 */
export function whyNotDecided(disposition: TraceItem, graph: TraceGraph): string | undefined {
  if (disposition.status === 'draft') return 'is still a draft';
  const by = answers(disposition, 'decided-by').map(({ text }) => text);
  if (by.length === 0) return 'names nobody who decided it';
  if (!accepting.includes(answer(disposition, 'decision') ?? '')) return undefined;
  const known = (graph.declared?.people ?? []).map(({ name }) => name);
  if (!by.some((name) => known.includes(name)))
    return `accepts it in the name of ${by.join(', ')}, whom \`people\` in dhf.yaml does not list`;
  return graph.approvals.isApproved(disposition) ? undefined : 'accepts it, and is not approved as it is now';
}

/** Did a result not pass as it should have: failed, blocked, or passed only when tried again? What was not run is no failure. */
export function isFailure(result: TraceItem): boolean {
  return ['fail', 'blocked'].includes(answer(result, 'outcome') ?? '') || answer(result, 'flaky') === 'yes';
}

/** A failure is reported: a finished problem report was found in the result, or a disposition that fits it settles it. */
export function isReported(result: TraceItem, graph: TraceGraph): boolean {
  const reports = graph.sources(result, 'found-in').filter((each) => each.status !== 'draft');
  return reports.length > 0 || dispositions(result, graph).some((each) => fits(each, result));
}

/** Flaky is what passes when tried again; what never passed needs another decision. */
function fits(disposition: TraceItem, result: TraceItem): boolean {
  return answer(disposition, 'decision') !== 'flaky' || answer(result, 'outcome') === 'pass';
}

function runDoubt(run: TraceItem): Doubt | undefined {
  if (isFormal(run)) return undefined;
  return doubt(
    'run',
    run.status === 'draft' ? `was run in ${run.id}, which is still a draft` : `was run in ${run.id}, which is no formal run`,
  );
}

/** Which product a run tested: the present one of its system, one that an approved bridge joins to it, another one, one that no commit holds; or nobody knows. */
export interface TestedProduct {
  readonly state: 'present' | 'bridged' | 'other' | 'uncommitted' | 'unknown';
  readonly bridge?: TraceItem | undefined;
}

/** Compares the product that a run tested with the present one. A bridge may keep the whole run, or only the case of a result. */
export function testedProduct(run: TraceItem, graph: TraceGraph, result?: TraceItem): TestedProduct {
  if (answer(run, 'dirty') !== 'no') return { state: 'uncommitted' };
  const system = systemOfRun(run, graph);
  const present = system === undefined ? undefined : graph.evidence.product?.[system.id];
  if (present === undefined) return { state: 'unknown' };
  const tested = answer(run, 'product-sha256');
  if (tested === present.sha256) return { state: 'present' };
  const bridge = bridgeOver(run, result, tested, present.sha256, graph);
  return bridge === undefined ? { state: 'other' } : { state: 'bridged', bridge };
}

const productWords: Readonly<Partial<Record<TestedProduct['state'], string>>> = {
  uncommitted: 'on files that no commit holds',
  other: 'on another product than the present one',
};

function productDoubt(result: TraceItem, run: TraceItem, graph: TraceGraph): Doubt | undefined {
  const { state } = testedProduct(run, graph, result);
  if (state === 'unknown') return doubt('product', `was run in ${run.id}, of whose product the present state is not known`);
  const words = productWords[state];
  return words === undefined ? undefined : doubt('product', `was run in ${run.id} ${words}`);
}

/** The approved bridge that carries the results of a run, or of the case of a result, from the product tested to another. */
function bridgeOver(
  run: TraceItem,
  result: TraceItem | undefined,
  from: string | undefined,
  to: string,
  graph: TraceGraph,
): TraceItem | undefined {
  const test = result && caseOf(result, graph);
  return graph.ofKind('bridge').find((bridge) => {
    if (answer(bridge, 'from-product') !== from || answer(bridge, 'to-product') !== to || !graph.approvals.isApproved(bridge)) return false;
    const kept = graph.targets(bridge, 'keeps');
    return kept.includes(run) || (test !== undefined && kept.includes(test));
  });
}

function contentDoubt(result: TraceItem, run: TraceItem, graph: TraceGraph): Doubt | undefined {
  const moved = movedSince(result, run, graph);
  if (moved.length === 0) return undefined;
  const test = caseOf(result, graph);
  const others = moved.filter((each) => each !== test).map(({ id }) => id);
  const what = [...(others.length < moved.length ? ['it'] : []), ...others].join(' and ');
  return doubt('content', `was run in ${run.id}, and ${what} ${moved.length === 1 ? 'has' : 'have'} changed since`, moved);
}

/** The case and its targets, as far as they read otherwise now than in a run and nobody recorded that this makes no difference. */
function movedSince(result: TraceItem, run: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const test = caseOf(result, graph);
  if (test === undefined) return [];
  const hashes = recordedHashes(run);
  const differs = (item: TraceItem, then: string | undefined) =>
    then !== undefined && then !== graph.hashOf(item).whole && !graph.approvals.carriesOver(test, item, then, endOf(run));
  const targets = ['verifies', 'validates', 'shows-effective'].flatMap((field) => graph.targets(test, field));
  return [
    ...(differs(test, answer(result, 'procedure-hash')) ? [test] : []),
    ...[...new Set(targets)].filter((target) => differs(target, hashes.get(target.id))),
  ];
}

/** What a test did, by the outcome of its result. */
export const outcomeVerbs: Readonly<Record<string, string>> = {
  pass: 'passed',
  fail: 'failed',
  blocked: 'was blocked',
  'not-run': 'was left out',
  invalid: 'gave no valid result',
};

function outcomeDoubt(result: TraceItem, run: TraceItem, graph: TraceGraph): Doubt | undefined {
  const outcome = answer(result, 'outcome') ?? '';
  const decisions = dispositions(result, graph).map((each) => answer(each, 'decision') ?? '');
  if (outcome !== 'pass') {
    const accepted = isFailure(result) && decisions.some((decision) => accepting.includes(decision));
    return accepted ? undefined : doubt('outcome', `${outcomeVerbs[outcome] ?? 'has no outcome'} in ${run.id}`);
  }
  if (answer(result, 'flaky') !== 'yes' || decisions.length > 0) return undefined;
  return doubt('outcome', `passed in ${run.id} only when tried again`);
}

function doubt(about: Doubt['about'], words: string, moved: readonly TraceItem[] = []): Doubt {
  return { about, words, moved };
}
