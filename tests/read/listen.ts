import type { ReportedTest, ReportRead } from '../../src/model/test-report.ts';
import { testReportReader } from '../../src/read/test-reports.ts';

/** What comes of reading a report given in these pieces. */
export interface Heard extends ReportRead {
  readonly heard: readonly ReportedTest[];
}

export function listen(pieces: readonly string[], file = 'report.xml'): Heard {
  const heard: ReportedTest[] = [];
  const reader = testReportReader(file, pieces.join('').slice(0, 4000))(file, (test) => heard.push(test));
  for (const piece of pieces) reader.write(piece);
  return { ...reader.end(), heard };
}

/** One line for each test: outcome, names, and what else is known. */
export function lines({ heard }: Heard): readonly string[] {
  return heard.map(({ outcome, flaky, names }) => `${outcome}${flaky ? ' (flaky)' : ''}: ${names.join(' > ')}`);
}
