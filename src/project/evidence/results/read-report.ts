import { createHash } from 'node:crypto';
import type { NotJudged } from '../../../model/diagnostic.ts';
import { comparePlaces } from '../../../model/place.ts';
import type { ReadReport } from '../../../model/run-results.ts';
import type { ReportedTest } from '../../../model/test-report.ts';
import { testReportReader } from '../../../read/test-reports.ts';
import { openText } from '../open-text.ts';

/** A report of tests as it was read, or why it cannot be: `report` is absent then, and so is it for a file that is there and is none. */
export interface ReportSeen {
  readonly report?: ReadReport;
  readonly notJudged?: NotJudged;
  /** Is it a coverage report, which is read elsewhere? */
  readonly isCoverage?: true;
}

/** Reads a report piece by piece; `file` is what findings call it. */
export async function readReport(path: string, file: string): Promise<ReportSeen> {
  const digest = createHash('sha256');
  const tests: ReportedTest[] = [];
  const readerFor = (beginning: string) => testReportReader(file, beginning)(file, (test) => tests.push(test));
  const seen = await openText(path, file, readerFor, (bytes) => digest.update(bytes));
  if ('notJudged' in seen) return seen;
  const { read } = seen;
  // A reader may hold a failure back, in case the test passes when tried again.
  tests.sort((a, b) => comparePlaces(a.place, b.place));
  const [why] = read.unreadable;
  if (why === undefined) return { report: { file, sha256: digest.digest('hex'), tests, read } };
  return read.format.startsWith('a coverage report') ? { isCoverage: true } : { notJudged: { ...why, blocking: true } };
}
