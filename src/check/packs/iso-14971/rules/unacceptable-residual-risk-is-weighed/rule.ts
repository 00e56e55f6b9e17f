import type { TraceGraph } from '../../../../../model/graph.ts';
import { breachOfAll, eachOf } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { judgedRisks } from '../../judged-risks.ts';

export default defineRule({
  id: 'unacceptable-residual-risk-is-weighed',
  clause: '7.4',
  severity: { draft: 'warning', release: 'error' },
  expect: eachOf(({ graph }) => judgedRisks('residual', graph)).passes(({ item, isUnacceptable }, { graph, stage }) => {
    if (!isUnacceptable || weighsNothing(graph)) return undefined;
    const approved = stage === 'release' ? { where: graph.approvals.isApproved.bind(graph.approvals), whereNot: notApproved } : {};
    return breachOfAll(item, graph, [{ in: 'weighs', from: ['benefit-risk'], ...approved }]);
  }),
  message: ({ item, instead }) => `${item.id} is not acceptable after all controls, and no benefit-risk weighs it${instead}`,
  fix: ({ item }) =>
    `Control it further; or weigh it in a benefit-risk with \`weighs: [${item.id}]\` (\`dhf new BR\`), and have that approved.`,
});

/** A benefit-risk that weighs nothing is told by itself: it may well be meant for this risk. */
function weighsNothing(graph: TraceGraph): boolean {
  return graph.ofKind('benefit-risk').some((each) => graph.linksFrom(each, 'weighs').length === 0);
}

function notApproved({ id }: { readonly id: string }): string {
  return `${id} is not approved as it stands`;
}
