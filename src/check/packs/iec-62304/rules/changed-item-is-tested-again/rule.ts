import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { changedSince, type TestedWith, testedBy } from '../../changed-since.ts';
import { type Activity, activityOf, clausesOfTests } from '../../test-levels.ts';

interface Tested {
  readonly item: TraceItem;
  readonly clause: string;
  readonly outdated: TestedWith['outdated'];
}

export default defineRule({
  id: 'changed-item-is-tested-again',
  clause: '5.7.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.7.3-1'],
  needs: ['results'],
  expect: eachOf(tested).passes(({ item, outdated }, { graph }) => {
    const breach = changedSince(item, outdated, graph);
    const tests = outdated.map(({ test }) => test);
    return breach && { ...breach, alsoClauses: clausesOfTests(tests, graph) };
  }),
});

const clauses: Readonly<Record<Activity, string>> = { system: '5.7.3', integration: '5.6.6', unit: '5.5.5' };

/** Each test of an activity that has a formal result, and each thing that such a test shows, with the tests after which it changed. */
function* tested({ graph }: RuleContext): Iterable<Tested> {
  const tests = graph.ofKind('test-case').filter((test) => test.status !== 'draft' && activityOf(test, graph) !== undefined);
  for (const [item, { tests: by, outdated }] of testedBy(tests, graph)) {
    const activities = new Set(by.map((test) => activityOf(test, graph)));
    yield { item, clause: clauseOf(activities), outdated };
  }
}

function clauseOf(activities: ReadonlySet<Activity | undefined>): string {
  return clauses[(['system', 'integration', 'unit'] as const).find((each) => activities.has(each)) ?? 'system'];
}
