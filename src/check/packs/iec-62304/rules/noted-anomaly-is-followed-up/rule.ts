import type { Value } from '../../../../../model/facts.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { caseOf, isFailure, isFormal, isReported, runOf } from '../../../../../model/results.ts';
import { answers, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { shorten } from '../../../../words.ts';

export default defineRule({
  id: 'noted-anomaly-is-followed-up',
  clause: '5.7.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['results'],
  expect: eachOf(notedResults).passes(({ item, noted }, { graph }) =>
    noted
      .filter((value) => !names(value, graph) && !isReported(item, graph))
      .map(({ text, place }) => ({
        place,
        message: `${caseOf(item, graph)?.id} passed in ${runOf(item, graph)?.id} with an anomaly that nothing follows up: “${shorten(text)}”`,
        fix: 'Name the problem report or the review that deals with it, such as `PRB-3`, beside the words; or write none where there was no anomaly.',
      })),
  ),
});

interface Noted {
  readonly item: TraceItem;
  readonly noted: readonly Value[];
}

/** Results of formal runs that say whether an anomaly was seen. What did not pass is reported in any case. */
function* notedResults({ graph }: RuleContext): Iterable<Noted> {
  for (const item of graph.ofKind('test-result')) {
    const run = runOf(item, graph);
    if (run === undefined || !isFormal(run) || isFailure(item)) continue;
    const noted = answers(item, 'anomalies').filter(({ text }) => !/^(?:none|no|nil|keine?)[.\s]*$/i.test(text.trim()));
    if (item.fields.has('anomalies')) yield { item, noted };
  }
}

const followUps: ReadonlySet<string> = new Set(['problem-report', 'review', 'disposition', 'change-request']);

/** Does it name a finished record that deals with it? */
function names({ text }: Value, graph: TraceGraph): boolean {
  return graph.vocabulary.idsIn(text).some(({ id }) => {
    const item = graph.item(id);
    return item !== undefined && followUps.has(item.kind) && item.status !== 'draft' && item.status !== 'retired';
  });
}
