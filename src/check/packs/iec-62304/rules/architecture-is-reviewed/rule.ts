import type { TraceGraph } from '../../../../../model/graph.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import type { Sight } from '../../../../gather.ts';
import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';

export default defineRule({
  id: 'architecture-is-reviewed',
  clause: '5.3.6',
  classes: ['B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.3.6-1'],
  expect: reviewed(
    { kinds: ['document', 'software-item', 'software-unit', 'interface'], where: isPart },
    { kind: 'architecture', clause: '5.3.6', points: ['a', 'b', 'c'] },
  ),
});

/** What an architecture is made of, as far as class B or C; what is still a draft is reviewed when it is finished. */
function isPart(item: TraceItem, { graph }: Sight): boolean {
  if (item.status === 'draft' || graph.classOf(item).class === 'A') return false;
  return item.kind !== 'document' || graph.sources(item, 'architecture').some((system) => describesAt(system, graph));
}

function describesAt(system: TraceItem, graph: TraceGraph): boolean {
  return system.kind === 'software-system' && graph.classOf(system).class !== 'A';
}
