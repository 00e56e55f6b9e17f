import { hash } from 'node:crypto';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Facts } from '../../src/model/facts.ts';
import { comparePlaces } from '../../src/model/place.ts';
import type { ReportedTest } from '../../src/model/test-report.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import { filesNamed, outcomesOf, runsIn } from '../../src/project/evidence/results/outcomes.ts';
import { isCoverage } from '../../src/read/coverage-reports.ts';
import { testReportReader } from '../../src/read/test-reports.ts';

/** What came of the test runs of a project, by the texts of the result files that they name. Throws for a file that is not there or cannot be read. */
export function testResultsIn(
  facts: readonly Facts[],
  vocabulary: Vocabulary,
  textOf: (file: string) => string,
): Required<Pick<Evidence, 'results' | 'reports' | 'looseReports'>> {
  const runs = runsIn(facts, vocabulary);
  const files = new Map([...filesNamed(runs)].map((file) => [file, seen(file, textOf(file))]));
  const { notJudged, results, reports } = outcomesOf(runs, facts, vocabulary, files);
  if (notJudged.length > 0) throw new Error(notJudged.map(({ what, why }) => `${what}: ${why}`).join('; '));
  return { results, reports, looseReports: [] };
}

function seen(file: string, text: string) {
  return isCoverage(file, text) ? { coverage: hash('sha256', text) } : { report: readAll(file, text) };
}

function readAll(file: string, text: string) {
  const tests: ReportedTest[] = [];
  const reader = testReportReader(file, text)(file, (test) => tests.push(test));
  reader.write(text);
  const read = reader.end();
  if (read.unreadable.length > 0) throw new Error(`${file}: ${read.unreadable.map(({ why }) => why).join('; ')}`);
  return { file, sha256: hash('sha256', text), tests: tests.sort((a, b) => comparePlaces(a.place, b.place)), read };
}
