import type { ClassReason } from '../../../../../model/class-floor.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { everyThingOf } from '../../../../expect.ts';
import type { Sight } from '../../../../gather.ts';
import { type Breach, defineRule, type Subject } from '../../../../rule.ts';
import { classGivers, contradicts, declaredClass, isClassGiver, reasonsBehind } from '../../class-givers.ts';

/** Something that gives a class to software in which controls of risks of class B or C work. The risk decides, whatever class is declared. */
interface Giver extends Subject {
  readonly giver: TraceItem;
}

export default defineRule({
  id: 'implementing-item-has-the-class-of-the-risk',
  clause: '7.2.2',
  classes: ['B', 'C'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-7.2.2-2'],
  expect: everyThingOf(classGivers, controllingGiver).passes(({ giver }, sight): Breach | undefined => {
    const tooHigh = untold(giver, reasonsBehind(giver, sight)).filter((reason) => contradicts(reason, giver));
    return tooHigh.length === 0 ? undefined : tooLow(giver, tooHigh, sight.graph);
  }),
});

function controllingGiver(giver: TraceItem, sight: Sight): readonly Giver[] {
  return isClassGiver(giver, sight) && reasonsBehind(giver, sight).some(isOfControl) ? [{ giver }] : [];
}

/** It carries out a control of a risk of class B or C. */
function isOfControl({ by, why, class: safetyClass }: ClassReason): boolean {
  return by === 'controls' && why === 'harm' && safetyClass > 'A';
}

/** What the same software can bring about is told first: the same declaration is wrong. */
function untold(giver: TraceItem, reasons: readonly ClassReason[]): readonly ClassReason[] {
  const told = reasons.filter((reason) => reason.by !== 'controls' && contradicts(reason, giver)).map((reason) => reason.class);
  return reasons.filter(isOfControl).filter((reason) => told.every((each) => each < reason.class));
}

function tooLow(giver: TraceItem, reasons: readonly ClassReason[], graph: TraceGraph): Breach {
  const worst = reasons.reduce((best, each) => (each.class > best.class ? each : best));
  const { item, control, risk } = worst as ClassReason & { readonly control: TraceItem; readonly risk: TraceItem };
  const who = item === giver ? 'it' : `${item.id}, which has its class from there,`;
  const elsewhere = answer(control, 'location') !== 'software' || graph.sources(control, 'credits').some((system) => system !== giver);
  const when = elsewhere ? 'without that control' : 'with external controls alone';
  return {
    item: giver,
    place: fieldPlace(giver, 'safety-class'),
    class: graph.classOf(giver),
    message: `${giver.id} is declared class ${declaredClass(giver)}, but ${who} carries out ${control.id}, and ${when} ${risk.id} is a risk of class ${worst.class}: a control has the class of the risk it holds`,
    fix: `Declare class ${worst.class}, or allocate the requirements that implement ${control.id} to software of class ${worst.class}.`,
    related: reasons.map((each) => ({
      message: `${each.control?.id} mitigates ${each.risk?.id}, a risk of class ${each.class}`,
      place: (each.control ?? giver).idPlace,
    })),
  };
}
