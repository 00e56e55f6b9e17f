import type { TraceGraph } from '../model/graph.ts';
import { namedPlatforms } from '../model/platforms.ts';
import { isFormal, runOf, systemOfRun } from '../model/results.ts';
import { systemsOf } from '../model/structure.ts';
import { answer, answers, type TraceItem } from '../model/trace-item.ts';
import { type OutcomeState, resultStanding } from './outcome.ts';
import { type ResultShown, resultsOfTest } from './test-results.ts';

/** Cases of one software system by the platforms that it declares. */
export interface PlatformTable {
  readonly system: TraceItem;
  /** As declared. */
  readonly platforms: readonly string[];
  /** Declared platforms on which no case has a result. */
  readonly untested: readonly string[];
  /** Did some run name a platform that is not declared? Then each row has one more cell, for results of such runs. */
  readonly hasOthers: boolean;
  readonly rows: readonly PlatformRow[];
  readonly levels: readonly PlatformLevel[];
}

export interface PlatformRow {
  readonly test: TraceItem;
  /** The latest result on each platform, in their order; undefined where there is none. */
  readonly cells: readonly (ResultShown | undefined)[];
}

/** How many cases of a level have passed on each platform; of formal results, how many passed and are suspect, or not known, for the present product. */
export interface PlatformLevel {
  readonly level: string;
  readonly cases: number;
  readonly cells: readonly { readonly passed: number; readonly run: number; readonly suspect: number; readonly unknown: number }[];
}

/** One table for each software system that has cases. Formal and development runs are told apart, as only the first count. */
export function platformTables(graph: TraceGraph, purpose: 'formal' | 'development'): readonly PlatformTable[] {
  const tests = graph.ofKind('test-case').map((test) => ({
    test,
    results: resultsOfTest(test, graph).filter(({ isFormal: counts }) => counts === (purpose === 'formal')),
  }));
  return graph.ofKind('software-system').flatMap((system) => {
    const own = tests.filter(({ test }) => systemsTested(test, graph).has(system));
    return own.length === 0 ? [] : [tableOf(system, own, purpose, graph)];
  });
}

interface Tested {
  readonly test: TraceItem;
  readonly results: readonly ResultShown[];
}

function tableOf(system: TraceItem, tests: readonly Tested[], purpose: 'formal' | 'development', graph: TraceGraph): PlatformTable {
  const platforms = answers(system, 'platforms').map(({ text }) => text);
  const ofSystem = ({ run }: ResultShown) => run !== undefined && systemOfRun(run, graph) === system;
  const hasOthers = tests.some(({ results }) => results.filter(ofSystem).some((each) => platformsOf(each, platforms).length === 0));
  const rows = tests.map(({ test, results }) => {
    const own = results.filter(ofSystem).map((each) => ({ each, on: platformsOf(each, platforms) }));
    const cells = platforms.map((platform) => own.find(({ on }) => on.includes(platform))?.each);
    return { test, cells: hasOthers ? [...cells, own.find(({ on }) => on.length === 0)?.each] : cells };
  });
  const stateOf = ({ result }: ResultShown) => (purpose === 'formal' ? resultStanding(result, graph).state : 'verified');
  const untested = platforms.filter((_, at) => rows.every(({ cells }) => cells[at] === undefined));
  return { system, platforms, untested, hasOthers, rows, levels: levelsOf(rows, platforms.length + Number(hasOthers), stateOf) };
}

/** Declared platforms that the run of a result names; it may name several, and say more. */
function platformsOf({ run }: ResultShown, platforms: readonly string[]): readonly string[] {
  const named = run === undefined ? '' : (answer(run, 'platform') ?? '');
  return namedPlatforms(named, platforms);
}

const levelNames = ['unit', 'integration', 'system', 'validation', 'usability', 'security'];

/** `stateOf` weighs a result that passed. */
function levelsOf(rows: readonly PlatformRow[], columns: number, stateOf: (shown: ResultShown) => OutcomeState): readonly PlatformLevel[] {
  return levelNames.flatMap((level) => {
    const own = rows.filter(({ test }) => answers(test, 'level').some(({ text }) => text === level));
    if (own.length === 0) return [];
    const cells = Array.from({ length: columns }, (_, at) => {
      const results = own.flatMap(({ cells: each }) => each[at] ?? []);
      const states = results.filter(({ outcome }) => outcome === 'pass').map(stateOf);
      const count = (wanted: OutcomeState) => states.filter((state) => state === wanted).length;
      return { run: results.length, passed: count('verified'), suspect: count('suspect'), unknown: count('unknown') };
    });
    return [{ level, cases: own.length, cells }];
  });
}

/** The systems that a case tests: the one it names, those of its runs, or those of what it shows. */
function systemsTested(test: TraceItem, graph: TraceGraph): ReadonlySet<TraceItem> {
  const named = graph.targets(test, 'system');
  if (named.length > 0) return new Set(named);
  const ran = graph.sources(test, 'result-of').flatMap((result) => {
    const run = runOf(result, graph);
    return run === undefined ? [] : (systemOfRun(run, graph) ?? []);
  });
  if (ran.length > 0) return new Set(ran);
  const shown = ['verifies', 'validates', 'shows-effective'].flatMap((field) => graph.targets(test, field));
  const parts = shown.flatMap((each) => {
    const allocated = graph.targets(each, 'allocated-to');
    return allocated.length > 0 ? allocated : [each];
  });
  return new Set(parts.flatMap((each) => systemsOf(each, graph)));
}

/** Are there results of development runs? */
export function hasDevelopmentResults(graph: TraceGraph): boolean {
  return graph.ofKind('test-run').some((run) => !isFormal(run) && graph.sources(run, 'result-of').length > 0);
}
