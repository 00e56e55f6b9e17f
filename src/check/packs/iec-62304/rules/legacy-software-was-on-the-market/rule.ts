import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { datesIn } from '../../legacy.ts';

export default defineRule({
  id: 'legacy-software-was-on-the-market',
  clause: '4.4.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.4.1-1'],
  // Item, version and evidence are demanded field by field.
  expect: every('legacy-assessment')
    .where((item) => item.status !== 'draft' && answers(item, 'lawful-marketing').length > 0)
    .passes((item, { graph, asOf }): Breach | undefined => {
      const [since] = datesIn(answer(item, 'lawful-marketing') ?? '');
      const place = fieldPlace(item, 'lawful-marketing');
      if (since === undefined)
        return {
          place,
          message: `${item.id} says that the software was on the market, but not since when`,
          fix: 'Name the day or year from which it was lawfully sold, and the record that shows it.',
        };
      const plan = firstPlan(graph);
      if (since > asOf.slice(0, since.length))
        return {
          place,
          message: `${item.id} names ${since} as the earliest day on the market, which is still to come`,
          fix: 'Only software that is on the market already can go this way; what is new is made by clauses 5 to 9.',
        };
      if (plan === undefined || since <= plan.on.slice(0, since.length)) return undefined;
      return {
        place,
        message: `${item.id} says that the software is on the market since ${since}, but the development plan ${plan.item.id} holds since ${plan.on}: what was made under the plan is new software, not software from before`,
        fix: 'Take `legacy: yes` and the assessment out, and bring the software under clauses 5 to 9; or name the day from which it was sold before.',
        related: [{ message: `${plan.item.id} holds since ${plan.on}`, place: fieldPlace(plan.item, 'effective-on') }],
      };
    }),
});

/** The development plan that held first. */
function firstPlan(graph: TraceGraph): { readonly item: TraceItem; readonly on: string } | undefined {
  const plans = graph
    .ofKind('document')
    .filter((each) => each.status !== 'draft' && answer(each, 'kind') === 'software-development-plan')
    .flatMap((item) => {
      const on = answer(item, 'effective-on');
      return on === undefined ? [] : [{ item, on }];
    });
  return plans.sort((a, b) => (a.on < b.on ? -1 : 1))[0];
}
