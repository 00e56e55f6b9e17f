import type { TestResult } from '../model/evidence.ts';
import { compareIds, type TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import {
  caseOf,
  dispositions,
  endOf,
  isFormal,
  latestStanding,
  runOf,
  standing,
  type TestedProduct,
  testedProduct,
} from '../model/results.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';

/** One result of one run, as people read it. */
export interface ResultShown {
  readonly result: TraceItem;
  readonly test: TraceItem | undefined;
  readonly run: TraceItem | undefined;
  /** Of its run; absent where that is not there. */
  readonly facts: RunFacts | undefined;
  /** As `outcomeWord` writes it. */
  readonly outcome: string;
  readonly isFormal: boolean;
  /** Is it the latest formal result of its case, so that it is the one that counts or not? */
  readonly isLatest: boolean;
  /** Why it does not count for the present product, each to be read after the ID of the case; empty for one that counts. */
  readonly doubts: readonly string[];
  /** Finished dispositions of somebody named, and problem reports about it. */
  readonly followedBy: readonly TraceItem[];
  /** Each test reported for the case in this run; more than one where it was tried again or with several values. */
  readonly attempts: readonly TestResult[];
}

/** All results of a case in all runs, the latest run first. */
export function resultsOfTest(test: TraceItem, graph: TraceGraph): readonly ResultShown[] {
  return graph
    .sources(test, 'result-of')
    .map((result) => resultShown(result, graph))
    .sort((a, b) => byEnd(a.run, b.run) || compareIds(a.result.id, b.result.id));
}

/** All results of a run, by case. */
export function resultsOfRun(run: TraceItem, graph: TraceGraph): readonly ResultShown[] {
  return graph
    .sources(run, 'result-of')
    .map((result) => resultShown(result, graph))
    .sort((a, b) => compareIds(a.result.id, b.result.id));
}

export function resultShown(result: TraceItem, graph: TraceGraph): ResultShown {
  const [test, run] = [caseOf(result, graph), runOf(result, graph)];
  const latest = test === undefined ? undefined : latestStanding(test, graph);
  const weighed = latest?.result === result ? latest : standing(result, graph);
  return {
    result,
    test,
    run,
    facts: run && runFacts(run, graph, result),
    outcome: outcomeOfResult(result),
    isFormal: run !== undefined && isFormal(run),
    isLatest: latest?.result === result,
    doubts: weighed.doubts.map(({ words }) => words),
    followedBy: [...dispositions(result, graph), ...graph.sources(result, 'found-in').filter(({ status }) => status !== 'draft')],
    attempts: attemptsOf(graph).get(result.id) ?? [],
  };
}

/** As people read an outcome: `pass`, `not run`, `flaky pass`. */
export function outcomeWord(outcome: string | undefined, flaky: boolean): string {
  return `${flaky ? 'flaky ' : ''}${(outcome ?? 'no outcome').replaceAll('-', ' ')}`;
}

/** The same of a result. */
export function outcomeOfResult(result: TraceItem): string {
  return outcomeWord(answer(result, 'outcome'), answer(result, 'flaky') === 'yes');
}

/** Runs, the latest first. */
export function runsOf(graph: TraceGraph): readonly TraceItem[] {
  return [...graph.ofKind('test-run')].sort((a, b) => byEnd(a, b) || compareIds(b.id, a.id));
}

/** How often each outcome came in a run, the worst first. */
export function tallyOf(run: TraceItem, graph: TraceGraph): readonly (readonly [outcome: string, count: number])[] {
  const outcomes = graph.sources(run, 'result-of').map(outcomeOfResult);
  const counts = Map.groupBy(outcomes, (each) => each);
  const rank = (word: string) => ['fail', 'flaky fail', 'blocked', 'invalid', 'not run', 'flaky pass'].indexOf(word) + 1 || 99;
  return [...counts].map(([word, all]) => [word, all.length] as const).sort((a, b) => rank(a[0]) - rank(b[0]) || compareText(a[0], b[0]));
}

/** Under which circumstances a run was made, as written; what it does not say is absent. */
export interface RunFacts {
  readonly run: TraceItem;
  readonly purpose?: string | undefined;
  /** The day it ended or began. */
  readonly day?: string | undefined;
  readonly platform?: string | undefined;
  readonly responsible?: string | undefined;
  /** Which product it tested; `productWords` says it. */
  readonly product: TestedProduct;
}

/** For one result of it a bridge may keep the case alone. */
export function runFacts(run: TraceItem, graph: TraceGraph, result?: TraceItem): RunFacts {
  return {
    run,
    purpose: answer(run, 'purpose'),
    day: (answer(run, 'ended') ?? answer(run, 'started'))?.slice(0, 10),
    platform: answer(run, 'platform'),
    responsible: answer(run, 'responsible'),
    product: testedProduct(run, graph, result),
  };
}

/** `the present product`, to stand after `tested`. */
export function productWords({ state, bridge }: TestedProduct): string {
  switch (state) {
    case 'present':
      return 'the present product';
    case 'bridged':
      return `another product, which ${bridge?.id} joins to the present one`;
    case 'other':
      return 'another product than the present one';
    case 'uncommitted':
      return 'files that no commit holds';
    default:
      return 'a product of which the present state is not known';
  }
}

function byEnd(a: TraceItem | undefined, b: TraceItem | undefined): number {
  return compareText(b === undefined ? '' : endOf(b), a === undefined ? '' : endOf(a));
}

/** Looked up once a graph, by the ID of the result. */
const attempts = new WeakMap<TraceGraph, ReadonlyMap<string, readonly TestResult[]>>();

function attemptsOf(graph: TraceGraph): ReadonlyMap<string, readonly TestResult[]> {
  const known = attempts.get(graph) ?? Map.groupBy(graph.evidence.results ?? [], ({ run, case: test }) => `${run}/${test}`);
  attempts.set(graph, known);
  return known;
}
