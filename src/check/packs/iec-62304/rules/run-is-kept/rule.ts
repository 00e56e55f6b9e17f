import type { ChangedRun, History } from '../../../../../model/evidence.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext, type Subject } from '../../../../rule.ts';

/** A run that there is, or one that was taken out. */
interface Kept extends Subject {
  readonly item?: TraceItem;
  readonly removed?: History['removed'][number];
  /** It once stood on some branch, and came not with it. */
  readonly dropped?: ChangedRun;
}

export default defineRule({
  id: 'run-is-kept',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['history'],
  expect: eachOf(runs).passes(({ removed, dropped }) => {
    if (dropped !== undefined) {
      const commit = dropped.recorded.slice(0, 7);
      return {
        place: dropped.place,
        message: `${dropped.run} is a formal run of commit ${commit}, and was left out before its branch was merged or when it was; no formal run may be dropped`,
        fix: `Bring the run and its files back with \`git show ${commit}:${dropped.place.file}\`; where it has another ID now, name the former one under \`former-ids\`.`,
      };
    }
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
  const { removed: taken = [], runs: changed = [] } = graph.evidence.history ?? {};
  const isGone = (id: string) => graph.item(id)?.kind !== 'test-run';
  const removed = taken.filter(({ id }) => graph.vocabulary.kindOfId(id) === 'test-run' && isGone(id));
  const known = new Set(removed.map(({ id }) => id));
  for (const each of removed) yield { removed: each };
  for (const each of changed) if (each.gone === true && isGone(each.run) && !known.has(each.run)) yield { dropped: each };
}
