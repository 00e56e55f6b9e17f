import type { LooseTest, RunReport, TestResult } from './evidence.ts';
import type { TableFacts, Value } from './facts.ts';
import { recordedHashes } from './results.ts';
import { type CaseFinder, hashOf, type RunOutcome } from './run-results.ts';
import { type Outcome, outcomes } from './test-report.ts';
import { isPlaceholder, type TraceItem } from './trace-item.ts';
import { kebab, type Vocabulary } from './vocabulary.ts';

/** Columns of a table of results, and how their headers are written. */
const columns = {
  case: ['case', 'test case', 'fall', 'testfall', 'prüffall'],
  outcome: ['outcome', 'result', 'ergebnis', 'resultat'],
  observed: ['observed', 'observation', 'beobachtet', 'beobachtung', 'beobachtungen'],
  anomalies: ['anomalies', 'anomaly', 'auffälligkeit', 'auffälligkeiten'],
} as const;

export type ResultColumn = keyof typeof columns;

/** A table of results, and where its columns stand. */
export interface ResultTable {
  readonly table: TableFacts;
  cell(row: readonly Value[], column: ResultColumn): Value | undefined;
}

/** Tables in a run's text that say what came of cases: they have a column for the case and one for the outcome. */
export function resultTables(run: TraceItem): readonly ResultTable[] {
  const tables = [...run.fields.values()].flatMap((field) => field.prose?.tables ?? []);
  return tables.flatMap((table) => {
    const at = (column: ResultColumn) =>
      table.header.findIndex(({ text }) => (columns[column] as readonly string[]).includes(text.trim().toLowerCase()));
    const places = { case: at('case'), outcome: at('outcome'), observed: at('observed'), anomalies: at('anomalies') };
    return places.case < 0 || places.outcome < 0 ? [] : [{ table, cell: (row, column) => row[places[column]] }];
  });
}

/** The results that a person wrote into the tables of a run, one for each row; a row without a case of its own, or without an outcome, is told. */
export function resultsInTables(run: TraceItem, finder: CaseFinder, vocabulary: Vocabulary): RunOutcome {
  const tables = resultTables(run);
  const [first] = tables;
  if (first === undefined) return { results: [], reports: [] };
  const results: TestResult[] = [];
  const unmatched: LooseTest[] = [];
  const ambiguous: (LooseTest & { readonly cases: readonly string[] })[] = [];
  const remarks: RunReport['remarks'][number][] = [];
  const hashes = recordedHashes(run);
  const rows = tables.flatMap(({ table, cell }) => table.rows.map((row) => (column: ResultColumn) => cell(row, column)));
  for (const cell of rows) {
    const test = cell('case');
    const written = cell('outcome');
    const name = test?.text.trim() ?? '';
    const place = test?.place ?? written?.place ?? first.table.place;
    const outcome = outcomeOf(written?.text ?? '');
    if (outcome === undefined && name === '' && isPlaceholder(written?.text ?? '')) continue;
    if (outcome === undefined) remarks.push({ words: wrongOutcome(name, written?.text ?? ''), place: written?.place ?? place });
    const ids = [...new Set(vocabulary.idsIn(name).map(({ id }) => id))];
    const match = finder.match({ names: [name], marks: [], outcome: outcome ?? 'invalid', flaky: false, place });
    const [id] = match.cases;
    if (ids.length > 1) ambiguous.push({ name, outcome: outcome ?? 'invalid', place, cases: ids });
    else if (id === undefined) unmatched.push({ name, outcome: outcome ?? 'invalid', place });
    else {
      const observed = textOf(cell('observed'));
      const anomalies = textOf(cell('anomalies'));
      results.push({
        ...{ run: run.id, case: id, outcome: outcome ?? 'invalid', flaky: false, procedureHash: hashOf(id, hashes, finder) },
        ...(observed === undefined ? {} : { observed }),
        ...(anomalies === undefined ? {} : { anomalies }),
        place,
      });
    }
  }
  const file = run.place.file;
  return { results, reports: [{ run: run.id, file, format: 'table', tests: rows.length, unmatched, ambiguous, remarks }] };
}

function outcomeOf(text: string): Outcome | undefined {
  return outcomes.find((each) => each === kebab(text));
}

function wrongOutcome(name: string, text: string): string {
  const what = text.trim() === '' ? 'has no outcome' : `has the outcome “${text.trim()}”, which is none`;
  return `${name === '' ? 'A row without a case' : name} ${what}; an outcome is ${outcomes.slice(0, -1).join(', ')} or ${outcomes.at(-1)}`;
}

function textOf(cell: Value | undefined): string | undefined {
  return cell === undefined || cell.text.trim() === '' ? undefined : cell.text.trim();
}
