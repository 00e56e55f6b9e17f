import type { Value } from '../../../../../model/facts.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { resultTables } from '../../../../../model/result-table.ts';
import { caseOf, isFormal, recordedHashes, runOf } from '../../../../../model/results.ts';
import { answer, fieldPlace, isPlaceholder, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { activityOf, casesIn, clauseOfActivity, isOfUse } from '../../test-levels.ts';

interface Recorded {
  readonly item: TraceItem;
  readonly clause: string;
  /** Tests of which its records hold a result. */
  readonly ran: ReadonlySet<TraceItem>;
}

export default defineRule({
  id: 'run-records-each-case',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.7.5-1'],
  needs: ['results'],
  expect: eachOf(formalRuns).passes(({ item: run, ran }, { graph }) => [
    ...withoutResult(run, ran, graph),
    ...withoutHash(run, ran, graph),
    ...withoutWords(run),
  ]),
});

/** Formal runs of tests that are asked for; what the run itself has to say is demanded, and found, field by field. */
function* formalRuns({ graph }: RuleContext): Iterable<Recorded> {
  const resultsOf = Map.groupBy(graph.ofKind('test-result'), (result) => runOf(result, graph));
  for (const item of graph.ofKind('test-run')) {
    if (!isFormal(item)) continue;
    const ran = new Set((resultsOf.get(item) ?? []).flatMap((result) => caseOf(result, graph) ?? []));
    const tests = [...ran, ...casesIn(item, graph)];
    const activities = new Set(tests.map((test) => activityOf(test, graph)));
    const highest = (['system', 'integration', 'unit'] as const).find((each) => activities.has(each));
    if (highest !== undefined || tests.some((test) => isOfUse(test, graph)))
      yield { item, clause: clauseOfActivity[highest ?? 'system'], ran };
  }
}

/** A formal run gives a result for each case it says it ran; one left out is told as such. */
function withoutResult(run: TraceItem, ran: Recorded['ran'], graph: TraceGraph): readonly Breach[] {
  // What a file held that cannot be read is not known, and is told by itself.
  if (graph.evidence.reports?.some((report) => report.run === run.id && report.unread)) return [];
  const silent = casesIn(run, graph).filter((test) => !ran.has(test));
  if (silent.length === 0) return [];
  return [
    {
      place: fieldPlace(run, 'case-hashes'),
      message: `${run.id} says that it ran ${ids(silent)}, and its records hold no result of ${silent.length === 1 ? 'it' : 'them'}`,
      fix: 'Add the result, also where it is that the case was left out; no case of a formal run may be dropped.',
    },
  ];
}

/** A result says how its case, and what that case tests, read when it was run. */
function withoutHash(run: TraceItem, ran: Recorded['ran'], graph: TraceGraph): readonly Breach[] {
  const hashes = recordedHashes(run);
  if (hashes.size === 0) return [];
  const targets = [...ran].flatMap((test) => ['verifies', 'validates', 'shows-effective'].flatMap((field) => graph.targets(test, field)));
  const missing = [...new Set([...ran, ...targets])].filter(({ id }) => !hashes.has(id));
  if (missing.length === 0) return [];
  return [
    {
      place: fieldPlace(run, 'case-hashes'),
      message: `${run.id} does not record how ${ids(missing)} read when it ran, so nobody can tell whether its results still hold`,
      fix: 'Record the run with `dhf record`, which writes the hash of each case and of each thing it tests.',
    },
  ];
}

/** A table of results that a person wrote says what was seen, and which anomalies or none. */
function withoutWords(run: TraceItem): readonly Breach[] {
  if (answer(run, 'method') === 'automated') return [];
  return resultTables(run).flatMap(({ table, cell }) =>
    (['observed', 'anomalies'] as const).flatMap((column) => {
      const empty = table.rows.filter((row) => says(cell(row, 'case')) && !says(cell(row, column)));
      const [first] = empty;
      if (first === undefined) return [];
      const cases = allOf(empty.map((row) => cell(row, 'case')?.text ?? ''));
      return [
        {
          place: cell(first, 'case')?.place ?? table.place,
          message: `${run.id} does not say ${column === 'observed' ? 'what was observed' : 'which anomalies were seen'} in ${cases}`,
          fix: `Fill the column \`${column === 'observed' ? 'Observed' : 'Anomalies'}\`${column === 'observed' ? '' : '; the word none is an answer'}.`,
        },
      ];
    }),
  );
}

function says(cell: Value | undefined): boolean {
  return cell !== undefined && !isPlaceholder(cell.text);
}

function ids(items: readonly TraceItem[]): string {
  return allOf(items.map(({ id }) => id));
}
