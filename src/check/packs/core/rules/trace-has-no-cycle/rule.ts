import type { TraceGraph } from '../../../../../model/graph.ts';
import type { TraceLink } from '../../../../../model/link.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { linkWords } from '../../link-words.ts';
import { ringsIn } from './rings.ts';

/** Fields whose links must lead to an end. */
const fields = ['derives-from', 'part-of'] as const;

interface Step extends ItemSubject {
  /** The links of the cycle that starts here, first to last; each cycle is told once, at its lowest ID. */
  readonly ring: readonly TraceLink[] | undefined;
}

export default defineRule({
  id: 'trace-has-no-cycle',
  clause: 'IEC 62304 5.2.1',
  severity: { draft: 'error', release: 'error' },
  checks: ['R-5.2.1-3'],
  expect: eachOf(steps).passes(({ item, ring }) => {
    const [first] = ring ?? [];
    if (ring === undefined || first === undefined) return undefined;
    return {
      place: first.place,
      message:
        ring.length === 1
          ? `${linkWords(first)}, which is the item itself`
          : `${ring.map(linkWords).join(', ')}: the chain comes back to ${item.id}`,
      fix: 'Take out the link that points the wrong way.',
      related: ring.slice(1).map((link) => ({ message: linkWords(link), place: link.place })),
    };
  }),
});

function* steps({ graph }: RuleContext): Iterable<Step> {
  for (const field of fields) {
    const holders = graph.items.filter((item) => item.status !== 'retired' && linksOf(item, field, graph).length > 0);
    const rings = ringsIn(holders, (item) => linksOf(item, field, graph).map((link) => link.to as TraceItem));
    const starting = new Map(rings.map((ring) => [ring[0], ring]));
    for (const item of holders)
      yield { item, ring: starting.get(item)?.map((from, at, ring) => linkTo(from, ring[at + 1] ?? item, field, graph)) };
  }
}

/** Links to anything that stands there, of an allowed kind or not: a cycle is one either way. */
function linksOf(item: TraceItem, field: string, graph: TraceGraph): TraceLink[] {
  return graph.linksFrom(item, field).filter((link) => link.to !== undefined && link.state !== 'dangling');
}

function linkTo(from: TraceItem, to: TraceItem, field: string, graph: TraceGraph): TraceLink {
  return linksOf(from, field, graph).find((link) => link.to === to) as TraceLink;
}
