import { createHash } from 'node:crypto';
import type { NotJudged } from '../../../model/diagnostic.ts';
import { comparePlaces } from '../../../model/place.ts';
import type { ReadReport } from '../../../model/run-results.ts';
import type { ReportedTest } from '../../../model/test-report.ts';
import { testReportReader } from '../../../read/test-reports.ts';
import { openText } from '../open-text.ts';

/** A report of tests as it was read, or why it cannot be. */
export interface ReportSeen {
  readonly report?: ReadReport;
  readonly notJudged?: NotJudged;
  /** The SHA-256 of a coverage report, which is read elsewhere. */
  readonly coverage?: string;
}

/** Reads a file piece by piece; `file` is what findings call it. */
export async function readReport(path: string, file: string): Promise<ReportSeen> {
  const digest = createHash('sha256');
  const tests: ReportedTest[] = [];
  const readerFor = (beginning: string) => testReportReader(file, beginning)(file, (test) => tests.push(test));
  const opened = await openText(path, file, readerFor, (bytes) => digest.update(bytes));
  if ('notJudged' in opened) return opened;
  const { read } = opened;
  const [why] = read.unreadable;
  if (why !== undefined)
    return read.format.startsWith('a coverage report') ? { coverage: digest.digest('hex') } : { notJudged: { ...why, blocking: true } };
  // A reader may hold a failure back, in case the test passes when tried again.
  tests.sort((a, b) => comparePlaces(a.place, b.place));
  return { report: { file, sha256: digest.digest('hex'), tests, read } };
}
