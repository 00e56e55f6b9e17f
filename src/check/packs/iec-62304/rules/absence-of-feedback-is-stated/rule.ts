import type { TraceGraph } from '../../../../../model/graph.ts';
import { versionsFor } from '../../../../../model/releases.ts';
import { isLater, isMoment, latest } from '../../../../../model/times.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { someOf } from '../../../../words.ts';

export default defineRule({
  id: 'absence-of-feedback-is-stated',
  clause: '6.2.1.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('statement')
    .where((item) => item.status !== 'draft' && answer(item, 'about') === 'feedback' && isMoment(statedOn(item)))
    .passes((item, { graph }) => {
      const since = recordBefore(item, graph);
      const came = graph.ofKind('feedback').filter((each) => cameIn(each, since, statedOn(item)) && concerns(each, item, graph));
      if (came.length === 0) return undefined;
      return {
        message: `${item.id} says on ${statedOn(item)} that no feedback came in${since === '' ? '' : ` after ${since}`}, but ${someOf(came.map(({ id }) => id))} did`,
        fix: 'Take the statement out, and record what came in and how it was judged as a review of kind feedback.',
        related: came.map((each) => ({
          message: `${each.id} came in on ${answer(each, 'received-on')}`,
          place: fieldPlace(each, 'received-on'),
        })),
      };
    }),
});

function statedOn(statement: TraceItem): string {
  return answer(statement, 'stated-on') ?? '';
}

function cameIn(feedback: TraceItem, since: string, until: string): boolean {
  const on = answer(feedback, 'received-on') ?? '';
  return isMoment(on) && !isLater(on, until) && (since === '' || isLater(on, since));
}

/** A statement for a release speaks of feedback on its versions alone. */
function concerns(feedback: TraceItem, statement: TraceItem, graph: TraceGraph): boolean {
  const releases = graph.targets(statement, 'for').filter(({ kind }) => kind === 'release');
  const version = plainVersion(answer(feedback, 'product-version') ?? '');
  return releases.length === 0 || releases.some((release) => versionsFor(feedback, release, graph).has(version));
}

/** The day of the latest record of feedback before a statement: it speaks of what came after that. Empty where it is the first. */
function recordBefore(statement: TraceItem, graph: TraceGraph): string {
  const reviews = graph.ofKind('review').filter((each) => each.status !== 'draft' && answer(each, 'review-kind') === 'feedback');
  const statements = graph.ofKind('statement').filter((each) => each.status !== 'draft' && answer(each, 'about') === 'feedback');
  const days = [...reviews.map((each) => answer(each, 'held-on') ?? ''), ...statements.map(statedOn)];
  return (
    latest(
      days.filter((day) => isLater(statedOn(statement), day)),
      (day) => day,
    ) ?? ''
  );
}
