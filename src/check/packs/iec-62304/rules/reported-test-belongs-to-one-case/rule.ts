import type { LooseTest, RunReport } from '../../../../../model/evidence.ts';
import { isFormal } from '../../../../../model/results.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf, shorten, someOf } from '../../../../words.ts';

interface Reported extends ItemSubject {
  readonly report: RunReport;
}

export default defineRule({
  id: 'reported-test-belongs-to-one-case',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['reports'],
  expect: eachOf(reports).passes(({ item: run, report }) => [
    ...ofSeveral(run, report),
    ...ofNone(run, report, 'failed', ({ outcome }) => outcome === 'fail' || outcome === 'blocked' || outcome === 'invalid'),
    ...ofNone(run, report, 'passed', ({ outcome }) => outcome === 'pass' || outcome === 'not-run'),
  ]),
});

/** What formal runs report. */
function* reports({ graph }: RuleContext): Iterable<Reported> {
  for (const report of graph.evidence.reports ?? []) {
    const item = graph.item(report.run);
    if (item?.kind === 'test-run' && isFormal(item)) yield { item, report };
  }
}

function ofSeveral(run: TraceItem, { ambiguous }: RunReport): readonly Breach[] {
  const [first] = ambiguous;
  if (first === undefined) return [];
  const more = ambiguous.length === 1 ? '' : `, and ${ambiguous.length - 1} more like it`;
  return [
    {
      place: first.place,
      message: `A test in ${run.id} names ${allOf(first.cases)}, so nobody can tell whose result it is: “${shorten(first.name)}”${more}`,
      fix: 'Let each test name one case. A test that is meant for several gets a mark, property or tag for each: `[test TC-1, TC-2]`.',
      related: related(ambiguous.slice(1)),
    },
  ];
}

function ofNone(
  run: TraceItem,
  { unmatched, format }: RunReport,
  what: 'failed' | 'passed',
  which: (test: LooseTest) => boolean,
): readonly Breach[] {
  const tests = unmatched.filter(which);
  const [first] = tests;
  if (first === undefined) return [];
  const names = someOf(tests.map(({ name }) => `“${shorten(name)}”`));
  const isTable = format === 'table';
  const many = tests.length === 1 ? (isTable ? 'A row' : 'A test') : `${tests.length} ${isTable ? 'rows' : 'tests'}`;
  const belongs = `${tests.length === 1 ? 'belongs' : 'belong'} to no test case`;
  return [
    {
      place: first.place,
      ...(what === 'passed' && !isTable ? { severity: { draft: 'info', release: 'info' } as const } : {}),
      message:
        what === 'failed'
          ? `${many} in ${run.id} did not pass and ${belongs}, so no problem report can name ${tests.length === 1 ? 'it' : 'them'}: ${names}`
          : `${many} in ${run.id} ${belongs}, and ${tests.length === 1 ? 'shows' : 'show'} nothing of any requirement: ${names}`,
      fix: 'Write the ID of the case into the name of the test, or name the test under `automated-as` of its case.',
      related: related(tests.slice(1)),
    },
  ];
}

/** A few of the others. */
function related(tests: readonly LooseTest[]) {
  return tests.slice(0, 5).map(({ name, place }) => ({ message: `“${shorten(name)}”`, place }));
}
