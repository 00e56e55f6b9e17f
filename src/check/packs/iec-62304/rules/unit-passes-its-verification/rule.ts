import { reviewKindsOfUnits, unlessRejected } from '../../../../../model/conditions.ts';
import { leads, type TraceGraph } from '../../../../../model/graph.ts';
import { latestStanding } from '../../../../../model/results.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { anyOf } from '../../../../words.ts';
import { whyNotApproved } from '../../not-approved.ts';
import { activityOf, levelsOf, outdatedTests } from '../../test-levels.ts';
import { hasFailed, isClaimedByARun } from '../../test-outcomes.ts';

export default defineRule({
  id: 'unit-passes-its-verification',
  clause: '5.5.5',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.5.5-1'],
  needs: ['results', 'product'],
  expect: eachOf(verifiedUnits).passes(({ item: unit, told }, { graph }) => {
    const verdicts = evidenceOf(unit, graph).map((evidence) => ({ evidence, verdict: verdictOn(evidence, unit, told, graph) }));
    const failed = verdicts.filter(({ evidence }) => isUnitTest(evidence, graph) && hasFailed(evidence, graph));
    const isGood = verdicts.some(({ verdict }) => verdict === 'passed' || verdict === 'told elsewhere');
    const bad = failed.length > 0 ? failed : isGood ? [] : verdicts;
    if (bad.length === 0) return undefined;
    const related = bad.map(({ evidence, verdict }) => ({ message: `${evidence.id} ${verdict}`, place: evidence.idPlace }));
    return { instead: related.map(({ message }) => message).join(', '), related };
  }),
  message: ({ item, instead }) => `${item.id} is not shown to be good in the present product: ${instead}`,
  fix: ({ item }) =>
    `Run a test of level unit that verifies ${item.id} on the present product and record the run (\`dhf record\`), or have a review of the unit approved.`,
});

interface Verified extends ItemSubject {
  /** Runs that are found by themselves, since tests of integration or of the system rest on them too. */
  readonly told: ReadonlySet<TraceItem>;
}

/** Units that some finished test or review says it verifies. That there is none is demanded, and found, by itself. */
function* verifiedUnits({ graph }: RuleContext): Iterable<Verified> {
  const told = new Set(
    [...outdatedTests(graph)].filter(([, tests]) => tests.system.length + tests.integration.length > 0).map(([run]) => run),
  );
  for (const item of graph.ofKind('software-unit')) if (evidenceOf(item, graph).length > 0) yield { item, told };
}

function evidenceOf(unit: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph.sources(unit, 'verifies').filter((each) => each.status !== 'draft' && unlessRejected.holds(each, unit));
}

/** `passed`; `told elsewhere` when what is wrong is a finding of its own; or words behind the ID. */
function verdictOn(evidence: TraceItem, unit: TraceItem, told: Verified['told'], graph: TraceGraph): string {
  return evidence.kind === 'test-case' ? verdictOnTest(evidence, told, graph) : verdictOnReview(evidence, unit, graph);
}

function isUnitTest(evidence: TraceItem, graph: TraceGraph): boolean {
  return evidence.kind === 'test-case' && activityOf(evidence, graph) === 'unit';
}

function verdictOnTest(test: TraceItem, told: Verified['told'], graph: TraceGraph): string {
  const standing = latestStanding(test, graph);
  if (!levelsOf(test).includes('unit')) return levelsOf(test).length === 0 ? 'told elsewhere' : `is of level ${anyOf(levelsOf(test))}`;
  if (standing?.doubts.length === 0) return 'passed';
  if (activityOf(test, graph) !== 'unit') return 'told elsewhere';
  const [doubt] = standing?.doubts ?? [];
  if (doubt === undefined) return isClaimedByARun(test, graph) ? 'told elsewhere' : 'has no formal result';
  const isRunTold = doubt.about === 'product' && standing?.run !== undefined && told.has(standing.run);
  return doubt.about === 'content' || isRunTold ? 'told elsewhere' : doubt.words;
}

/** A link that went stale is found by `link-is-fresh`. */
function verdictOnReview(review: TraceItem, unit: TraceItem, graph: TraceGraph): string {
  const kind = answer(review, 'review-kind');
  if (kind === undefined) return 'told elsewhere';
  if (!reviewKindsOfUnits.includes(kind)) return `is a review of kind ${kind}`;
  if (graph.linksFrom(review, 'verifies').some((link) => link.to === unit && leads(link) && link.state === 'suspect'))
    return 'told elsewhere';
  return graph.approvals.isApproved(review) ? 'passed' : whyNotApproved(review, graph);
}
