import { firstApproval, signedAt } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { isCurrent, isInForce, runAt, runsOf } from '../../../../../model/releases.ts';
import { isLater } from '../../../../../model/times.ts';
import { fieldPlace } from '../../../../../model/trace-item.ts';
import { answersClause, type ClauseAnswer } from '../../../../claims.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { isToldMissing } from '../../missing-documents.ts';

export default defineRule({
  id: 'risk-work-is-reviewed-before-release',
  clause: '9',
  severity: { draft: 'off', release: 'error' },
  expect: answersClause({
    standard: 'ISO 14971',
    clause: '9',
    home: ['risk-management-report'],
    unless: isToldMissing('risk-management-report'),
    and: (answer, { graph }) => signedTooLate(answer, graph),
  }),
});

/**
 * A report that nobody had approved when the version was let out. One that nobody approved at all is told by itself, and so is a release that nobody
 * approved, or that was approved before its last test.
 */
function signedTooLate({ claims }: ClauseAnswer, graph: TraceGraph): readonly Breach[] {
  const reports = [...new Set(claims.map(({ document }) => document))];
  const current = graph.ofKind('release').filter((release) => isInForce(release) && isCurrent(release, graph));
  return reports.flatMap((report) => {
    const signed = firstApproval(report, graph);
    if (signed === undefined) return [];
    return current.flatMap((release) => {
      const out = graph.approvals.approvalOf(release);
      if (out === undefined || !isLater(signedAt(signed), signedAt(out))) return [];
      if (runsOf(release, graph).some((run) => isLater(runAt(run), signedAt(out)))) return [];
      return [
        {
          item: report,
          place: fieldPlace(signed, 'signed-at'),
          message: `${report.id} says that the risk work was reviewed, but nobody approved it before ${signedAt(signed)}, and ${release.id} was approved at ${signedAt(out)}`,
          fix: 'Have the report approved first, and the release once more after it.',
          related: [{ message: `${out.id} is the approval of ${release.id}`, place: fieldPlace(out, 'signed-at') }],
        },
      ];
    });
  });
}
