import type { TraceGraph } from '../../../../../model/graph.ts';
import { isSafetyClass, type SafetyClass } from '../../../../../model/safety-class.ts';
import { segregationsOf } from '../../../../../model/segregation.ts';
import { fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { statesClassOf } from '../../stated-class.ts';

export default defineRule({
  id: 'differing-class-is-recorded',
  clause: '4.3 e',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.3.e-1'],
  expect: every('software-system', 'software-item', 'software-unit', 'soup').passes((item, { graph }) => {
    const above = classAbove(item, graph);
    const { class: own, from } = graph.classOf(item);
    // A class that is handed down is recorded where it is declared; one that may not stand is told as that.
    if (above === undefined || own >= above || from !== item.id || segregationsOf(item, graph).length === 0) return undefined;
    if (isRecorded(item, own, graph)) return undefined;
    return { place: fieldPlace(item, 'safety-class'), own, above };
  }),
  message: ({ item, own, above }) =>
    `${item.id} is class ${own} where what it belongs to is class ${above}, but the risk management file does not record it`,
  fix: ({ item, own }) =>
    `State \`${item.id}: ${own}\` under \`states-class\` of the classification document in the risk management file, or in a table row of it with ID and class.`,
});

/** The class that holds around an item: of what it is part of, or of what uses SOUP. */
function classAbove(item: TraceItem, graph: TraceGraph): SafetyClass | undefined {
  const around = item.kind === 'soup' ? graph.sources(item, 'uses') : graph.targets(item, 'part-of');
  return around
    .map((each) => graph.classOf(each).class)
    .sort()
    .at(-1);
}

/** The item stands in the risk management file itself, or a finished document of that file states its class, by field or in a row of a table. */
function isRecorded(item: TraceItem, own: SafetyClass, graph: TraceGraph): boolean {
  return item.inRiskFile || statesClassOf(item, graph) || standsInTable(item, own, graph);
}

function standsInTable(item: TraceItem, own: SafetyClass, graph: TraceGraph): boolean {
  return graph
    .ofKind('document')
    .filter(({ inRiskFile, status }) => inRiskFile && status !== 'draft')
    .flatMap(({ sections }) => sections.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows)))
    .map((row) => row.map(({ text }) => text.trim()))
    .some((cells) => cells.some((text) => text === item.id) && cells.find(isSafetyClass) === own);
}
