import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { every, together } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { keptUp } from '../../periodic.ts';
import { isLater, latest } from '../../times.ts';

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
    every('problem-report')
      .where((item, { graph }) => analysesAfter(item, graph).length > 0)
      .passes(leftOut),
  ),
});

/** Trend analyses held after a problem was investigated, so that it was known to them. */
function analysesAfter(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const known = answer(item, 'investigated-on');
  if (known === undefined) return [];
  return graph
    .ofKind('review')
    .filter((review) => answer(review, 'review-kind') === 'trend' && review.status !== 'draft' && isLater(heldOn(review), known));
}

function leftOut(item: TraceItem, { graph }: { readonly graph: TraceGraph }): Breach | undefined {
  const analyses = analysesAfter(item, graph);
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
