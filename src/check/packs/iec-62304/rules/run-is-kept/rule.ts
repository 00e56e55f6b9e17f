import type { History } from '../../../../../model/evidence.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext, type Subject } from '../../../../rule.ts';

/** A run that there is, or one that was taken out. */
interface Kept extends Subject {
  readonly item?: TraceItem;
  readonly removed?: History['removed'][number];
}

export default defineRule({
  id: 'run-is-kept',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['history'],
  expect: eachOf(runs).passes(({ removed }) => {
    if (removed === undefined) return undefined;
    const commit = removed.commit.slice(0, 7);
    return {
      place: removed.place,
      message: `${removed.id} was deleted with commit ${commit}, so nobody can tell whether it was a formal run in which something failed; no formal run may be dropped`,
      fix: `Bring the run and its files back with \`git show ${commit}^:${removed.place.file}\`.`,
    };
  }),
});

function* runs({ graph }: RuleContext): Iterable<Kept> {
  for (const item of graph.ofKind('test-run')) yield { item };
  for (const removed of graph.evidence.history?.removed ?? []) {
    if (graph.vocabulary.kindOfId(removed.id) === 'test-run' && graph.item(removed.id)?.kind !== 'test-run') yield { removed };
  }
}
