import { decidesClass } from '../../../../../model/conditions.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { probabilitiesUpwards, type RiskScales, riskScales, severitiesUpwards } from '../../../../../model/risk-scales.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { controlsOf, isExternal, loweredRisks } from '../../external-controls.ts';

/** A risk by which a class is given, with the scales it is estimated by. */
interface Estimated extends ItemSubject {
  readonly scales: RiskScales;
  /** Does the class of a system rest on it having fallen? */
  readonly lowersClass: boolean;
}

export default defineRule({
  id: 'software-failure-counts-as-certain',
  clause: '4.3 a',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.3.a-5'],
  expect: eachOf(estimated).passes(({ item, scales, lowersClass }, { graph }): Breach | undefined => {
    const less = fallen(item, scales);
    if (less === undefined || isHeldOutside(item, lowersClass, graph)) return undefined;
    return {
      place: fieldPlace(item, less),
      message: `${item.id} falls from ${said(item, 'initial')} to ${said(item, 'external')} with external controls alone, but no control outside the software mitigates it: what is left is that the software seldom fails, and its failure counts as certain`,
      fix: 'Write the external evaluation as the initial one, or name the control outside the software that mitigates this risk.',
    };
  }),
});

/** Without scales nothing is higher or lower; that they are missing is told at the plan. */
function* estimated({ graph, gathered }: RuleContext): Iterable<Estimated> {
  const scales = riskScales(graph);
  if (scales === undefined) return;
  const lowering = new Set(graph.ofKind('software-system').flatMap((system) => loweredRisks(system, { graph, gathered })));
  for (const item of graph.ofKind('risk'))
    if (item.status !== 'draft' && decidesClass.holds(item, graph)) yield { item, scales, lowersClass: lowering.has(item) };
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

/** A control outside the software acts on it. One inside, by which a class is lowered, is told at the class; so is one that is credited. */
function isHeldOutside(risk: TraceItem, lowersClass: boolean, graph: TraceGraph): boolean {
  const controls = controlsOf(risk, graph);
  if (lowersClass && controls.length > 0) return true;
  return controls.some((control) => isExternal(control, graph) || graph.sources(control, 'credits').length > 0);
}
