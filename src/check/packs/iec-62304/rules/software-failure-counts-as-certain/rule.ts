import { decidesClass } from '../../../../../model/conditions.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { probabilitiesUpwards, type RiskScales, riskScales, severitiesUpwards } from '../../../../../model/risk-scales.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';

/** A risk by which a class is given, with the scales it is estimated by. */
interface Estimated extends ItemSubject {
  readonly scales: RiskScales;
}

export default defineRule({
  id: 'software-failure-counts-as-certain',
  clause: '4.3 a',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.3.a-5'],
  expect: eachOf(estimated).passes(({ item, scales }, { graph }): Breach | undefined => {
    const less = fallen(item, scales);
    if (less === undefined || hasExternalControl(item, graph)) return undefined;
    return {
      place: fieldPlace(item, less),
      message: `${item.id} falls from ${said(item, 'initial')} to ${said(item, 'external')} with external controls alone, but no control outside the software mitigates it: what is left is that the software seldom fails, and its failure counts as certain`,
      fix: 'Write the external evaluation as the initial one, or name the control outside the software that mitigates this risk.',
    };
  }),
});

/** Without scales nothing is higher or lower; that they are missing is told at the plan. */
function* estimated({ graph }: RuleContext): Iterable<Estimated> {
  const scales = riskScales(graph);
  if (scales === undefined) return;
  for (const item of graph.ofKind('risk')) if (item.status !== 'draft' && decidesClass.holds(item, graph)) yield { item, scales };
}

/** The field of the external evaluation that is lower than the initial one. */
function fallen(risk: TraceItem, scales: RiskScales): string | undefined {
  const falls = (what: string, upwards: readonly string[]) => {
    const external = upwards.indexOf(answer(risk, `external-${what}`) ?? '');
    return external >= 0 && external < upwards.indexOf(answer(risk, `initial-${what}`) ?? '');
  };
  if (falls('probability', probabilitiesUpwards(scales))) return 'external-probability';
  return falls('severity', severitiesUpwards(scales)) ? 'external-severity' : undefined;
}

function said(risk: TraceItem, evaluation: string): string {
  return `${answer(risk, `${evaluation}-severity`)}/${answer(risk, `${evaluation}-probability`)}`;
}

/** A finished control of the risk, or of a cause of its situation, that works outside the software or that a class rests on. */
function hasExternalControl(risk: TraceItem, graph: TraceGraph): boolean {
  const causes = graph.targets(risk, 'assesses').flatMap((situation) => graph.sources(situation, 'causes'));
  return [risk, ...causes]
    .flatMap((each) => graph.sources(each, 'mitigates'))
    .some((control) => control.status !== 'draft' && isExternal(control, graph));
}

function isExternal(control: TraceItem, graph: TraceGraph): boolean {
  const location = answer(control, 'location');
  if (location !== undefined && location !== 'software') return true;
  // One that is credited and works in the same software is told at the credit.
  return graph.sources(control, 'credits').length > 0;
}
