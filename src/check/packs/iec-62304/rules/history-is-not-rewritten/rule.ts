import { lineStart } from '../../../../../model/place.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

export default defineRule({
  id: 'history-is-not-rewritten',
  clause: '8.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-8.3-1'],
  needs: ['history'],
  // Where nobody could see what branches once held, the history that is here is complete, and the clause says what could not be seen.
  expect: eachOf(({ graph }) =>
    graph
      .ofKind('software-system')
      .slice(0, 1)
      .map((item) => ({ item, rewritten: graph.evidence.history?.rewritten ?? [] })),
  ).passes(({ rewritten }, { graph }) => {
    if (rewritten.length === 0) return undefined;
    return {
      place: graph.declared?.placeOf(['git', 'protected']) ?? lineStart('dhf.yaml'),
      message: `${allOf(rewritten)} ${rewritten.length === 1 ? 'was' : 'were'} rewritten, so what was recorded there before can no longer be shown`,
      fix: 'Bring the former commits back from a copy, protect branches and tags against forced pushes, and record what happened.',
    };
  }),
});
