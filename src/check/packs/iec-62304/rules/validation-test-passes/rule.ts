import type { TraceGraph } from '../../../../../model/graph.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, together } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { changedSince, testedBy } from '../../changed-since.ts';
import { activityOf, isOfUse } from '../../test-levels.ts';
import { notPassed } from '../../test-outcomes.ts';
import { runsOfThisProduct } from '../../tested-product.ts';

export default defineRule({
  id: 'validation-test-passes',
  clause: '5.8.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  needs: ['results', 'product'],
  expect: together(
    eachOf(testsOfUse).passes(({ item }, { graph }) => {
      const lack = notPassed(item, graph);
      if (lack === undefined) return undefined;
      return {
        message: `${item.id} ${lack}${shows(item, graph)}`,
        fix: 'Run it on the present product in a formal run and record it (`dhf record`); a failure ends in a problem report.',
      };
    }),
    runsOfThisProduct('use'),
    eachOf(testedInUse).passes(({ item, outdated }, { graph }) => changedSince(item, outdated, graph)),
  ),
});

/** Finished tests of the device in use and of its security, which no activity of this standard asks about. */
function* testsOfUse({ graph }: RuleContext) {
  for (const item of graph.ofKind('test-case')) {
    if (item.status !== 'draft' && isOfUse(item, graph)) yield { item };
  }
}

/** Each such test that has a formal result, and each thing that it shows; what changed after tests of an activity, too, is told for these. */
function* testedInUse(context: RuleContext) {
  const { graph } = context;
  const others = graph.ofKind('test-case').filter((test) => test.status !== 'draft' && activityOf(test, graph) !== undefined);
  const told = testedBy(others, graph);
  const tests = [...testsOfUse(context)].map(({ item }) => item);
  for (const [item, { outdated }] of testedBy(tests, graph)) {
    if ((told.get(item)?.outdated ?? []).length === 0) yield { item, outdated };
  }
}

/** `, so it does not show that UN-1 and USC-2 are met in use`. */
function shows(item: TraceItem, graph: TraceGraph): string {
  const ids = ['validates', 'verifies', 'shows-effective'].flatMap((field) => graph.targets(item, field)).map(({ id }) => id);
  return ids.length === 0 ? '' : `, so it does not show that ${allOf([...new Set(ids)])} ${new Set(ids).size === 1 ? 'is' : 'are'} met`;
}
