import type { Value } from '../../../../../model/facts.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { isSafetyClass, meantAsClass } from '../../../../../model/safety-class.ts';
import { answers, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, together } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { readStatement, statesClassOf } from '../../stated-class.ts';

export default defineRule({
  id: 'class-stands-in-the-risk-management-file',
  clause: '4.3 c',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.3.c-1'],
  expect: together(
    eachOf(systems).passes(({ item }, { graph }) => outside(item, graph)),
    eachOf(statements).passes(({ document, value }, { graph }) => wrong(document, value, graph)),
  ),
});

function* systems({ graph }: RuleContext) {
  for (const item of graph.ofKind('software-system')) yield { item };
}

interface Stated extends Subject {
  readonly document: TraceItem;
  readonly value: Value;
}

/** Every class that a document states: under `states-class`, or in a list item *Safety class*. */
function* statements({ graph }: RuleContext): Iterable<Stated> {
  for (const document of graph.ofKind('document')) for (const value of answers(document, 'states-class')) yield { document, value };
}

/** While no class is declared, that is what is told. */
function outside(system: TraceItem, graph: TraceGraph): Breach | undefined {
  if (system.inRiskFile || graph.classOf(system).byDefault || statesClassOf(system, graph)) return undefined;
  return {
    message: `${system.id} stands outside the risk management file, and no document in it states its class`,
    fix: `Move ${system.id} into the folder that \`files.risk-management-file\` names, or state \`${system.id}: ${graph.classOf(system).class}\` under \`states-class\` of a document there.`,
  };
}

function wrong(document: TraceItem, value: Value, graph: TraceGraph): Breach | undefined {
  const { id, text, item } = readStatement(value.text, graph);
  const breach = (message: string, fix: string): Breach => ({ item: document, place: value.place, message, fix });
  if (item === undefined)
    return id === undefined
      ? breach(`${document.id} states a class and not of which software system`, 'Write it with the ID, as `SWS-1: C`.')
      : breach(`${document.id} states a class of ${id}, which has none`, 'Name a software system, item, unit or SOUP that exists.');
  if (!isSafetyClass(text))
    return breach(
      `${document.id} states class “${text}” for ${item.id}, which is no safety class`,
      meantAsClass(text) ?? 'Write A, B or C, as `SWS-1: C`.',
    );
  const { class: real, from, byDefault } = graph.classOf(item);
  if (text === real) return undefined;
  const why = byDefault ? 'in force because none is declared' : from === item.id ? 'which it declares' : `which it has from ${from}`;
  return {
    ...breach(
      `${document.id} states class ${text} for ${item.id}, but its class is ${real}, ${why}`,
      'Find out which of the two is right; the class stands in the risk management file, and everything else repeats it.',
    ),
    related: [{ message: `The class of ${item.id} comes from here`, place: (graph.item(from) ?? item).idPlace }],
  };
}
