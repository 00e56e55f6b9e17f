import type { TraceGraph } from '../../../../../model/graph.ts';
import type { SafetyClass } from '../../../../../model/safety-class.ts';
import { isKeptApart } from '../../../../../model/segregation.ts';
import { holders, parts, systemsOf } from '../../../../../model/structure.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, everyThingOf, type ItemSubject, type LinkDemand } from '../../../../expect.ts';
import type { Sight } from '../../../../gather.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { contradicts, declaredClass, reasonsBehind } from '../../class-givers.ts';
import { sharersOf } from '../../sharing.ts';

/** Something of lower class; `neighbours` are parts of other software systems that need it or share a resource with it. */
interface Lower extends ItemSubject {
  readonly neighbours: readonly Neighbour[];
}

interface Neighbour {
  readonly item: TraceItem;
  readonly how: string;
}

export default defineRule({
  id: 'lower-class-needs-segregation',
  clause: '4.3 d',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-4.3.d-1'],
  expect: everyThingOf(['software-item', 'software-unit', 'soup'], lower).passes(({ item, neighbours }, { graph }): readonly Breach[] => {
    const found = isLowered(item, graph) ? (breachOfAll(item, graph, [segregated]) ?? nameless(item, graph)) : undefined;
    if (found !== undefined) return [{ message: unsegregated(item, found.instead, graph), fix: fix(item), ...found }];
    return neighbours.map((each) => reached(item, each, graph));
  }),
});

/** What its own risks forbid is told as that: no segregation would mend it. */
function lower(item: TraceItem, sight: Sight): readonly Lower[] {
  if (reasonsBehind(item, sight).some((reason) => contradicts(reason, item))) return [];
  const neighbours = neighboursOf(item, sight);
  return isLowered(item, sight.graph) || neighbours.length > 0 ? [{ item, neighbours }] : [];
}

const segregated: LinkDemand = {
  in: 'segregates-low',
  where: keepsApart,
  whereNot: (segregation) => `${segregation.id} names nothing of a higher class`,
};

function unsegregated(item: TraceItem, instead: string, graph: TraceGraph): string {
  return `${item.id} is declared class ${declaredClass(item)}, lower than ${around(item, graph).words}, but no segregation keeps it apart${instead}`;
}

function fix(item: TraceItem): string {
  return `Write a segregation with \`segregates-low: [${item.id}]\` that names the parts of higher class (\`dhf new SEG\`), or leave the class out.`;
}

function isLowered(item: TraceItem, graph: TraceGraph): boolean {
  const declared = declaredClass(item);
  const above = classAbove(item, graph);
  return declared !== undefined && above !== undefined && declared < above;
}

/** Naming none at all is found at the segregation itself. */
function keepsApart(segregation: TraceItem, graph: TraceGraph, item: TraceItem): boolean {
  const high = graph.targets(segregation, 'segregates-high');
  return high.length === 0 || high.some((each) => graph.classOf(each).class > (declaredClass(item) ?? 'C'));
}

/** Parts of higher class in the same software that no segregation of the item names, neither themselves nor what holds them. */
function nameless(item: TraceItem, graph: TraceGraph) {
  const segregations = graph.sources(item, 'segregates-low').filter(({ status }) => status !== 'draft');
  if (segregations.some((each) => graph.targets(each, 'segregates-high').length === 0)) return undefined;
  const own = declaredClass(item) ?? 'C';
  const left = othersOf(item, graph).filter((each) => graph.classOf(each).class > own && !isKeptApart(item, each, graph));
  if (left.length === 0) return undefined;
  const names = allOf(left.map((part) => `${part.id} (class ${graph.classOf(part).class})`));
  return {
    instead: '',
    message: `${item.id} is declared class ${own}, and ${allOf(segregations.map(({ id }) => id))} keeps it apart from parts of higher class, but not from ${names}`,
    fix: `Say in the segregation why a failure of ${item.id} cannot reach ${left.length === 1 ? 'that part' : 'those parts'} either, and name ${left.length === 1 ? 'it' : 'them'} under \`segregates-high\`.`,
    related: left.map(({ id, idPlace }) => ({ message: `${id} is not kept apart from ${item.id}`, place: idPlace })),
  };
}

function leavesOf(system: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return parts(system, graph).filter((part) => graph.sources(part, 'part-of').length === 0);
}

/** The smallest parts of the software around an item that do not belong to it; of SOUP, what uses it. */
function othersOf(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  if (item.kind === 'soup') return graph.sources(item, 'uses').filter(({ kind }) => kind !== 'software-system');
  const own = new Set([item, ...parts(item, graph)]);
  return systemsOf(item, graph)
    .flatMap((system) => leavesOf(system, graph))
    .filter((part) => !own.has(part));
}

/** The class an item would have if it declared none. */
function classAbove(item: TraceItem, graph: TraceGraph): SafetyClass | undefined {
  return around(item, graph)
    .items.map((each) => graph.classOf(each).class)
    .sort()
    .at(-1);
}

/** What hands its class down: what holds the item, what uses SOUP, and the software system where there is neither. A wrong `part-of` is found by itself. */
function around(item: TraceItem, graph: TraceGraph): { readonly items: readonly TraceItem[]; readonly words: string } {
  const above = graph.targets(item, 'part-of');
  const users = item.kind === 'soup' ? graph.sources(item, 'uses') : [];
  if (users.length > 0) return { items: users, words: 'what uses it' };
  if (graph.linksFrom(item, 'part-of').length > 0) return { items: above, words: 'what it is part of' };
  return { items: systemsOf(item, graph), words: 'the software system' };
}

/** Parts of other systems, of higher class, that need an item or share a resource with it while nothing keeps the two apart. */
function neighboursOf(item: TraceItem, { graph, gathered }: Sight): readonly Neighbour[] {
  if (item.kind === 'soup') return [];
  const own = systemIds(item, graph);
  const users = graph.sources(item, 'uses').map((user): Neighbour => ({ item: user, how: 'needs it' }));
  const sharers = [...sharersOf(item, { graph, gathered })].map(
    ([other, name]): Neighbour => ({ item: other, how: `shares ${name} with it` }),
  );
  const seen = new Set<TraceItem>();
  return [...users, ...sharers].filter(({ item: other }) => {
    const isNew = !seen.has(other);
    seen.add(other);
    const isHigher = graph.classOf(other).class > graph.classOf(item).class;
    return isNew && isHigher && !systemIds(other, graph).some((id) => own.includes(id)) && !isKeptApart(item, other, graph);
  });
}

function systemIds(item: TraceItem, graph: TraceGraph): readonly string[] {
  return [item, ...holders(item, graph)].filter(({ kind }) => kind === 'software-system').map(({ id }) => id);
}

function reached(item: TraceItem, { item: other, how }: Neighbour, graph: TraceGraph): Breach {
  return {
    message: `${item.id} is class ${graph.classOf(item).class}, but ${other.id}, of class ${graph.classOf(other).class} and of another software system, ${how}, and no segregation keeps the two apart`,
    fix: `Write a segregation with \`segregates-low: [${item.id}]\` and \`segregates-high: [${other.id}]\` (\`dhf new SEG\`), or raise the class of ${graph.classOf(item).from}.`,
    related: [{ message: `${other.id} is class ${graph.classOf(other).class}`, place: other.idPlace }],
  };
}
