import type { TraceGraph } from '../../../../../model/graph.ts';
import { isCurrent, isInForce } from '../../../../../model/releases.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'release-tag-holds-the-product',
  clause: '5.8.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'off', release: 'error' },
  needs: ['product', 'history'],
  expect: every('release')
    .where((release, { graph }) => isInForce(release) && isCurrent(release, graph))
    .passes((release, { graph }) =>
      [...heldByTag(release, graph)].flatMap(([system, held]) => {
        const present = graph.evidence.product?.[system]?.sha256;
        if (present === undefined || present === held) return [];
        return [
          {
            place: fieldPlace(release, 'tag'),
            message: `${release.id} is tagged ${answer(release, 'tag')}, which holds product ${short(held)} of ${system}, but the present one is ${short(present)}, so what is judged here is not what is released`,
            fix: 'Judge the release at the commit of its tag; where the product was changed after that, release it under a new version with a tag of its own.',
          },
        ];
      }),
    ),
});

/** Product hashes by software system; none where the tag is not here, which is told by 8.1.3. */
function heldByTag(release: TraceItem, graph: TraceGraph): ReadonlyMap<string, string> {
  const tag = graph.evidence.history?.tags.find(({ name }) => name === answer(release, 'tag'));
  return new Map(Object.entries(graph.evidence.productAt?.[tag?.commit ?? ''] ?? {}));
}

function short(hash: string): string {
  return `${hash.slice(0, 8)}…`;
}
