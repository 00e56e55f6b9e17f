import type { TraceGraph } from '../../../../../model/graph.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { defineRule } from '../../../../rule.ts';
import { reviewed } from '../../reviews.ts';

export default defineRule({
  id: 'architecture-is-reviewed',
  clause: '5.3.6',
  classes: ['B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.3.6-1'],
  expect: reviewed(({ graph }) => parts(graph), { kind: 'architecture', clause: '5.3.6', points: ['a', 'b', 'c'] }),
});

/** What an architecture is made of, as far as class B or C; what is still a draft is reviewed when it is finished. */
function parts(graph: TraceGraph): readonly TraceItem[] {
  const documents = graph
    .ofKind('software-system')
    .flatMap((system) => (graph.classOf(system).class === 'A' ? [] : graph.targets(system, 'architecture')));
  return [
    ...new Set([...documents, ...(['software-item', 'software-unit', 'interface'] as const).flatMap((kind) => graph.ofKind(kind))]),
  ].filter((each) => each.status !== 'draft' && graph.classOf(each).class !== 'A');
}
