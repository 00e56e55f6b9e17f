import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'baseline-is-found-by-its-tag',
  clause: '8.1.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-8.1.3-1'],
  needs: ['history'],
  expect: every('baseline')
    .where((item, { graph }) => item.status !== 'draft' && answer(item, 'tag') !== undefined && !isPlanned(item, graph))
    .passes((item, { graph }) => {
      const { tags = [], commits = [] } = graph.evidence.history ?? {};
      const name = answer(item, 'tag');
      const tag = tags.find((each) => each.name === name);
      const why =
        tag === undefined
          ? 'which git does not have'
          : commits.some(({ hash }) => hash === tag.commit)
            ? undefined
            : `which is at ${tag.commit.slice(0, 7)}, no part of the history`;
      if (why === undefined) return undefined;
      // A clone may leave all tags out, and then nobody can tell whether there is one.
      const isUnknown = tags.length === 0;
      return {
        place: fieldPlace(item, 'tag'),
        ...(isUnknown ? { severity: { draft: 'info', release: 'error' } as const } : {}),
        message: `${item.id} is tagged ${name}, ${isUnknown ? 'and no tag at all is here' : why}, so its configuration items and their versions cannot be listed`,
        fix: `${isUnknown ? 'Fetch the tags: `git fetch --tags`. Where there are none: ' : ''}Set the tag on the commit that holds the baseline, or correct its name; until then let the baseline be a draft.`,
      };
    }),
});

/** The baseline of releases that are all still drafts. */
function isPlanned(item: TraceItem, graph: TraceGraph): boolean {
  const releases = graph.sources(item, 'includes').filter((each) => each.kind === 'release');
  return releases.length > 0 && releases.every((release) => release.status === 'draft');
}
