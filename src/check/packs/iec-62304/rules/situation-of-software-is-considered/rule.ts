import type { TraceGraph } from '../../../../../model/graph.ts';
import { holders } from '../../../../../model/structure.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

export default defineRule({
  id: 'situation-of-software-is-considered',
  clause: '4.3 a',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('hazardous-situation')
    .where((item, { graph }) => answer(item, 'software-involved') === 'yes' || contributors(item, graph).length > 0)
    .passes((item, { graph }): readonly Breach[] => {
      const parts = contributors(item, graph);
      return parts.length === 0 ? unconsidered(item, graph) : overlooked(item, parts, graph);
    }),
});

function contributors(situation: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph.sources(situation, 'contributes-to').filter(({ status }) => status !== 'draft');
}

/** From class B on, that no part of the software contributes is told in the trace of the hazard. */
function unconsidered(situation: TraceItem, graph: TraceGraph): Breach[] {
  const systems = graph.ofKind('software-system');
  const saying = systems.filter(saysWhat);
  if (graph.classOf(situation).class !== 'A' || saying.length < systems.length || saying.some((each) => considers(each, situation, graph)))
    return [];
  return [
    {
      message: `Software is involved in ${situation.id}, but no software system considers it for its class`,
      fix: `Name ${situation.id} under \`considers\` of the software system, and say in its classification rationale what follows from it.`,
    },
  ];
}

/** Each system with a part that can bring the situation about rests its class on it. */
function overlooked(situation: TraceItem, parts: readonly TraceItem[], graph: TraceGraph): Breach[] {
  const bySystem = Map.groupBy(
    parts.flatMap((part) => systemsAbove(part, graph).map((system) => ({ part, system }))),
    ({ system }) => system,
  );
  return [...bySystem]
    .filter(([system]) => saysWhat(system) && !considers(system, situation, graph))
    .map(([system, pairs]) => ({
      item: system,
      place: fieldPlace(system, 'considers'),
      message: `${system.id} does not consider ${situation.id} for its class, but ${allOf(pairs.map(({ part }) => part.id))} contribute${pairs.length === 1 ? 's' : ''} to it`,
      fix: `Name ${situation.id} under \`considers\`, and say in the classification rationale what follows from it.`,
      related: pairs.map(({ part }) => ({
        message: `${part.id} contributes to ${situation.id}`,
        place: fieldPlace(part, 'contributes-to'),
      })),
    }));
}

/** What a system considers is demanded of it by itself. */
function saysWhat(system: TraceItem): boolean {
  return answers(system, 'considers').length > 0;
}

function considers(system: TraceItem, situation: TraceItem, graph: TraceGraph): boolean {
  return graph.targets(system, 'considers').includes(situation);
}

function systemsAbove(part: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const users = part.kind === 'soup' ? graph.sources(part, 'uses') : [part];
  return [...new Set(users.flatMap((each) => [each, ...holders(each, graph)]))].filter(({ kind }) => kind === 'software-system');
}
