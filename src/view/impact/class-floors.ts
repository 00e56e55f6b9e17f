import { type ClassReason, reasonsBy } from '../../model/class-floor.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { ImpactStep } from '../../model/impact.ts';
import { riskScales } from '../../model/risk-scales.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import type { Ask } from './ask.ts';
import { type Move, reasonsOf, type Sides } from './moves.ts';

/** Parts of the software whose class no longer reaches what a risk demands since that, its situation, a cause or a control moved: their class is decided again. */
export function* classFloorsAsked(sides: Sides): Iterable<Ask> {
  const { before, after, moves } = sides;
  for (const source of new Set([...moves.values()].flatMap((move) => reasonsRestingOn(move, after)))) {
    const was = before.item(source.id);
    const known = new Set((was === undefined ? [] : tooLow(was, before)).map(keyOf));
    for (const reason of tooLow(source, after).filter((each) => !known.has(keyOf(each)))) yield* asked(reason, sides);
  }
}

function keyOf({ item, situation, risk, control }: ClassReason): string {
  return [item, situation, risk, control].map((each) => each?.id ?? '').join(' ');
}

function tooLow(source: TraceItem, graph: TraceGraph): readonly ClassReason[] {
  return reasonsBy(source, graph).filter((reason) => isTooLow(reason, graph));
}

/** As the rules on classes have it; where a part of a system brings about what that considers, it is a matter of the part. */
function isTooLow({ item, by, situation, why, ...reason }: ClassReason, graph: TraceGraph): boolean {
  if (why === 'unassessed') return false;
  const own = graph.classOf(item).class;
  if (own >= reason.class && !(why === 'no-harm' && by !== 'controls' && own === 'A')) return false;
  if (by !== 'considers' || situation === undefined) return true;
  return graph.sources(situation, 'contributes-to').every((each) => graph.classOf(each).class < reason.class);
}

/** What brings reasons for a class that rest on something that moved: parts of the software, and controls. */
function reasonsRestingOn({ item }: Move, graph: TraceGraph): readonly TraceItem[] {
  switch (item?.kind) {
    case 'software-system':
    case 'software-item':
    case 'software-unit':
    case 'soup':
    case 'risk-control':
      return [item];
    case 'software-requirement':
      return graph.targets(item, 'implements');
    case 'software-cause':
      return graph.targets(item, 'arises-in');
    case 'hazardous-situation':
      return ofSituation(item, graph);
    case 'risk':
      return [...graph.sources(item, 'mitigates'), ...graph.targets(item, 'assesses').flatMap((each) => ofSituation(each, graph))];
    case 'document':
      return item === riskScales(graph)?.plan
        ? graph.ofKind('risk').flatMap((risk) => graph.targets(risk, 'assesses').flatMap((each) => ofSituation(each, graph)))
        : [];
    default:
      return [];
  }
}

function ofSituation(situation: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const causes = graph.sources(situation, 'causes');
  return [
    ...graph.sources(situation, 'contributes-to'),
    ...graph.sources(situation, 'considers'),
    ...causes.flatMap((cause) => graph.targets(cause, 'arises-in')),
    ...causes.flatMap((cause) => graph.sources(cause, 'mitigates')),
  ];
}

/** The class is decided where it is declared, by each thing on the way that moved. */
function* asked(reason: ClassReason, { after, moves }: Sides): Iterable<Ask> {
  const giver = after.item(after.classOf(reason.item).from) ?? reason.item;
  const steps = stepsOf(reason, after);
  const on = [reason.risk, reason.situation, reason.control, reason.item, riskScales(after)?.plan];
  for (const moved of new Set(on.flatMap((each) => moves.get(each?.id ?? '') ?? []))) {
    const at = steps.findIndex(({ from, to }) => from === moved.id || to === moved.id);
    yield { action: 'decide', item: giver, because: reasonsOf(moved, at < 0 ? steps : steps.slice(0, at + 1)) };
  }
}

function stepsOf({ item, by, situation, risk, control }: ClassReason, graph: TraceGraph): readonly ImpactStep[] {
  if (control !== undefined) {
    const requirement = graph.sources(control, 'implements').find((each) => graph.targets(each, 'allocated-to').includes(item));
    const there =
      requirement === undefined
        ? [{ from: control.id, field: 'realised-in', to: item.id }]
        : [
            { from: requirement.id, field: 'allocated-to', to: item.id },
            { from: requirement.id, field: 'implements', to: control.id },
          ];
    return [...there, ...(risk === undefined ? [] : [{ from: control.id, field: 'mitigates', to: risk.id }])];
  }
  if (situation === undefined) return [];
  const assessed = risk === undefined ? [] : [{ from: risk.id, field: 'assesses', to: situation.id }];
  if (by === 'considers' || graph.targets(item, 'contributes-to').includes(situation))
    return [{ from: item.id, field: by === 'considers' ? 'considers' : 'contributes-to', to: situation.id }, ...assessed];
  const cause = graph.sources(item, 'arises-in').find((each) => graph.targets(each, 'causes').includes(situation));
  if (cause === undefined) return assessed;
  return [{ from: cause.id, field: 'arises-in', to: item.id }, { from: cause.id, field: 'causes', to: situation.id }, ...assessed];
}
