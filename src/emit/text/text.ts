import type { Emitter } from '../emitter.ts';
import { oneLine } from '../printable.ts';
import { gateWords, summary } from '../verdict.ts';
import { findingLines, notJudgedLines, painter } from './lines.ts';

/** For people at a terminal: a line for each finding, then why and what to do; counts last. Paths are relative to `dhf.yaml`. */
export const text: Emitter = (report, { colours }) => {
  const paint = painter(colours);
  const lines = [
    ...report.diagnostics.flatMap((diagnostic) => findingLines(diagnostic, paint)),
    ...report.notJudged.flatMap((each) => notJudgedLines(each, report, paint)),
    ...(report.assumed === undefined ? [] : [oneLine(`what if: ${report.assumed.join(', ')}`)]),
    ...(report.gate === null ? [] : [paint(report.gate.passed ? 'green' : 'red', oneLine(gateWords(report.gate)))]),
    paint(report.verdict === 'no-blocking-findings' ? 'green' : 'red', summary(report)),
  ];
  return `${lines.join('\n')}\n`;
};
