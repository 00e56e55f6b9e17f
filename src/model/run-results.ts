import type { LooseTest, RunReport, TestResult } from './evidence.ts';
import { formerIds } from './item-index.ts';
import { type KnownCase, type Match, resultMatcher } from './match-results.ts';
import type { ReportedTest, ReportRead } from './test-report.ts';
import { answers, type TraceItem } from './trace-item.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A report of tests that a run names, as it was read. */
export interface ReadReport {
  /** Relative to `dhf.yaml`. */
  readonly file: string;
  readonly sha256: string;
  readonly tests: readonly ReportedTest[];
  readonly read: ReportRead;
}

/** What came of a run, and what of it belongs to no test case. */
export interface RunOutcome {
  readonly results: readonly TestResult[];
  readonly reports: readonly RunReport[];
}

/** Finds the test cases of tests among all that a DHF holds, retired ones too. */
export interface CaseFinder {
  match(test: ReportedTest): Match;
  /** Present and former IDs of a case, the present one first. */
  idsOf(id: string): readonly string[];
}

export function caseFinder(cases: readonly TraceItem[], vocabulary: Vocabulary): CaseFinder {
  const known = cases.map(
    (item): KnownCase => ({ id: item.id, formerIds: formerIds(item), automatedAs: answers(item, 'automated-as').map(({ text }) => text) }),
  );
  const ids = new Map(known.map((each) => [each.id, [each.id, ...each.formerIds]]));
  return { match: resultMatcher(known, vocabulary), idsOf: (id) => ids.get(id) ?? [id] };
}

/** A run by its ID, with the content hashes that it recorded, by ID. */
export interface Recorded {
  readonly id: string;
  readonly hashes: ReadonlyMap<string, string>;
}

/** The results that a report holds of a run, in the order of the report. */
export function resultsIn(run: Recorded, report: ReadReport, finder: CaseFinder, recorded?: string): RunOutcome {
  const results: TestResult[] = [];
  const unmatched: LooseTest[] = [];
  const ambiguous: (LooseTest & { readonly cases: readonly string[] })[] = [];
  for (const test of report.tests) {
    const { outcome, flaky, message, place } = test;
    const name = test.names.join(' > ');
    const match = finder.match(test);
    for (const id of match.cases) {
      const observed = message === undefined ? {} : { observed: message };
      results.push({ run: run.id, case: id, outcome, flaky, procedureHash: hashOf(id, run.hashes, finder), name, ...observed, place });
    }
    if (match.ambiguous.length > 0) ambiguous.push({ name, outcome, place, cases: match.ambiguous });
    else if (match.cases.length === 0) unmatched.push({ name, outcome, place });
  }
  const { format, producer, tests, remarks } = report.read;
  const said = producer === undefined ? {} : { producer };
  const { file, sha256 } = report;
  const kept = recorded === undefined ? {} : { recorded };
  return { results, reports: [{ run: run.id, file, format, ...said, tests, unmatched, ambiguous, remarks, sha256, ...kept }] };
}

/** How a case read when a run tried it, as the run recorded; empty when it did not. */
export function hashOf(id: string, hashes: ReadonlyMap<string, string>, finder: CaseFinder): string {
  return finder.idsOf(id).flatMap((each) => hashes.get(each) ?? [])[0] ?? '';
}
