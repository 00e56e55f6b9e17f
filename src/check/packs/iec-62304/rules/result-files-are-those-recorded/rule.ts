import type { Evidence } from '../../../../../model/evidence.ts';
import { lineStart } from '../../../../../model/place.ts';
import { fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext, type Subject } from '../../../../rule.ts';

type Report = NonNullable<Evidence['reports']>[number];
type LooseReport = NonNullable<Evidence['looseReports']>[number];

/** A file that a run names, or a report beside it that no run names. */
interface Recorded extends Subject {
  readonly item?: TraceItem;
  readonly report?: Report;
  readonly loose?: LooseReport;
}

export default defineRule({
  id: 'result-files-are-those-recorded',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['reports', 'looseReports'],
  expect: eachOf(files).passes(({ item: run, report, loose }) => {
    if (loose !== undefined)
      return {
        place: loose.place,
        message: `${loose.file} reports ${loose.tests === 1 ? 'a test' : `${loose.tests} tests`}${loose.failed === 0 ? '' : `, ${loose.failed} of which did not pass`}, and ${run === undefined ? `there is no run ${loose.run}` : `${loose.run} does not name it`}`,
        fix:
          run === undefined
            ? 'Bring the record of the run back: no formal run may be dropped. Files of no run belong elsewhere.'
            : `Name it under \`results\` of ${loose.run}; what a run gave is recorded whole.`,
      };
    if (report?.recorded === undefined || report.sha256 === undefined || report.recorded === report.sha256 || run === undefined)
      return undefined;
    return {
      place: fieldPlace(run, 'results'),
      severity: { draft: 'error', release: 'error' } as const,
      message: `${report.file} is not the file that ${run.id} recorded: its SHA-256 is ${report.sha256.slice(0, 8)}…, and was ${report.recorded.slice(0, 8)}…`,
      fix: 'Bring back the file as the tool wrote it; a new run gets a record of its own (`dhf record`).',
      related: [{ message: 'the file as it is now', place: lineStart(report.file) }],
    };
  }),
});

function* files({ graph }: RuleContext): Iterable<Recorded> {
  const runOf = (id: string) => {
    const item = graph.item(id);
    return item?.kind === 'test-run' ? { item } : {};
  };
  for (const report of graph.evidence.reports ?? []) if (report.format !== 'table') yield { ...runOf(report.run), report };
  for (const loose of graph.evidence.looseReports ?? []) yield { ...runOf(loose.run), loose };
}
