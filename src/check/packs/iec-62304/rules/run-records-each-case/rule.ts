import type { TableFacts, Value } from '../../../../../model/facts.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { caseOf, isFormal, recordedHashes, runOf } from '../../../../../model/results.ts';
import { answer, fieldPlace, isPlaceholder, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { activityOf, casesIn, clauseOfActivity } from '../../test-levels.ts';

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

/** Formal runs whose tests a clause asks for; what the run itself has to say is demanded, and found, field by field. */
function* formalRuns({ graph }: RuleContext): Iterable<Recorded> {
  const resultsOf = Map.groupBy(graph.ofKind('test-result'), (result) => runOf(result, graph));
  for (const item of graph.ofKind('test-run')) {
    if (!isFormal(item)) continue;
    const ran = new Set((resultsOf.get(item) ?? []).flatMap((result) => caseOf(result, graph) ?? []));
    const activities = new Set([...ran, ...casesIn(item, graph)].map((test) => activityOf(test, graph)));
    const highest = (['system', 'integration', 'unit'] as const).find((each) => activities.has(each));
    if (highest !== undefined) yield { item, clause: clauseOfActivity[highest], ran };
  }
}

/** A formal run gives a result for each case it says it ran; one left out is told as such. */
function withoutResult(run: TraceItem, ran: Recorded['ran'], graph: TraceGraph): readonly Breach[] {
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
  const targets = [...ran].flatMap((test) => ['verifies', 'shows-effective'].flatMap((field) => graph.targets(test, field)));
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
  return tablesOf(run).flatMap((table) => {
    const at = (name: string) => table.header.findIndex((cell) => cell.text.trim().toLowerCase() === name);
    const test = at('case');
    if (test < 0 || at('outcome') < 0) return [];
    return ['observed', 'anomalies'].flatMap((name) => {
      const empty = table.rows.filter((row) => says(row[test]) && !says(row[at(name)]));
      if (empty.length === 0) return [];
      return [
        {
          place: empty[0]?.[test]?.place ?? table.place,
          message: `${run.id} does not say ${name === 'observed' ? 'what was observed' : 'which anomalies were seen'} in ${allOf(empty.map((row) => row[test]?.text ?? ''))}`,
          fix: `Fill the column \`${name === 'observed' ? 'Observed' : 'Anomalies'}\`${name === 'observed' ? '' : '; the word none is an answer'}.`,
        },
      ];
    });
  });
}

function tablesOf(run: TraceItem): readonly TableFacts[] {
  if (answer(run, 'method') === 'automated') return [];
  return [...run.fields.values()].flatMap((field) => field.prose?.tables ?? []);
}

function says(cell: Value | undefined): boolean {
  return cell !== undefined && !isPlaceholder(cell.text);
}

function ids(items: readonly TraceItem[]): string {
  return allOf(items.map(({ id }) => id));
}
