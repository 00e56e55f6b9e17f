import { type ClassReason, reasonKinds, reasonsBy } from '../model/class-floor.ts';
import { compareIds, type TraceGraph } from '../model/graph.ts';
import { type EffectiveClass, isSafetyClass, type SafetyClass } from '../model/safety-class.ts';
import { systemsOf } from '../model/structure.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';

/** A software system, or an item, unit or SOUP in it, with the class it declares, the one in force, and the one its risks demand. */
export interface ClassNode {
  readonly item: TraceItem;
  /** What it is part of; the system for SOUP and for what names nothing. */
  readonly parent: TraceItem | undefined;
  /** 0 for the system. */
  readonly depth: number;
  readonly declared: SafetyClass | undefined;
  readonly effective: EffectiveClass;
  /** The highest class that a risk demands of it; undefined where none demands anything. */
  readonly floor: SafetyClass | undefined;
  /** Why the floor is as high as it is. */
  readonly reasons: readonly ClassReason[];
  /** Does a risk demand more than the class in force? */
  readonly isTooLow: boolean;
  /** Finished segregations that name it as the part of lower class. */
  readonly keptApartBy: readonly TraceItem[];
}

/** Everything in one software system, each part below what it is part of. */
export interface ClassTree {
  readonly system: TraceItem;
  readonly nodes: readonly ClassNode[];
}

/** One tree for each software system. */
export function classTrees(graph: TraceGraph): readonly ClassTree[] {
  const parts = [...graph.ofKind('software-item'), ...graph.ofKind('software-unit')];
  const loose = parts.filter((part) => graph.targets(part, 'part-of').length === 0);
  return graph.ofKind('software-system').map((system) => ({ system, nodes: nodesIn(system, loose, graph) }));
}

/** The highest class that risks demand of a part of the software, by what it contributes to, considers and controls; undefined where none does. */
export function floorOf(item: TraceItem, graph: TraceGraph): Pick<ClassNode, 'floor' | 'reasons'> {
  const reasons = reasonsFor(item, graph);
  const floor = reasons.reduce<SafetyClass | undefined>(
    (best, each) => (best === undefined || each.class > best ? each.class : best),
    undefined,
  );
  return { floor, reasons: reasons.filter((each) => each.class === floor) };
}

/** Every reason why a part of the software needs a class, however low. */
export function reasonsFor(item: TraceItem, graph: TraceGraph): readonly ClassReason[] {
  return reasonsOf(graph).get(item) ?? [];
}

function nodesIn(system: TraceItem, loose: readonly TraceItem[], graph: TraceGraph): ClassNode[] {
  const nodes: ClassNode[] = [];
  const seen = new Set<TraceItem>();
  const visit = (item: TraceItem, parent: TraceItem | undefined, depth: number) => {
    if (seen.has(item)) return;
    seen.add(item);
    nodes.push(nodeOf(item, parent, depth, graph));
    for (const part of graph.sources(item, 'part-of').sort((a, b) => compareIds(a.id, b.id))) visit(part, item, depth + 1);
  };
  visit(system, undefined, 0);
  for (const part of loose) if (systemsOf(part, graph).includes(system)) visit(part, system, 1);
  for (const soup of graph.ofKind('soup')) if (systemsOf(soup, graph).includes(system)) visit(soup, system, 1);
  return nodes;
}

function nodeOf(item: TraceItem, parent: TraceItem | undefined, depth: number, graph: TraceGraph): ClassNode {
  const declared = answer(item, 'safety-class');
  const effective = graph.classOf(item);
  const { floor, reasons } = floorOf(item, graph);
  return {
    item,
    parent,
    depth,
    declared: isSafetyClass(declared) ? declared : undefined,
    effective,
    floor,
    reasons,
    isTooLow: floor !== undefined && floor > effective.class,
    keptApartBy: graph.sources(item, 'segregates-low').filter(({ status }) => status !== 'draft'),
  };
}

/** Found once a graph: what one item brings may be a reason for another. */
const known = new WeakMap<TraceGraph, ReadonlyMap<TraceItem, readonly ClassReason[]>>();

function reasonsOf(graph: TraceGraph): ReadonlyMap<TraceItem, readonly ClassReason[]> {
  const found =
    known.get(graph) ??
    Map.groupBy(
      reasonKinds.flatMap((kind) => graph.ofKind(kind).flatMap((item) => reasonsBy(item, graph))),
      ({ item }) => item,
    );
  known.set(graph, found);
  return found;
}
