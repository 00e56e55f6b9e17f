import type { TraceGraph } from '../../../../../model/graph.ts';
import { isSafetyClass, type SafetyClass } from '../../../../../model/safety-class.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, every, type LinkDemand } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'lower-class-needs-segregation',
  clause: '4.3 d',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-4.3.d-1'],
  expect: every('software-item', 'software-unit', 'soup')
    .where((item, { graph }) => isLowered(item, graph))
    .passes((item, { graph }) => {
      const breach = breachOfAll(item, graph, [segregated]);
      return breach && { ...breach, above: around(item, graph).words };
    }),
  message: ({ item, above, instead }) =>
    `${item.id} is declared class ${answer(item, 'safety-class')}, lower than ${above}, but no segregation keeps it apart${instead}`,
  fix: ({ item }) =>
    `Write a segregation with \`segregates-low: [${item.id}]\` that names the parts of higher class (\`dhf new SEG\`), or leave the class out.`,
});

const segregated: LinkDemand = {
  in: 'segregates-low',
  where: keepsApart,
  whereNot: (segregation) => `${segregation.id} names nothing of a higher class`,
};

function isLowered(item: TraceItem, graph: TraceGraph): boolean {
  const declared = declaredClass(item);
  const above = classAbove(item, graph);
  return declared !== undefined && above !== undefined && declared < above;
}

/** One end of higher class is enough. Naming none at all is found at the segregation itself. */
function keepsApart(segregation: TraceItem, graph: TraceGraph, item: TraceItem): boolean {
  const high = graph.targets(segregation, 'segregates-high');
  return high.length === 0 || high.some((each) => graph.classOf(each).class > (declaredClass(item) ?? 'C'));
}

/** The class an item would have if it declared none. */
function classAbove(item: TraceItem, graph: TraceGraph): SafetyClass | undefined {
  return around(item, graph)
    .items.map((each) => graph.classOf(each).class)
    .sort()
    .at(-1);
}

/** What hands its class down: what holds the item, what uses SOUP, and the software system where there is neither. A wrong `part-of` is found by itself. */
function around(item: TraceItem, graph: TraceGraph): { readonly items: readonly TraceItem[]; readonly words: string } {
  const above = graph.targets(item, 'part-of');
  const users = item.kind === 'soup' ? graph.sources(item, 'uses') : [];
  if (users.length > 0) return { items: users, words: 'what uses it' };
  if (graph.linksFrom(item, 'part-of').length > 0) return { items: above, words: 'what it is part of' };
  return { items: systemsOf(item, graph), words: 'the software system' };
}

function declaredClass(item: TraceItem): SafetyClass | undefined {
  const text = answer(item, 'safety-class');
  return isSafetyClass(text) ? text : undefined;
}
