import type { TraceGraph } from '../../../../../model/graph.ts';
import { byItemId } from '../../../../../model/item-index.ts';
import type { TraceLink } from '../../../../../model/link.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { type ItemSubject, inEachItem } from '../../../../expect.ts';
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
  expect: inEachItem(steps).passes(({ item, ring }) => {
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

function* steps(item: TraceItem, { graph }: RuleContext): Iterable<Step> {
  for (const field of fields) if (linksOn(item, field, graph).length > 0) yield { item, ring: ringFrom(item, field, graph) };
}

function ringFrom(item: TraceItem, field: string, graph: TraceGraph): readonly TraceLink[] | undefined {
  const next = (each: TraceItem) => linksOn(each, field, graph).map((link) => link.to as TraceItem);
  const behind = reachedFrom(item, next);
  if (!behind.has(item)) return undefined;
  // Rings told at items that this one is tangled up with decide which is told here.
  const tangle = [...behind].filter((each) => reachedFrom(each, next).has(item)).sort(byItemId);
  const ring = ringsIn(tangle, next).find(([first]) => first === item);
  return ring?.map((from, at) => linksOn(from, field, graph).find((link) => link.to === (ring[at + 1] ?? item)) as TraceLink);
}

/** Everything that some steps lead to. */
function reachedFrom(item: TraceItem, next: (item: TraceItem) => readonly TraceItem[]): ReadonlySet<TraceItem> {
  const reached = new Set(next(item));
  for (const each of reached) for (const to of next(each)) reached.add(to);
  return reached;
}

/** Links to anything that stands there, of an allowed kind or not: a cycle is one either way. */
function linksOn(item: TraceItem, field: string, graph: TraceGraph): readonly TraceLink[] {
  return graph.linksFrom(item, field).filter((link) => link.state !== 'dangling');
}
