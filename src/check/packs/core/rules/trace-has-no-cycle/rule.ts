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
    const links = linksByHolder(graph, field);
    const ends = (item: TraceItem) => (links.get(item) ?? []).map((link) => link.to as TraceItem);
    const rings = new Map(ringsIn([...links.keys()], ends).map((ring) => [ring[0], ring]));
    for (const item of links.keys()) {
      const ring = rings.get(item)?.map((from, at, all) => links.get(from)?.find((link) => link.to === (all[at + 1] ?? item)) as TraceLink);
      yield { item, ring };
    }
  }
}

/** Links to anything that stands there, of an allowed kind or not: a cycle is one either way. */
function linksByHolder(graph: TraceGraph, field: string): ReadonlyMap<TraceItem, readonly TraceLink[]> {
  const links = graph.links.filter((link) => link.field === field && link.state !== 'dangling');
  return Map.groupBy(links, (link) => link.from);
}
