import { isRejected } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { idsIn } from '../../../../../model/mentions.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every, together } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { reviewed } from '../../reviews.ts';

export default defineRule({
  id: 'existing-requirements-are-looked-at-again',
  clause: '5.2.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.2.5-1'],
  expect: together(
    reviewed(
      { kinds: ['software-requirement'] },
      {
        kind: 'requirements',
        clause: '5.2.5',
        points: ['5.2.5'],
        coveredBy: 'requirements-are-reviewed',
      },
    ),
    every('review')
      .where((review) => answer(review, 'review-kind') === 'requirements' && review.status !== 'draft')
      .passes((review, { graph }) => stillOpen(review, graph)),
  ),
});

/** Changes that the review asked for by naming a change request, as long as that is not closed. */
function stillOpen(review: TraceItem, graph: TraceGraph) {
  const text = answers(review, 'actions')
    .map((value) => value.text)
    .join(' ');
  const open = idsIn(text, graph).filter(
    (each) => each.kind === 'change-request' && answer(each, 'closed-on') === undefined && !isRejected(each),
  );
  if (open.length === 0) return undefined;
  return {
    place: fieldPlace(review, 'actions'),
    message: `${review.id} asks for a change of requirements, and ${allOf(open.map(({ id }) => id))} is not closed`,
    fix: 'Carry the change out, or reject it with a reason, before the release.',
    related: open.map(({ id, idPlace }) => ({ message: `${id} is still open`, place: idPlace })),
  };
}
