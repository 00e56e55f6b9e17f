import type { NotJudged } from '../../../model/diagnostic.ts';
import type { RunReport } from '../../../model/evidence.ts';
import type { Facts } from '../../../model/facts.ts';
import { compareIds } from '../../../model/ids.ts';
import { itemsOf, kindOf } from '../../../model/items.ts';
import { compareText, type Place } from '../../../model/place.ts';
import { type ResultReference, resultFiles, resultReference } from '../../../model/result-reference.ts';
import { resultsInTables } from '../../../model/result-table.ts';
import { recordedHashes } from '../../../model/results.ts';
import { type CaseFinder, caseFinder, type RunOutcome, resultsIn } from '../../../model/run-results.ts';
import { answer, answers, type TraceItem } from '../../../model/trace-item.ts';
import type { Vocabulary } from '../../../model/vocabulary.ts';
import type { ReportSeen } from './read-report.ts';

/** What came of runs, and what of it could not be read. */
export interface SeenOutcome extends RunOutcome {
  readonly notJudged: readonly NotJudged[];
}

/** The test runs that some facts hold, in the order of IDs, whatever the order of files. */
export function runsIn(facts: readonly Facts[], vocabulary: Vocabulary): readonly TraceItem[] {
  return thingsOf('test-run', facts, vocabulary);
}

/** The files that runs name, relative to `dhf.yaml`, each once. */
export function filesNamed(runs: readonly TraceItem[]): ReadonlySet<string> {
  return new Set(runs.flatMap(resultFiles));
}

/** What came of runs by the files that they name, as far as these are there, and by the tables in them. */
export function outcomesOf(
  runs: readonly TraceItem[],
  facts: readonly Facts[],
  vocabulary: Vocabulary,
  files: ReadonlyMap<string, ReportSeen>,
): SeenOutcome {
  const finder = caseFinder(thingsOf('test-case', facts, vocabulary), vocabulary);
  return together(runs.map((run) => outcomeOf(run, finder, vocabulary, files)));
}

/** The items of a kind in the order of IDs, the first of each ID in the order of files. */
function thingsOf(kind: TraceItem['kind'], facts: readonly Facts[], vocabulary: Vocabulary): readonly TraceItem[] {
  const found = new Map<string, TraceItem>();
  for (const file of facts.toSorted((a, b) => compareText(a.file, b.file))) {
    if (!file.items.some((item) => kindOf(item, vocabulary) === kind)) continue;
    for (const item of itemsOf(file, vocabulary, false)) if (item.kind === kind && !found.has(item.id)) found.set(item.id, item);
  }
  return [...found.values()].sort((a, b) => compareIds(a.id, b.id));
}

function together(all: readonly SeenOutcome[]): SeenOutcome {
  return {
    results: all.flatMap((each) => each.results),
    reports: all.flatMap((each) => each.reports),
    notJudged: all.flatMap((each) => each.notJudged),
  };
}

function outcomeOf(run: TraceItem, finder: CaseFinder, vocabulary: Vocabulary, files: ReadonlyMap<string, ReportSeen>): SeenOutcome {
  const references = answers(run, 'results').map((value) => ({ ...value, reference: resultReference(value.text) }));
  const elsewhere = references.filter(({ reference }) => reference.to === 'elsewhere');
  const isWritten = answer(run, 'method') === 'manual' || elsewhere.length === references.length;
  const table = resultsInTables(run, finder, vocabulary);
  // Beside files that say what came of a run, a table shows no pass, and hides no failure.
  const results = isWritten ? table.results : table.results.filter(({ outcome }) => outcome !== 'pass');
  const untold = table.results.length > 0 ? [] : elsewhere;
  return together([
    ...references.map(({ reference, place }) => ofReference(run, reference, place, finder, files)),
    ...untold.map(({ text, place }) => unread(run, text, keptElsewhere(run, text, place))),
    { ...table, results, notJudged: [] },
  ]);
}

/** What one entry under `results` names. */
function ofReference(
  run: TraceItem,
  reference: ResultReference,
  place: Place,
  finder: CaseFinder,
  files: ReadonlyMap<string, ReportSeen>,
): SeenOutcome {
  const nothing = { results: [], reports: [], notJudged: [] };
  if (reference.to === 'elsewhere') return nothing;
  const { path } = reference;
  if (reference.to === 'outside') return unread(run, path, outside(run, path, place));
  const seen = files.get(path);
  if (seen === undefined) return unread(run, path, missing(run, path, place));
  if (seen.coverage !== undefined) return { ...nothing, reports: coverageOf(run, path, seen.coverage, reference.sha256) };
  if (seen.report === undefined) return unread(run, path, ...(seen.notJudged === undefined ? [] : [seen.notJudged]));
  return { ...resultsIn({ id: run.id, hashes: recordedHashes(run) }, seen.report, finder, reference.sha256), notJudged: [] };
}

/** Of a coverage report only its hash is held against the one recorded. */
function coverageOf(run: TraceItem, file: string, sha256: string, recorded: string | undefined): readonly RunReport[] {
  if (recorded === undefined) return [];
  return [{ run: run.id, file, format: 'coverage', tests: 0, unmatched: [], ambiguous: [], remarks: [], sha256, recorded }];
}

function unread(run: TraceItem, file: string, ...notJudged: readonly NotJudged[]): SeenOutcome {
  const report: RunReport = { run: run.id, file, format: 'unread', tests: 0, unmatched: [], ambiguous: [], remarks: [], unread: true };
  return { results: [], reports: [report], notJudged };
}

function missing(run: TraceItem, path: string, place: Place): NotJudged {
  return {
    what: path,
    why: `${run.id} names it as its results, and it is not there`,
    fix: 'Put it back as the tool wrote it; what it held is not known.',
    place,
    blocking: false,
  };
}

function outside(run: TraceItem, path: string, place: Place): NotJudged {
  return {
    what: path,
    why: `${run.id} names it as its results, and it leads out of the folder of dhf.yaml`,
    fix: 'Keep the file with the records, and write its path from the folder of dhf.yaml with `/`; what is kept elsewhere is named by its address and `@sha256:…`.',
    place,
    blocking: true,
  };
}

function keptElsewhere(run: TraceItem, text: string, place: Place): NotJudged {
  return {
    what: text,
    why: `${run.id} keeps its results there, where they are not fetched from, and has no table of them`,
    fix: 'Write what came of each case as a table `Case | Outcome | Observed | Anomalies` into the run.',
    place,
    blocking: false,
  };
}
