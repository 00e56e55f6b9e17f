import type { TraceGraph } from '../../../model/graph.ts';
import { remembered } from '../../../model/remembered.ts';
import { latestStanding, recordedHashes } from '../../../model/results.ts';
import { reaches } from '../../../model/safety-class.ts';
import { answers, type TraceItem } from '../../../model/trace-item.ts';
import type { Things } from './reviews.ts';

/** The activity a test belongs to: the highest of its levels that the standard asks for at its class. */
export type Activity = 'system' | 'integration' | 'unit';

/** An activity, or the use of the device and its security. */
export type TestedFor = Activity | 'use';

/** The clause by which what a test of an activity lacks is judged, where the clause of a rule says nothing else. */
export const clauseOfActivity: Readonly<Record<Activity, string>> = { system: '5.7.5', integration: '5.6.7', unit: '5.5.5' };

/**
 * Whose evidence a test is. A combined test counts where most is asked of it, so that one lack is told once. At class A only the system is tested; tests of
 * use and of security belong to other standards.
 */
export const activityOf = remembered((test, graph): Activity | undefined => {
  if (isSystemEvidence(test, graph)) return 'system';
  if (!reaches(graph.classOf(test).class, 'B')) return undefined;
  const levels = levelsOf(test);
  return levels.includes('integration') ? 'integration' : levels.includes('unit') ? 'unit' : undefined;
});

export function levelsOf(test: TraceItem): readonly string[] {
  return answers(test, 'level').map((value) => value.text);
}

const levelsOfUse: ReadonlySet<string> = new Set(['validation', 'usability', 'security']);

/** Is it a test of the device in use, or of its security, which no activity of this standard asks about? */
export function isOfUse(test: TraceItem, graph: TraceGraph): boolean {
  return levelsOf(test).some((level) => levelsOfUse.has(level)) && activityOf(test, graph) === undefined;
}

/** Is it a test of the system, or of a lower level that a plan counts as such? One that names no level is judged as one, so that this hides nothing. */
export function isSystemEvidence(test: TraceItem, graph: TraceGraph): boolean {
  const levels = levelsOf(test);
  return levels.length === 0 || levels.some((level) => level === 'system' || countsAsSystem(level, graph));
}

/** A plan may say that tests of a lower level are system evidence too. */
function countsAsSystem(level: string, graph: TraceGraph): boolean {
  const plans = graph.ofKind('document').filter((plan) => plan.status !== 'draft');
  return plans.some((plan) => answers(plan, 'system-evidence-levels').some((value) => value.text === level));
}

/** Finished test cases of an activity. */
export function testsOf(activity: Activity, graph: TraceGraph): readonly TraceItem[] {
  return finishedTests(graph).filter((test) => activityOf(test, graph) === activity);
}

/** Finished test cases whose procedures are reviewed for an activity: by the levels they declare, whatever a plan counts them as. */
export function testsToReview(activity: Activity): Things {
  return { kinds: ['test-case'], where: (test, { graph }) => test.status !== 'draft' && reviewedFor(test, graph) === activity };
}

/** Is it a finished test case of a level that is reviewed for an activity above it? */
export function isReviewedAbove(level: 'integration' | 'unit', test: TraceItem, graph: TraceGraph): boolean {
  return test.status !== 'draft' && levelsOf(test).includes(level) && reviewedFor(test, graph) !== level;
}

function reviewedFor(test: TraceItem, graph: TraceGraph): Activity | undefined {
  const levels = levelsOf(test);
  if (levels.length === 0 || levels.includes('system')) return 'system';
  const lower = (['integration', 'unit'] as const).find((level) => levels.includes(level));
  return lower !== undefined && reaches(graph.classOf(test).class, 'B') ? lower : activityOf(test, graph);
}

/** Finished test cases that declare a level, and what more they are. */
export function testsAt(level: string, graph: TraceGraph): readonly TraceItem[] {
  return finishedTests(graph).filter((test) => levelsOf(test).includes(level));
}

function finishedTests(graph: TraceGraph): readonly TraceItem[] {
  return graph.ofKind('test-case').filter((test) => test.status !== 'draft');
}

const clausesOfOutdated: Readonly<Record<Activity, readonly string[]>> = {
  system: ['5.7.3', '5.7.4'],
  integration: ['5.6.3', '5.6.6'],
  unit: ['5.5.5'],
};

/** Clauses that are not met while some tests are outdated: those of every level that a test has, since a combined test shows something at each. */
export function clausesOfTests(tests: readonly TraceItem[], graph: TraceGraph): readonly string[] {
  const activities = new Set(tests.flatMap((test) => [activityOf(test, graph), ...levelsAskedFor(test, graph)]));
  return (['system', 'integration', 'unit'] as const).flatMap((each) => (activities.has(each) ? clausesOfOutdated[each] : []));
}

function levelsAskedFor(test: TraceItem, graph: TraceGraph): readonly string[] {
  return reaches(graph.classOf(test).class, 'B') ? levelsOf(test) : [];
}

/** Test cases that a run says it ran. */
export const casesIn = remembered((run, graph): readonly TraceItem[] =>
  [...recordedHashes(run).keys()].flatMap((id) => {
    const item = graph.item(id);
    return item?.kind === 'test-case' ? [item] : [];
  }),
);

/** Tests whose latest formal result belongs to another product, by what they are for, at the run they owe it to: they would have to be run again. */
export function outdatedTests(graph: TraceGraph): ReadonlyMap<TraceItem, Readonly<Record<TestedFor, readonly TraceItem[]>>> {
  const byRun = new Map<TraceItem, Record<TestedFor, TraceItem[]>>();
  for (const test of finishedTests(graph)) {
    const standing = latestStanding(test, graph);
    if (standing?.run === undefined || standing.doubts.every(({ about }) => about !== 'product')) continue;
    const testedFor = activityOf(test, graph) ?? (isOfUse(test, graph) ? 'use' : undefined);
    if (testedFor === undefined) continue;
    const tests = byRun.get(standing.run) ?? { system: [], integration: [], unit: [], use: [] };
    tests[testedFor].push(test);
    byRun.set(standing.run, tests);
  }
  return byRun;
}
