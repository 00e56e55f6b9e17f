import { computedAcceptability, type RiskScales, riskScales } from '../../../../../model/risk-scales.ts';
import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

/** One evaluation of a risk that can be computed and is stated. */
interface Evaluated extends ItemSubject {
  readonly evaluation: 'initial' | 'external' | 'residual';
  readonly scales: RiskScales;
  readonly computed: boolean;
  readonly stated: string;
}

export default defineRule({
  id: 'acceptability-follows-the-matrix',
  clause: '6',
  severity: { draft: 'error', release: 'error' },
  expect: eachOf(evaluations).passes(({ item, evaluation, scales, computed, stated }) => {
    const right = computed ? 'yes' : 'no';
    if (stated === right) return undefined;
    const field = `${evaluation}-acceptable`;
    const at = `${answer(item, `${evaluation}-severity`)} at ${answer(item, `${evaluation}-probability`)}`;
    return {
      item,
      place: fieldPlace(item, field),
      message: `${item.id} calls its ${evaluation} risk ${computed ? 'unacceptable' : 'acceptable'}, but ${at} is ${computed ? 'acceptable' : 'unacceptable'} by the matrix of ${scales.plan.id}`,
      fix: `Write \`${field}: ${right}\`, or correct the estimate; a matrix is not changed to fit a risk.`,
      related: [{ message: `${scales.plan.id} holds the matrix`, place: scales.section.heading.place }],
    };
  }),
});

/** Estimates off the scales, and answers that are neither yes nor no, are told by themselves. */
function* evaluations({ graph }: RuleContext): Iterable<Evaluated> {
  const scales = riskScales(graph);
  if (scales === undefined) return;
  for (const item of graph.ofKind('risk')) {
    for (const evaluation of ['initial', 'external', 'residual'] as const) {
      const stated = answer(item, `${evaluation}-acceptable`);
      const computed = computedAcceptability(item, evaluation, scales);
      if (computed === undefined || (stated !== 'yes' && stated !== 'no')) continue;
      yield { item, evaluation, scales, computed, stated, ...(evaluation === 'residual' ? { clause: '7.3' } : {}) };
    }
  }
}
