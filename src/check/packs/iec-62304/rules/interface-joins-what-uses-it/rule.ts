import { leads, type TraceGraph } from '../../../../../model/graph.ts';
import { byItemId } from '../../../../../model/item-index.ts';
import type { TraceLink } from '../../../../../model/link.ts';
import { holders, parts } from '../../../../../model/structure.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, every, inEachItem, together } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

const fix = 'Write an interface that connects the two (`dhf new IF`), or add the missing end to the `connects` of one that is there.';

export default defineRule({
  id: 'interface-joins-what-uses-it',
  clause: '5.3.2',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.3.2-1'],
  expect: together(
    inEachItem(uses).passes(({ link, to }, { graph }) => notJoined(link, to, graph)),
    every('external').passes((external, { graph }) => notConnected(external, graph)),
  ),
});

/** Every pair of which one uses the other, once, at the lower ID that says so; it is judged at the higher class of the two. */
function* uses(item: TraceItem, { graph }: RuleContext) {
  if (item.status === 'retired' || item.kind === 'software-system') return;
  const seen = new Set<TraceItem>();
  for (const link of graph.linksFrom(item, 'uses').filter(leads)) {
    const to = link.to as TraceItem;
    if (!seen.has(to) && !isToldThere(to, item, graph)) yield { item: higher(item, to, graph), link, to };
    seen.add(to);
  }
}

function isToldThere(other: TraceItem, item: TraceItem, graph: TraceGraph): boolean {
  if (other.kind === 'software-system' || byItemId(other, item) >= 0) return false;
  return graph.targets(other, 'uses').includes(item);
}

function higher(a: TraceItem, b: TraceItem, graph: TraceGraph): TraceItem {
  return graph.classOf(b).class > graph.classOf(a).class ? b : a;
}

function notJoined(link: TraceLink, to: TraceItem, graph: TraceGraph) {
  const found = joining(link.from, to, graph);
  if (found.some((each) => each.status !== 'draft')) return undefined;
  const drafts = found.map((each) => `; ${each.id} is still a draft`).join('');
  return { item: link.from, place: link.place, message: `${link.from.id} uses ${to.id}, but no interface connects the two${drafts}`, fix };
}

/** Interfaces with one end at either side, or with an end that leads nowhere: that is found at the interface itself. */
function joining(a: TraceItem, b: TraceItem, graph: TraceGraph): TraceItem[] {
  const far = standsFor(b, a, graph);
  const interfaces = [...standsFor(a, b, graph)].flatMap((near) => graph.sources(near, 'connects').map((each) => ({ each, near })));
  const joined = interfaces.filter(({ each, near }) =>
    graph.linksFrom(each, 'connects').some((link) => !leads(link) || (link.to !== near && far.has(link.to as TraceItem))),
  );
  return [...new Set(joined.map(({ each }) => each))];
}

/** The item itself, everything in it, and what holds it but not the other. */
function standsFor(item: TraceItem, other: TraceItem, graph: TraceGraph): Set<TraceItem> {
  const around = new Set([other, ...holders(other, graph)]);
  return new Set([item, ...parts(item, graph), ...holders(item, graph).filter((each) => !around.has(each))]);
}

function notConnected(external: TraceItem, graph: TraceGraph) {
  const breach = breachOfAll(external, graph, [
    {
      in: 'connects',
      from: ['interface'],
      where: (each) => graph.targets(each, 'connects').some((end) => end.kind !== 'external'),
      whereNot: (each) => `${each.id} has no end in the software`,
    },
  ]);
  return breach && { ...breach, message: `No interface connects ${external.id} with the software${breach.instead}`, fix };
}
