import type { History } from '../../../../../model/evidence.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext, type Subject } from '../../../../rule.ts';

/** A problem report that there is, or one that was taken out. */
interface Kept extends Subject {
  readonly item?: TraceItem;
  readonly removed?: History['removed'][number];
}

export default defineRule({
  id: 'problem-report-is-kept',
  clause: '9.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-9.5-1'],
  needs: ['history'],
  expect: eachOf(reports).passes(({ removed }) => {
    if (removed === undefined) return undefined;
    return {
      place: removed.place,
      message: `${removed.id} was deleted with commit ${removed.commit.slice(0, 7)}; a problem report is closed, and kept for ever`,
      fix: `Bring the report back with \`git show ${removed.commit.slice(0, 7)}^:${removed.place.file}\`, and close it with the reason if it was none.`,
    };
  }),
});

function* reports({ graph }: RuleContext): Iterable<Kept> {
  for (const item of graph.ofKind('problem-report')) yield { item };
  for (const removed of graph.evidence.history?.removed ?? []) {
    if (graph.vocabulary.kindOfId(removed.id) === 'problem-report' && graph.item(removed.id)?.kind !== 'problem-report') yield { removed };
  }
}
