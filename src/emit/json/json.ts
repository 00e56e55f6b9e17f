import type { Emitter } from '../emitter.ts';

/** The name and version of the form that `dhf-report-1.json` describes. */
export const reportSchema = 'dhf-report/1';

/** The whole report as data, `dhf-report/1`. Paths are relative to `dhf.yaml`; halves of surrogate pairs become U+FFFD. */
export const json: Emitter = (report) => {
  const {
    tool,
    product,
    version,
    commit,
    stage,
    verdict,
    gate,
    assumed,
    notJudged,
    asOf,
    packs,
    counts,
    rules,
    diagnostics,
    justified,
    clauses,
    gates,
  } = report;
  const whole = {
    schema: reportSchema,
    tool,
    product,
    version,
    commit,
    stage,
    verdict,
    gate,
    assumed,
    notJudged,
    asOf,
    packs,
    counts,
    rules,
    diagnostics,
    justified,
    clauses: clauses.map(({ waits: _, ...clause }) => clause),
    gates,
  };
  return `${JSON.stringify(whole, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value), 2)}\n`;
};
