import { type ClassReason, reasonKinds, reasonsBy } from '../../../model/class-floor.ts';
import { isSafetyClass, type SafetyClass } from '../../../model/safety-class.ts';
import { answer, type TraceItem } from '../../../model/trace-item.ts';
import type { Gathering, Sight } from '../../gather.ts';

/** Kinds that may give a class. */
export const classGivers = ['software-system', 'software-item', 'software-unit', 'soup'] as const;

/** Is it a software system, or an item, unit or SOUP whose own declaration is in force: something a class can be held against? */
export function isClassGiver(item: TraceItem, { graph }: Sight): boolean {
  return item.kind === 'software-system' || graph.classOf(item).from === item.id;
}

/** The class that an item declares itself, whether or not it is in force. */
export function declaredClass(item: TraceItem): SafetyClass | undefined {
  const text = answer(item, 'safety-class');
  return isSafetyClass(text) ? text : undefined;
}

/** Does an item declare less than a class? What declares nothing is of class C. */
export function lowerThan(item: TraceItem, safetyClass: SafetyClass): boolean {
  return (declaredClass(item) ?? 'C') < safetyClass;
}

/** Reasons for the class of each part of the software, by its ID. */
const byPart: Gathering<ClassReason> = {
  kinds: reasonKinds,
  says: (item, { graph }) => reasonsBy(item, graph).map((reason) => [reason.item.id, reason]),
};

/** The same reasons, by the ID of what gives the class to the software they are about. */
const byGiver: Gathering<ClassReason> = {
  kinds: reasonKinds,
  says: (item, { graph }) => reasonsBy(item, graph).map((reason) => [graph.classOf(reason.item).from, reason]),
};

/** Reasons for the class of a part of the software. */
export function reasonsFor(item: TraceItem, { gathered }: Sight): readonly ClassReason[] {
  return gathered.of(byPart, item.id);
}

/** Reasons for the class that an item gives, to itself or to software that has its class from it. */
export function reasonsBehind(giver: TraceItem, { gathered }: Sight): readonly ClassReason[] {
  return gathered.of(byGiver, giver.id);
}

/** Does an assessed risk demand more than what gives the class declares? Class A leaves no room for a risk that is not acceptable, however small its harm. */
export function contradicts(reason: ClassReason, giver: TraceItem): boolean {
  if (reason.why === 'unassessed') return false;
  return lowerThan(giver, reason.class) || (reason.why === 'no-harm' && reason.by !== 'controls' && declaredClass(giver) === 'A');
}
