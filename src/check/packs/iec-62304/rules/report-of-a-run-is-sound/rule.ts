import type { RunReport } from '../../../../../model/evidence.ts';
import { isFormal } from '../../../../../model/results.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';

interface Reported extends ItemSubject {
  readonly report: RunReport;
}

export default defineRule({
  id: 'report-of-a-run-is-sound',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'warning' },
  needs: ['reports'],
  expect: eachOf(reports).passes(({ item: run, report }) =>
    report.remarks.map(({ words, place }): Breach => {
      if (report.format === 'table')
        return {
          place,
          message: `${run.id}: ${words}`,
          fix: 'Write what came of the case, also where it is that it was left out.',
          severity: wrong,
        };
      return {
        place,
        message: `The results of ${run.id} contradict themselves: ${words}`,
        fix: 'The tests counted one by one hold. See that the tool wrote the file, and that nobody changed it since.',
      };
    }),
  ),
});

const wrong = { draft: 'error', release: 'error' } as const;

/** What formal runs report. */
function* reports({ graph }: RuleContext): Iterable<Reported> {
  for (const report of graph.evidence.reports ?? []) {
    const item = graph.item(report.run);
    if (item?.kind === 'test-run' && isFormal(item)) yield { item, report };
  }
}
