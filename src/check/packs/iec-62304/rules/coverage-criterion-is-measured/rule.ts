import type { TraceGraph } from '../../../../../model/graph.ts';
import { caseOf, latestStanding } from '../../../../../model/results.ts';
import { fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { type FileMeasured, unitCoverage } from '../../../../../model/unit-coverage.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { allOf, shorten } from '../../../../words.ts';
import { type CoverageCriterion, coverageCriteria } from '../../coverage-criteria.ts';

export default defineRule({
  id: 'coverage-criterion-is-measured',
  clause: '5.5.3',
  classes: ['B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.5.3-2'],
  needs: ['coverage', 'source', 'product'],
  expect: every('software-unit').passes((item, { graph }) => {
    const short = coverageCriteria(item, graph).flatMap((criterion) => shortfall(criterion, item, graph) ?? []);
    const [first] = short;
    if (first === undefined) return undefined;
    const named = item.fields.has('acceptance-criteria') ? 'acceptance-criteria' : 'criteria-set';
    return {
      message: `A criterion of ${item.id} is “${shorten(first.words)}”, ${first.why}`,
      fix: first.fix,
      place: fieldPlace(item, named),
    };
  }),
});

interface Shortfall {
  readonly words: string;
  readonly why: string;
  readonly fix: string;
}

const measure = 'Measure it in a formal run, and name the coverage report under `results` of the run.';

/** What keeps a criterion from being met by coverage reports of formal runs of the present product; undefined where they show that it is met. */
function shortfall({ of, percent, words }: CoverageCriterion, unit: TraceItem, graph: TraceGraph): Shortfall | undefined {
  const found = unitCoverage(unit, graph);
  if (found === undefined || found.files.length + found.unmeasured.length === 0) return undefined;
  const formal = found.files.filter(({ from }) => from === 'formal');
  if (formal.length === 0) return isToldOfRun(found.files, graph) ? undefined : { words, why: `and ${nowhere(found.files)}`, fix: measure };
  const shares = formal.flatMap((file) => file[of] ?? []);
  const runs = allOf([...new Set(formal.flatMap(({ run }) => run ?? []))]);
  if (shares.length === 0) return { words, why: `and the coverage reports of ${runs} tell nothing of ${of}`, fix: measure };
  const [hit, all] = [shares.reduce((sum, share) => sum + share.hit, 0), shares.reduce((sum, share) => sum + share.found, 0)];
  if (hit * 100 >= percent * all) return undefined;
  return {
    words,
    why: `and tests reached ${hit} of ${all} ${of} in ${runs}`,
    fix: 'Add the tests that are missing and run them formally; or have the criterion changed, with its reason.',
  };
}

/** That tests were last run on another product is told of the run, or of what it tested: measured again they are when they are run again. */
function isToldOfRun(files: readonly FileMeasured[], graph: TraceGraph): boolean {
  const runs = new Set(files.flatMap(({ from, run }) => (from === 'other' ? (run ?? []) : [])));
  return [...runs]
    .flatMap((id) => graph.item(id) ?? [])
    .some((run) => graph.sources(run, 'result-of').some((result) => isOutdated(result, run, graph)));
}

function isOutdated(result: TraceItem, run: TraceItem, graph: TraceGraph): boolean {
  const test = caseOf(result, graph);
  const latest = test && latestStanding(test, graph);
  return latest?.run === run && latest.doubts.some(({ about }) => about === 'product');
}

function nowhere(files: readonly FileMeasured[]): string {
  const runs = [...new Set(files.flatMap(({ from, run }) => (from === 'other' ? (run ?? []) : [])))];
  const beside = files.some(({ from }) => from === 'listed')
    ? '; of the one that dhf.yaml lists nobody can tell which product was measured'
    : runs.length > 0
      ? `; ${allOf(runs)} measured another product`
      : '';
  return `no formal run of the present product names a coverage report that tells of its files${beside}`;
}
