import { unlessRejected } from '../../../../../model/conditions.ts';
import { leads, type TraceGraph } from '../../../../../model/graph.ts';
import { latestStanding } from '../../../../../model/results.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { anyOf } from '../../../../words.ts';
import { whyNotApproved } from '../../not-approved.ts';
import { activityOf, levelsOf, outdatedIn } from '../../test-levels.ts';

export default defineRule({
  id: 'unit-passes-its-verification',
  clause: '5.5.5',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.5.5-1'],
  needs: ['results', 'product'],
  expect: eachOf(verifiedUnits).passes(({ item: unit }, { graph }) => {
    const verdicts = evidenceOf(unit, graph).map((evidence) => ({ evidence, verdict: verdictOn(evidence, unit, graph) }));
    if (verdicts.some(({ verdict }) => verdict === 'passed' || verdict === 'told elsewhere')) return undefined;
    const instead = verdicts.map(({ evidence, verdict }) => `${evidence.id} ${verdict}`).join(', ');
    return {
      instead,
      related: verdicts.map(({ evidence, verdict }) => ({ message: `${evidence.id} ${verdict}`, place: evidence.idPlace })),
    };
  }),
  message: ({ item, instead }) => `${item.id} has passed no verification of the present product: ${instead}`,
  fix: ({ item }) =>
    `Run a test of level unit that verifies ${item.id} on the present product and record the run (\`dhf record\`), or have a review of the unit approved.`,
});

/** Units that some finished test or review says it verifies. That there is none is demanded, and found, by itself. */
function* verifiedUnits({ graph }: RuleContext) {
  for (const item of graph.ofKind('software-unit')) if (evidenceOf(item, graph).length > 0) yield { item };
}

function evidenceOf(unit: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph.sources(unit, 'verifies').filter((each) => each.status !== 'draft' && unlessRejected.holds(each, unit));
}

/** `passed`; `told elsewhere` when what is wrong is a finding of its own; or words behind the ID. */
function verdictOn(evidence: TraceItem, unit: TraceItem, graph: TraceGraph): string {
  return evidence.kind === 'test-case' ? verdictOnTest(evidence, graph) : verdictOnReview(evidence, unit, graph);
}

function verdictOnTest(test: TraceItem, graph: TraceGraph): string {
  const standing = latestStanding(test, graph);
  const isUnitTest = levelsOf(test).includes('unit');
  if (!isUnitTest) return levelsOf(test).length === 0 ? 'told elsewhere' : `is of level ${anyOf(levelsOf(test))}`;
  if (standing?.doubts.length === 0) return 'passed';
  if (activityOf(test, graph) !== 'unit') return 'told elsewhere';
  const [doubt] = standing?.doubts ?? [];
  if (doubt === undefined) return 'has no formal result';
  const isRunTold = doubt.about === 'product' && standing?.run !== undefined && isTold(standing.run, graph);
  return doubt.about === 'content' || isRunTold ? 'told elsewhere' : doubt.words;
}

/** Does the run hold outdated tests of integration or system too, so that it is found by itself? */
function isTold(run: TraceItem, graph: TraceGraph): boolean {
  return outdatedIn(run, 'system', graph).length + outdatedIn(run, 'integration', graph).length > 0;
}

const kindsOfReview: readonly string[] = ['unit', 'static-analysis', 'inspection', 'analysis'];

/** A link that went stale is found by `link-is-fresh`. */
function verdictOnReview(review: TraceItem, unit: TraceItem, graph: TraceGraph): string {
  const kind = answer(review, 'review-kind');
  if (kind === undefined) return 'told elsewhere';
  if (!kindsOfReview.includes(kind)) return `is a review of kind ${kind}`;
  if (graph.linksFrom(review, 'verifies').some((link) => link.to === unit && leads(link) && link.state === 'suspect'))
    return 'told elsewhere';
  return graph.approvals.isApproved(review) ? 'passed' : whyNotApproved(review, graph);
}
