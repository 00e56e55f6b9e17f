import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { judgedRisks } from '../../judged-risks.ts';

export default defineRule({
  id: 'unacceptable-risk-is-controlled',
  clause: '7.1',
  severity: { draft: 'warning', release: 'error' },
  expect: eachOf(({ graph }) => judgedRisks('initial', graph).filter(({ isUnacceptable }) => isUnacceptable)).passes(
    ({ item }, context) => {
      const controls = controlsOf(item, context.graph);
      if (controls.length === 0) return isToldBySoftware(item, context) ? undefined : uncontrolled(item);
      const weighed = context.graph.sources(item, 'weighs').some(({ status }) => status !== 'draft');
      return weighed || controls.some((each) => answer(each, 'option') !== 'information') ? undefined : informedOf(item, controls);
    },
  ),
});

/** Finished controls of a risk, or of a cause of its situation. */
function controlsOf(risk: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const causes = graph.targets(risk, 'assesses').flatMap((situation) => graph.sources(situation, 'causes'));
  return [...new Set([risk, ...causes].flatMap((each) => graph.sources(each, 'mitigates')))].filter(({ status }) => status !== 'draft');
}

/** From class B on, IEC 62304 7.2.1 asks for controls of what software contributes to. */
function isToldBySoftware(risk: TraceItem, { graph, packs }: RuleContext): boolean {
  const situations = graph.targets(risk, 'assesses');
  const isOfSoftware = situations.some((situation) => answer(situation, 'software-involved') === 'yes');
  return isOfSoftware && graph.classOf(risk).class !== 'A' && packs.some(({ standard }) => standard === 'IEC 62304');
}

function uncontrolled({ id }: TraceItem) {
  return {
    message: `${id} is not acceptable before controls, and no risk control mitigates it`,
    fix: `Write the risk control with \`mitigates: [${id}]\` (\`dhf new RCM\`), or name the risk in one that is there.`,
  };
}

function informedOf({ id }: TraceItem, controls: readonly TraceItem[]) {
  return {
    message: `${id} is not acceptable before controls, and is controlled by information alone (${allOf(controls.map((each) => each.id))})`,
    fix: 'Design it out or protect against it; where neither is practicable, weigh the benefit in a `dhf new BR` and say why.',
    related: controls.map((each) => ({ message: `${each.id} is information`, place: each.idPlace })),
  };
}
