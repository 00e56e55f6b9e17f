import type { TraceGraph } from '../../../model/graph.ts';
import { latestStanding } from '../../../model/results.ts';
import type { TraceItem } from '../../../model/trace-item.ts';
import type { Breach } from '../../rule.ts';
import { allOf } from '../../words.ts';

/** A test, and the run that holds its latest formal result. */
interface Tried {
  readonly test: TraceItem;
  readonly run: TraceItem;
}

/** The tests with a formal result that are, or show, one thing, and those of them after which it changed. */
export interface TestedWith {
  readonly tests: readonly TraceItem[];
  readonly outdated: readonly Tried[];
}

/** Each of some tests that has a formal result, and each thing that such a test shows. */
export function testedBy(tests: Iterable<TraceItem>, graph: TraceGraph): ReadonlyMap<TraceItem, TestedWith> {
  const known = new Map<TraceItem, { tests: TraceItem[]; outdated: Tried[] }>();
  const at = (item: TraceItem) => {
    const entry = known.get(item) ?? { tests: [], outdated: [] };
    known.set(item, entry);
    return entry;
  };
  for (const test of tests) {
    const standing = latestStanding(test, graph);
    if (standing?.run === undefined) continue;
    for (const item of [test, ...shown(test, graph)]) at(item).tests.push(test);
    // What was run on another product has to be run again anyway, which is a finding of its own.
    if (graph.evidence.product !== undefined && standing.doubts.some(({ about }) => about === 'product')) continue;
    const moved = standing.doubts.flatMap((doubt) => doubt.moved);
    for (const item of moved) at(item).outdated.push({ test, run: standing.run });
  }
  return known;
}

/** What a test, or what it shows, lacks once it reads otherwise than when it was run; undefined where no test is outdated. */
export function changedSince(item: TraceItem, outdated: TestedWith['outdated'], graph: TraceGraph): Breach | undefined {
  if (outdated.length === 0) return undefined;
  const runs = [...new Set(outdated.map(({ run }) => run))];
  const moved = graph.approvals.movedSince(item) ?? [];
  const what = moved.length === 0 ? '' : ` (${moved.join(', ')})`;
  const tests = allOf(outdated.map(({ test }) => test.id));
  const isTest = outdated.every(({ test }) => test === item);
  return {
    message: isTest
      ? `${item.id} was changed${what} after it was run in ${allOf(runs.map(({ id }) => id))}, so what that run showed is not what it asks now`
      : `${item.id} was changed${what} after ${tests} ran in ${allOf(runs.map(({ id }) => id))}, and no newer formal run tests it as it reads now`,
    fix: `Run ${tests} again; where the change makes no difference to what was tested, have a named person record it with \`dhf approve ${tests.replaceAll(/,| and/g, '')} --meaning no-impact\`.`,
    related: runs.map((run) => ({ message: `${run.id} holds how it read then`, place: run.idPlace })),
  };
}

function shown(test: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return [...new Set(['verifies', 'validates', 'shows-effective'].flatMap((field) => graph.targets(test, field)))];
}
