import { type ProblemTrend, problemTrend, type TrendSeries, trendReviewOf } from '../../../../../model/problem-trend.ts';
import { fieldPlace } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf, someOf } from '../../../../words.ts';

export default defineRule({
  id: 'adverse-trend-is-judged',
  clause: '9.6',
  alsoClauses: ['9.7'],
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'warning' },
  expect: eachOf(compared).passes(({ trend, series }, context) => unjudged(trend, series, context)),
});

/** A series of problem reports that is long enough to be compared. */
interface Compared extends ItemSubject {
  readonly trend: ProblemTrend;
  readonly series: TrendSeries;
}

function* compared({ graph, asOf }: RuleContext): Iterable<Compared> {
  const trend = problemTrend(graph, asOf);
  if (trend === undefined || trend.spans.length < 2) return;
  for (const series of trend.series) yield { item: trend.plan, trend, series };
}

function unjudged(
  { plan, months, spans }: ProblemTrend,
  { name, counts, signs, last }: TrendSeries,
  { graph }: RuleContext,
): Breach | undefined {
  if (signs.length === 0 || trendReviewOf(last, graph) !== undefined) return undefined;
  const span = months === 1 ? 'month' : `${months} months`;
  const before = counts.slice(0, -1);
  const compared = `${allOf(before.map(String))} in the ${before.length === 1 ? span : `spans of ${span}`} before`;
  return {
    place: fieldPlace(plan, 'trend-months'),
    message: `${last.length} problem reports ${name === 'safety' ? 'that concern safety ' : ''}in the ${span} up to ${spans.at(-1)?.to}, after ${compared}, are an adverse trend, and no trend analysis speaks of all of them`,
    fix: `Find out what ${someOf(last.map(({ id }) => id))} have in common and what has to be done, and record it as a review of kind trend, held when all were known, that covers them.`,
    related: last.map((report) => ({ message: `${report.id} is one of them`, place: report.idPlace })),
  };
}
