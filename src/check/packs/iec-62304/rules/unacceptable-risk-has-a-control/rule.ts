import type { TraceGraph } from '../../../../../model/graph.ts';
import { hazardChains } from '../../../../../model/hazard-trace.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'unacceptable-risk-has-a-control',
  clause: '7.2.1',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-7.2.1-1'],
  expect: every('risk')
    .where((item, { graph }) => item.status !== 'draft' && answer(item, 'initial-acceptable') === 'no' && isOfSoftware(item, graph))
    .passes((item, { graph }) => {
      const breach = breachOfAll(item, graph, [{ in: 'mitigates' }]);
      if (breach === undefined || situationsOf(item, graph).some((each) => isControlled(each, graph) || isToldInTrace(each, graph)))
        return undefined;
      return { ...breach, situations: situationsOf(item, graph).map(({ id }) => id) };
    }),
  message: ({ item, situations, instead }) =>
    `${item.id} of ${situations.join(', ')} is not acceptable before controls, but no risk control mitigates it or a cause of ${situations.join(', ')}${instead}`,
  fix: ({ item }) => `Write the risk control with \`mitigates: [${item.id}]\` (\`dhf new RCM\`), or name the risk in one that is there.`,
});

function situationsOf(risk: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph.targets(risk, 'assesses');
}

/** Risks in which software has no part are a matter of ISO 14971 alone. */
function isOfSoftware(risk: TraceItem, graph: TraceGraph): boolean {
  return situationsOf(risk, graph).some((situation) => answer(situation, 'software-involved') === 'yes');
}

function isControlled(situation: TraceItem, graph: TraceGraph): boolean {
  const controls = graph.sources(situation, 'causes').flatMap((cause) => graph.sources(cause, 'mitigates'));
  return controls.some(({ status }) => status !== 'draft');
}

/** A gap before or at the control of a cause is told in the hazard trace. */
function isToldInTrace(situation: TraceItem, graph: TraceGraph): boolean {
  return hazardChains(situation, graph).some(({ missing }) => missing !== undefined && missing !== 'evidence');
}
