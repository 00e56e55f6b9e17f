import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer } from '../../../../../model/trace-item.ts';
import { answersClause, type Claiming } from '../../../../claims.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { namedIn, namesNothing } from '../../sections.ts';

const soup = /\bSOUP\b|third[- ]party|off[- ]the[- ]shelf|fremdsoftware|zugekauft|software (?:von )?dritter/i;

export default defineRule({
  id: 'plan-covers-the-risk-of-soup',
  clause: '5.1.7',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.7-1'],
  expect: answersClause({
    clause: '5.1.7',
    home: ['software-development-plan'],
    and: ({ claims }, { graph }) => [...withoutSoup(claims, graph), ...withoutPlan(claims, graph)],
  }),
});

function withoutSoup(claims: readonly Claiming[], graph: TraceGraph): Breach[] {
  const speaks = claims.some((each) => soup.test(each.section.words) || namedIn(each, graph).some(({ kind }) => kind === 'soup'));
  return speaks
    ? []
    : told(claims, 'does not say how SOUP is treated', 'Say what is done about the risks that SOUP brings; if none is used, say that.');
}

/** Where there is no risk management plan at all, that is told by itself. */
function withoutPlan(claims: readonly Claiming[], graph: TraceGraph): Breach[] {
  const plans = graph.ofKind('document').filter((each) => answer(each, 'kind') === 'risk-management-plan');
  const named = claims.flatMap((each) => namedIn(each, graph));
  if (plans.length === 0 || plans.some((plan) => named.includes(plan)) || claims.some((each) => namesNothing(each, graph))) return [];
  return told(claims, 'does not name the risk management plan', `Refer to it by ID: [[${plans[0]?.id}]].`);
}

function told([first]: readonly Claiming[], what: string, fix: string): Breach[] {
  if (first === undefined) return [];
  const { document, section } = first;
  return [{ item: document, place: section.heading.place, message: `“${section.heading.text}” ${what}`, fix }];
}
