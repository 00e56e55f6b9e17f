import { lineStart } from '../model/place.ts';
import type { ReportedTest, ReportRead } from '../model/test-report.ts';
import { junitReader, junitRoots } from './junit/index.ts';
import { notSupported, rootElement } from './looks-like.ts';
import { nunitReader, nunitRoots } from './nunit/index.ts';
import type { PieceReader } from './piece-reader.ts';
import { refusal } from './refusal.ts';
import { robotReader, robotRoots } from './robot/index.ts';
import { isTap, tapReader } from './tap/index.ts';
import { trxReader, trxRoots } from './trx/index.ts';
import { xunitReader, xunitRoots } from './xunit/index.ts';

/** Reads one report of tests; each test is heard as soon as it is known. */
export type TestReportReader = (file: string, hear: (test: ReportedTest) => void) => PieceReader<ReportRead>;

/** Formats of test reports, and how the first characters of one tell it. */
const formats: readonly { readonly isIt: (beginning: string) => boolean; readonly reader: TestReportReader }[] = [
  { isIt: isRoot(junitRoots), reader: junitReader },
  { isIt: isRoot(trxRoots), reader: trxReader },
  { isIt: isRoot(nunitRoots), reader: nunitReader },
  { isIt: isRoot(xunitRoots), reader: xunitReader },
  { isIt: isRoot(robotRoots), reader: robotReader },
  { isIt: isTap, reader: tapReader },
];

/**
 * The reader for a test report, by its first characters (a few thousand). For what is no test report that can be read there is one that refuses it and says
 * what it looks like.
 */
export function testReportReader(file: string, beginning: string): TestReportReader {
  // What declares a document type is refused by any reader of XML, at its place.
  const isRefused = /^\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE(?!\s+html)/i.test(beginning);
  const found = formats.find(({ isIt }) => isIt(beginning));
  return found?.reader ?? (isRefused ? junitReader : unsupported(file, beginning));
}

function isRoot(names: readonly string[]): (beginning: string) => boolean {
  return (beginning) => names.includes(rootElement(beginning) ?? '') && !beginning.includes('urn:model.allure');
}

function unsupported(name: string, beginning: string): TestReportReader {
  const { format, why } = notSupported(name, beginning, 'test report');
  const fix = 'Let the tool write JUnit XML, TRX, NUnit, xUnit.net, Robot Framework or TAP.';
  return (file) => ({
    write() {},
    end: () => ({ format, tests: 0, remarks: [], unreadable: [refusal(file, why, fix, lineStart(file))] }),
  });
}
