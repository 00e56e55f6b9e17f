import type { TraceReport } from '../check/report.ts';

/** What the command's end says. When several hold, bug wins over notJudged over findings. */
export const exitCode = { clean: 0, findings: 1, notJudged: 2, bug: 3 } as const;

/** Could not judge wins over findings: nothing can be said about what was not read. The gate alone decides on findings. */
export function exitCodeOf(report: TraceReport): number {
  if (report.verdict === 'could-not-judge') return exitCode.notJudged;
  const passed = report.gate === null ? report.verdict === 'no-blocking-findings' : report.gate.passed;
  return passed ? exitCode.clean : exitCode.findings;
}
