import { isApproving } from '../../../../../model/approvals.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { harms, type RiskScales, riskScales } from '../../../../../model/risk-scales.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

/** The finished plans, and the scales that one of them holds. */
interface Criteria extends Subject {
  readonly plans: readonly TraceItem[];
  readonly scales: RiskScales | undefined;
}

export default defineRule({
  id: 'risk-criteria-come-before-evaluation',
  clause: '4.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.2-2'],
  expect: eachOf(criteria).passes(({ plans, scales }, { graph }): readonly Breach[] => {
    const [plan] = plans as [TraceItem];
    // Where ISO 14971 judges too, it asks for every point of the plan.
    if (scales === undefined) return graph.packs.has('ISO 14971') ? [] : [noCriteria(plan)];
    return [...missingTables(scales), ...withoutHarm(scales), ...lateApproval(scales, graph)];
  }),
});

/** Without a finished plan there is nothing to look at; that is told by the rule on the plan. */
function* criteria({ graph }: RuleContext): Iterable<Criteria> {
  const plans = graph.ofKind('document').filter((each) => each.status !== 'draft' && answer(each, 'kind') === 'risk-management-plan');
  if (plans.length > 0) yield { plans, scales: riskScales(graph) };
}

function noCriteria(plan: TraceItem): Breach {
  return {
    item: plan,
    message: `${plan.id} holds no criteria for risk acceptability: no section of it answers ISO 14971 4.4 d`,
    fix: 'Write the three tables of scales under a heading with `- **Answers:** ISO 14971 4.4 d`.',
  };
}

function missingTables({ plan, section, severities, probabilities, matrix }: RiskScales): Breach[] {
  const missing = [
    ...(severities.length > 0 ? [] : ['`Severity | Meaning | Harm`']),
    ...(probabilities.length > 0 ? [] : ['`Probability | Meaning`']),
    ...(matrix.length > 0 ? [] : ['the matrix that begins with `P \\ S`']),
  ];
  if (missing.length === 0) return [];
  return [
    {
      item: plan,
      place: section.heading.place,
      message: `The criteria in ${plan.id} lack ${allOf(missing)}, so no risk can be judged by them`,
      fix: 'Write the table under this heading, its first row spelled like this.',
    },
  ];
}

function withoutHarm({ plan, severities }: RiskScales): Breach[] {
  return severities
    .filter(({ harm }) => harm === undefined)
    .map(({ name }) => ({
      item: plan,
      place: name.place,
      message: `The scale in ${plan.id} does not say what harm severity ${name.text} is, and the safety class depends on it`,
      fix: `Write ${allOf(harms.map((harm) => `\`${harm}\``)).replace(' and ', ' or ')} in its column Harm; death and lasting or grave injury are serious.`,
    }));
}

/** The first evaluation by day, when it came before anybody had approved the criteria. A plan that nobody approved is told by itself. */
function lateApproval({ plan }: RiskScales, graph: TraceGraph): Breach[] {
  const approvals = graph
    .sources(plan, 'covers')
    .filter((each) => each.kind === 'approval' && each.status !== 'draft' && isApproving(each));
  const [approved] = approvals.map((each) => (answer(each, 'signed-at') ?? '').slice(0, 10)).sort();
  const evaluations = graph.ofKind('risk').flatMap((risk) => {
    const on = answer(risk, 'evaluated-on');
    return on === undefined || approved === undefined || on >= approved ? [] : [{ risk, on }];
  });
  const [first] = evaluations.sort((a, b) => (a.on < b.on ? -1 : 1));
  if (first === undefined) return [];
  const more = evaluations.length === 1 ? '' : `, like ${evaluations.length === 2 ? 'one other' : `${evaluations.length - 1} others`}`;
  return [
    {
      item: first.risk,
      place: fieldPlace(first.risk, 'evaluated-on'),
      message: `${first.risk.id} was evaluated on ${first.on}, before the criteria in ${plan.id} were approved on ${approved}${more}`,
      fix: 'Evaluate the risks anew by the approved criteria, and write the day of that.',
      related: [{ message: `${plan.id} was first approved on ${approved}`, place: plan.idPlace }],
    },
  ];
}
