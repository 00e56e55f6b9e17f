import type { Emitter } from '../emitter.ts';

/** The name and version of the form that `dhf-report-1.json` describes. */
export const reportSchema = 'dhf-report/1';

/** The whole report as data, `dhf-report/1`. Paths are relative to `dhf.yaml`; halves of surrogate pairs become U+FFFD. */
export const json: Emitter = (report) => {
  const whole = {
    schema: reportSchema,
    tool: report.tool,
    product: report.product,
    version: report.version,
    commit: report.commit,
    stage: report.stage,
    verdict: report.verdict,
    gate: report.gate,
    assumed: report.assumed,
    notJudged: report.notJudged,
    asOf: report.asOf,
    packs: report.packs,
    counts: report.counts,
    rules: report.rules,
    diagnostics: report.diagnostics,
    justified: report.justified,
    clauses: report.clauses.map(({ waits: _, ...clause }) => clause),
    gates: report.gates,
  };
  return `${JSON.stringify(whole, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value), 2)}\n`;
};
