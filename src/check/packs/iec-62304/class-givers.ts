import { type ClassReason, classReasons } from '../../../model/class-floor.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import { isSafetyClass, type SafetyClass } from '../../../model/safety-class.ts';
import { answer, type TraceItem } from '../../../model/trace-item.ts';

/** Software systems, and every item, unit and SOUP whose own declaration is in force: what a class can be held against. */
export function classGivers(graph: TraceGraph): readonly TraceItem[] {
  return [
    ...graph.ofKind('software-system'),
    ...(['software-item', 'software-unit', 'soup'] as const)
      .flatMap((kind) => graph.ofKind(kind))
      .filter((item) => graph.classOf(item).from === item.id),
  ];
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

/** Reasons for a class, by the ID of what gives the class to the software they are about. */
export function reasonsByGiver(graph: TraceGraph): ReadonlyMap<string, readonly ClassReason[]> {
  return Map.groupBy(classReasons(graph), ({ item }) => graph.classOf(item).from);
}

/** Does an assessed risk demand more than what gives the class declares? Class A leaves no room for a risk that is not acceptable, however small its harm. */
export function contradicts(reason: ClassReason, giver: TraceItem): boolean {
  if (reason.why === 'unassessed') return false;
  return lowerThan(giver, reason.class) || (reason.why === 'no-harm' && reason.by !== 'controls' && declaredClass(giver) === 'A');
}
