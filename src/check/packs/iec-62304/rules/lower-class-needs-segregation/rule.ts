import type { TraceGraph } from '../../../../../model/graph.ts';
import { isSafetyClass, type SafetyClass } from '../../../../../model/safety-class.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'lower-class-needs-segregation',
  clause: '4.3 d',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-4.3.d-1'],
  expect: every('software-item', 'software-unit', 'soup')
    .where((item, { graph }) => isLowered(item, graph))
    .has({ in: 'segregates-low', where: keepsApart, whereNot: (segregation) => `${segregation.id} names nothing of a higher class` }),
  message: ({ item, instead }) =>
    `${item.id} is declared class ${answer(item, 'safety-class')}, lower than ${item.kind === 'soup' ? 'what uses it' : 'what it is part of'}, but no segregation keeps it apart${instead}`,
  fix: ({ item }) =>
    `Write a segregation with \`segregates-low: [${item.id}]\` that names the parts of higher class (\`dhf new SEG\`), or leave the class out.`,
});

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
  const above = graph.targets(item, 'part-of');
  const users = item.kind === 'soup' ? graph.sources(item, 'uses') : [];
  const decide = item.kind === 'soup' && users.length === 0 ? graph.ofKind('software-system') : [...above, ...users];
  return decide
    .map((each) => graph.classOf(each).class)
    .sort()
    .at(-1);
}

function declaredClass(item: TraceItem): SafetyClass | undefined {
  const text = answer(item, 'safety-class');
  return isSafetyClass(text) ? text : undefined;
}
