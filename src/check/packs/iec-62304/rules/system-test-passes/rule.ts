import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, together } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { whyNotApproved } from '../../not-approved.ts';
import { testsOf } from '../../test-levels.ts';
import { notPassed } from '../../test-outcomes.ts';

export default defineRule({
  id: 'system-test-passes',
  clause: '5.7.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.7.4-1'],
  needs: ['results', 'product'],
  expect: together(
    eachOf(systemTests).passes(({ item }, { graph }) => {
      const lack = notPassed(item, graph);
      if (lack === undefined) return undefined;
      return {
        message: `${item.id} ${lack}${shows(item, graph)}`,
        fix: 'Run it on the present product in a formal run and record it (`dhf record`).',
      };
    }),
    eachOf(otherRecords).passes(({ item }, { graph }) => {
      if (graph.approvals.isApproved(item)) return undefined;
      return {
        message: `${item.id} ${whyNotApproved(item, graph)}${shows(item, graph)}`,
        fix: `Have it approved as it is now with \`dhf approve ${item.id}\`.`,
      };
    }),
  ),
});

function systemTests({ graph }: RuleContext) {
  return testsOf('system', graph).map((item) => ({ item }));
}

const methods: readonly string[] = ['analysis', 'inspection', 'demonstration'];

/** Finished reviews that take the place of a test for a software requirement. */
function otherRecords({ graph }: RuleContext) {
  const reviews = graph.ofKind('review').filter((each) => each.status !== 'draft' && methods.includes(answer(each, 'review-kind') ?? ''));
  return reviews.filter((each) => requirementsOf(each, graph).length > 0).map((item) => ({ item }));
}

/** `, so it does not show that SRS-1 and SRS-2 are met`. */
function shows(item: TraceItem, graph: TraceGraph): string {
  const ids = requirementsOf(item, graph).map(({ id }) => id);
  return ids.length === 0 ? '' : `, so it does not show that ${allOf(ids)} ${ids.length === 1 ? 'is' : 'are'} met`;
}

function requirementsOf(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph.targets(item, 'verifies').filter((each) => each.kind === 'software-requirement');
}
