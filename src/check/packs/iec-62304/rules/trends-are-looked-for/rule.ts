import type { TraceGraph } from '../../../../../model/graph.ts';
import { isLater, latest } from '../../../../../model/times.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject, together } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { keptUp } from '../../periodic.ts';

export default defineRule({
  id: 'trends-are-looked-for',
  clause: '9.6',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'warning' },
  checks: ['R-9.6-1'],
  expect: together(
    keptUp({
      field: 'trend-months',
      homes: ['problem-resolution-procedure', 'software-maintenance-plan', 'software-development-plan'],
      review: 'trend',
      statement: 'problems',
      done: 'Problem reports have to be looked through for trends',
      fix: 'Look through all problem reports, and record it as a review of kind trend that covers them; when there is none, as a statement about problems.',
    }),
    eachOf(known).passes(({ item, analyses }, { graph }) => leftOut(item, analyses, graph)),
  ),
});

/** A problem report, and the trend analyses held after it was investigated, so that it was known to them. */
interface Known extends ItemSubject {
  readonly analyses: readonly TraceItem[];
}

function* known({ graph }: RuleContext): Iterable<Known> {
  const all = graph.ofKind('review').filter((review) => answer(review, 'review-kind') === 'trend' && review.status !== 'draft');
  for (const item of graph.ofKind('problem-report')) {
    const since = answer(item, 'investigated-on');
    const analyses = since === undefined ? [] : all.filter((review) => isLater(heldOn(review), since));
    if (analyses.length > 0) yield { item, analyses };
  }
}

function leftOut(item: TraceItem, analyses: readonly TraceItem[], graph: TraceGraph): Breach | undefined {
  const covers = (review: TraceItem) => {
    const covered = graph.targets(review, 'covers');
    return covered.includes(item) || (item.document !== undefined && covered.includes(item.document));
  };
  if (analyses.some(covers)) return undefined;
  const last = latest(analyses, heldOn) as TraceItem;
  return {
    message: `${item.id} was known when ${last.id} looked for trends on ${heldOn(last)}, but no trend analysis covers it`,
    fix: `Look at it too, and add it to \`covers\` of ${last.id} or of the next analysis.`,
    related: [{ message: `${last.id} is the latest trend analysis`, place: last.idPlace }],
  };
}

function heldOn(review: TraceItem): string {
  return answer(review, 'held-on') ?? '';
}
