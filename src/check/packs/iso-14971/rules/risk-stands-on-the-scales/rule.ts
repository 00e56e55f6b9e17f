import { probabilitiesUpwards, type RiskScales, riskScales, severitiesUpwards } from '../../../../../model/risk-scales.ts';
import { answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { anyOf, shorten } from '../../../../words.ts';

interface Estimated extends ItemSubject {
  readonly scales: RiskScales;
}

export default defineRule({
  id: 'risk-stands-on-the-scales',
  clause: '5.5',
  severity: { draft: 'warning', release: 'error' },
  expect: eachOf(estimates).passes(({ item, scales }) => [
    ...offScale(item, 'severity', severitiesUpwards(scales), scales),
    ...offScale(item, 'probability', probabilitiesUpwards(scales), scales),
  ]),
});

/** Every risk, where the plan has scales; that it has is told at the plan. */
function* estimates({ graph }: RuleContext): Iterable<Estimated> {
  const scales = riskScales(graph);
  if (scales === undefined || scales.severities.length === 0 || scales.probabilities.length === 0) return;
  for (const item of graph.ofKind('risk')) yield { item, scales };
}

function offScale(item: TraceItem, what: 'severity' | 'probability', steps: readonly string[], { plan }: RiskScales): Breach[] {
  return ['initial', 'external', 'residual'].flatMap((evaluation) => {
    const field = `${evaluation}-${what}`;
    return answers(item, field)
      .filter(({ text }) => !steps.includes(text))
      .map(({ text }) => ({
        item,
        place: fieldPlace(item, field),
        message: `${item.id} estimates its ${evaluation} ${what} as “${shorten(text)}”, which is no step of the scale in ${plan.id}`,
        fix: `Write ${anyOf(steps)}.`,
      }));
  });
}
