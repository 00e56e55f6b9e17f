import { asEvidenceOfControl } from '../../../../../model/conditions.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { latestStanding } from '../../../../../model/results.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { whyNotApproved } from '../../not-approved.ts';
import { activityOf } from '../../test-levels.ts';
import { hasFailed } from '../../test-outcomes.ts';

export default defineRule({
  id: 'risk-control-passes-its-verification',
  clause: '7.3.1',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-7.3.1-1'],
  needs: ['results', 'product'],
  // Without anything that verifies it, there is no result to ask for: that is told at the trace of the hazard.
  expect: every('risk-control')
    .where((item, { graph }) => item.status !== 'draft' && evidenceOf(item, graph).length > 0)
    .passes((item, { graph }) => {
      const doubts = evidenceOf(item, graph).map((each) => ({ each, doubt: doubtOf(each, graph) }));
      const isShown = doubts.some(({ doubt }) => doubt === undefined);
      const failed = doubts.filter(({ each, doubt }) => doubt !== undefined && each.kind === 'test-case' && hasFailed(each, graph));
      const bad = failed.length > 0 ? failed : isShown ? [] : doubts;
      if (bad.length === 0) return undefined;
      const related = bad.map(({ each, doubt }) => ({ message: `${each.id} ${doubt}`, place: each.idPlace }));
      return { isShown, instead: related.map(({ message }) => message).join(', '), related };
    }),
  message: ({ item, isShown, instead }) =>
    isShown
      ? `${item.id} is not shown to work in the present product, whatever else verifies it: ${instead}`
      : `No verification of ${item.id} has passed for the present product; ${instead}`,
  fix: () =>
    'Run the test formally on this product and record it (`dhf record`), or have the review approved; a failure ends in a problem report.',
});

function evidenceOf(control: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph
    .sources(control, 'verifies')
    .filter((each) => each.status !== 'draft' && asEvidenceOfControl.holds(each, control))
    .filter((each) => each.kind === 'test-case' || each.kind === 'review');
}

/**
 * Why something does not show the control at the present product; a review or analysis shows it by itself once it is approved. What a test of the system or
 * of integration lacks is told once, at the test, its run or its result.
 */
function doubtOf(evidence: TraceItem, graph: TraceGraph): string | undefined {
  if (evidence.kind === 'review') return graph.approvals.isApproved(evidence) ? undefined : whyNotApproved(evidence, graph);
  if (['system', 'integration'].includes(activityOf(evidence, graph) ?? '')) return undefined;
  const latest = latestStanding(evidence, graph);
  return latest === undefined ? 'was never run formally' : latest.doubts[0]?.words;
}
