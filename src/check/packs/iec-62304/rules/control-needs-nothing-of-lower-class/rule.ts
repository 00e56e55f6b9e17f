import type { ClassReason } from '../../../../../model/class-floor.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import type { SafetyClass } from '../../../../../model/safety-class.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { everyThingOf } from '../../../../expect.ts';
import type { Sight } from '../../../../gather.ts';
import { defineRule } from '../../../../rule.ts';
import { reasonsFor } from '../../class-givers.ts';

export default defineRule({
  id: 'control-needs-nothing-of-lower-class',
  clause: '4.3 d',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-4.3.d-3'],
  expect: everyThingOf(['software-item', 'software-unit', 'soup'], carrier).passes(({ item, reason }, { graph }) =>
    neededBelow(item, reason.class, graph).map((needed) => ({
      item: needed,
      message: `${needed.id} is class ${graph.classOf(needed).class}, but ${item.id} needs it to carry out ${reason.control?.id}, a control of ${reason.risk?.id}, which is a risk of class ${reason.class}: without ${needed.id} the control fails too`,
      fix: `Raise ${needed.id} to class ${reason.class}, or build ${reason.control?.id} so that it works without ${needed.id}, and take it out of \`uses\` of ${item.id}. A segregation does not help what is needed.`,
      related: [
        { message: `${item.id} carries out ${reason.control?.id}`, place: item.idPlace },
        ...(reason.control === undefined ? [] : [{ message: `${reason.control.id} mitigates the risk`, place: reason.control.idPlace }]),
      ],
    })),
  ),
});

function carrier(item: TraceItem, sight: Sight) {
  const reason = controlling(item, sight);
  return reason === undefined ? [] : [{ item, reason }];
}

/** The highest reason why software has to carry out a control of a risk of class B or C. What a whole system uses is not needed for one control. */
function controlling(item: TraceItem, sight: Sight): ClassReason | undefined {
  const reasons = reasonsFor(item, sight).filter(
    ({ by, why, class: safetyClass }) => by === 'controls' && why === 'harm' && safetyClass > 'A',
  );
  return reasons.reduce<ClassReason | undefined>((best, each) => (best === undefined || each.class > best.class ? each : best), undefined);
}

/**
 * What an item needs to work and is below a class, at any depth; what something lower needs in turn comes up once that is raised. The carrier's own class
 * is held against the risk elsewhere.
 */
function neededBelow(item: TraceItem, safetyClass: SafetyClass, graph: TraceGraph): readonly TraceItem[] {
  const own = graph.classOf(item).class;
  const isLower = (each: TraceItem) => graph.classOf(each).class < safetyClass && graph.classOf(each).class < own;
  const needed = new Set<TraceItem>();
  const queue = graph.targets(item, 'uses');
  for (const each of queue) {
    if (each === item || needed.has(each)) continue;
    needed.add(each);
    if (!isLower(each)) queue.push(...graph.targets(each, 'uses'));
  }
  return [...needed].filter(isLower);
}
