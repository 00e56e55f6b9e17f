import type { TraceGraph } from '../model/graph.ts';
import { sourceHolders } from '../model/source-files.ts';
import type { Share } from '../model/test-report.ts';
import { type UnitCoverage, unitCoverage } from '../model/unit-coverage.ts';

export type { FileMeasured, MeasuredIn, UnitCoverage } from '../model/unit-coverage.ts';

/** Coverage by unit, and of items and systems that are not divided, in the order of the structure; only those that have source files. Empty where nobody looked at reports. */
export function coverageByUnit(graph: TraceGraph): readonly UnitCoverage[] {
  return sourceHolders(graph)
    .flatMap((unit) => unitCoverage(unit, graph) ?? [])
    .filter(({ files, unmeasured }) => files.length + unmeasured.length > 0);
}

/** A share in percent with one digit, rounded down so that only all is 100; undefined of nothing. */
export function percentOf({ hit, found }: Share): string | undefined {
  return found === 0 ? undefined : `${(Math.floor((hit / found) * 1000) / 10).toFixed(1).replace(/\.0$/, '')} %`;
}
