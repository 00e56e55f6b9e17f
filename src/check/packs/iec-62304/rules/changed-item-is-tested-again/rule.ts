import type { TraceGraph } from '../../../../../model/graph.ts';
import { latestStanding } from '../../../../../model/results.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { type Activity, activityOf } from '../../test-levels.ts';

interface Outdated {
  readonly test: TraceItem;
  readonly run: TraceItem;
}

interface Tested {
  readonly item: TraceItem;
  readonly clause: string;
  readonly outdated: readonly Outdated[];
}

export default defineRule({
  id: 'changed-item-is-tested-again',
  clause: '5.7.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.7.3-1'],
  needs: ['results'],
  expect: eachOf(tested).passes(({ item, outdated }, { graph }) => {
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
  }),
});

const clauses: Readonly<Record<Activity, string>> = { system: '5.7.3', integration: '5.6.6', unit: '5.5.5' };

/** Each test that has a formal result, and each thing that such a test shows, with the tests after which it changed. */
function* tested({ graph }: RuleContext): Iterable<Tested> {
  const known = new Map<TraceItem, { activities: Set<Activity>; outdated: Outdated[] }>();
  const at = (item: TraceItem) => {
    const entry = known.get(item) ?? { activities: new Set(), outdated: [] };
    known.set(item, entry);
    return entry;
  };
  for (const test of graph.ofKind('test-case')) {
    const activity = test.status === 'draft' ? undefined : activityOf(test, graph);
    const standing = activity === undefined ? undefined : latestStanding(test, graph);
    if (activity === undefined || standing?.run === undefined) continue;
    for (const item of [test, ...shown(test, graph)]) at(item).activities.add(activity);
    // What was run on another product has to be run again anyway, which is a finding of its own.
    if (graph.evidence.product !== undefined && standing.doubts.some(({ about }) => about === 'product')) continue;
    const moved = standing.doubts.flatMap((doubt) => doubt.moved);
    for (const item of moved) at(item).outdated.push({ test, run: standing.run });
  }
  for (const [item, { activities, outdated }] of known) yield { item, clause: clauseOf(activities), outdated };
}

function clauseOf(activities: ReadonlySet<Activity>): string {
  return clauses[(['system', 'integration', 'unit'] as const).find((each) => activities.has(each)) ?? 'system'];
}

function shown(test: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return [...new Set(['verifies', 'shows-effective'].flatMap((field) => graph.targets(test, field)))];
}
