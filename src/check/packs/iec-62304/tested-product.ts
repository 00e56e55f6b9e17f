import type { Related } from '../../../model/diagnostic.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import { compareText, lineStart } from '../../../model/place.ts';
import { isFormal, systemOfRun } from '../../../model/results.ts';
import { reaches } from '../../../model/safety-class.ts';
import { dayOf, isLater } from '../../../model/times.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../expect.ts';
import type { Breach, Expectation, RuleContext } from '../../rule.ts';
import { allOf } from '../../words.ts';
import { casesIn, clausesOfTests, isOfUse, isSystemEvidence, levelsOf, outdatedTests, type TestedFor } from './test-levels.ts';

interface RunSubject extends ItemSubject {
  /** Runs on one and the same outdated product are told at the first of them. */
  readonly outdated?: { readonly runs: readonly TraceItem[]; readonly tests: readonly TraceItem[]; readonly clauses: readonly string[] };
}

/** What is told at runs, in the order in which one cause is told. */
const toldAtRuns = ['system', 'integration', 'use'] as const satisfies readonly TestedFor[];
type ToldAtRun = (typeof toldAtRuns)[number];

/**
 * The formal runs to which tests of an activity, or of use, owe their latest results are of the present product of their system, made from a clean state, or
 * joined to it by an approved bridge. One cause is told once: for tests of the system, else for those of integration, else for those of use; it cites the
 * clauses of every activity whose tests it makes worthless.
 */
export function runsOfThisProduct(testedFor: ToldAtRun): Expectation<RunSubject, Breach> {
  return eachOf((context: RuleContext) => runsWith(testedFor, context)).passes(({ outdated }, { graph }) =>
    outdated === undefined ? undefined : breachOf(outdated.runs, outdated.tests, outdated.clauses, graph),
  );
}

function* runsWith(testedFor: ToldAtRun, { graph }: RuleContext): Iterable<RunSubject> {
  const outdated = outdatedTests(graph);
  const causes = causesOf(testedFor, outdated, graph);
  const before = toldAtRuns.slice(0, toldAtRuns.indexOf(testedFor));
  const told = new Set(before.flatMap((each) => [...causesOf(each, outdated, graph).keys()]));
  for (const item of graph.ofKind('test-run')) {
    if (!isFormal(item) || !casesIn(item, graph).some((test) => isAt(testedFor, test, graph))) continue;
    const cause = causeOf(item, graph);
    const runs = told.has(cause) ? [] : (causes.get(cause) ?? []);
    if (runs[0] !== item) yield { item };
    else {
      const tests = runs.flatMap((run) => outdated.get(run)?.[testedFor] ?? []);
      yield { item, outdated: { runs, tests, clauses: clausesOf(cause, outdated, graph) } };
    }
  }
}

/** Runs that hold outdated tests of an activity, or of use, by what is wrong with them. */
function causesOf(
  testedFor: ToldAtRun,
  outdated: ReturnType<typeof outdatedTests>,
  graph: TraceGraph,
): ReadonlyMap<string, readonly TraceItem[]> {
  const runs = graph.ofKind('test-run').filter((run) => (outdated.get(run)?.[testedFor] ?? []).length > 0);
  return Map.groupBy(runs, (run) => causeOf(run, graph));
}

/** Clauses that are not met for one cause. */
function clausesOf(cause: string, outdated: ReturnType<typeof outdatedTests>, graph: TraceGraph): readonly string[] {
  const ofCause = [...outdated].filter(([run]) => causeOf(run, graph) === cause).map(([, tests]) => tests);
  return clausesOfTests(
    ofCause.flatMap(({ system, integration, unit }) => [...system, ...integration, ...unit]),
    graph,
  );
}

function causeOf(run: TraceItem, graph: TraceGraph): string {
  const system = systemOfRun(run, graph);
  if (answer(run, 'dirty') !== 'no' || system === undefined) return run.id;
  return `${system.id} ${answer(run, 'product-sha256')}`;
}

/** A combined test is looked at for integration too. */
function isAt(testedFor: ToldAtRun, test: TraceItem, graph: TraceGraph): boolean {
  if (testedFor === 'system') return isSystemEvidence(test, graph);
  if (testedFor === 'use') return isOfUse(test, graph);
  return levelsOf(test).includes(testedFor) && reaches(graph.classOf(test).class, 'B');
}

function breachOf(
  runs: readonly TraceItem[],
  tests: readonly TraceItem[],
  alsoClauses: readonly string[],
  graph: TraceGraph,
): Breach | undefined {
  const [run] = runs as [TraceItem];
  const whom = some(tests);
  const again = 'Run them again on the present product, from a commit, and record the run (`dhf record`).';
  if (answer(run, 'dirty') === undefined || answer(run, 'product-sha256') === undefined) return undefined;
  if (answer(run, 'dirty') !== 'no')
    return {
      place: fieldPlace(run, 'dirty'),
      alsoClauses,
      message: `${run.id} was made from files that no commit holds, so nobody can tell what ${whom} tested`,
      fix: again,
    };
  const system = systemOfRun(run, graph);
  if (system === undefined)
    return {
      alsoClauses,
      message: `${run.id} does not say which software system it tested, so ${whom} ${tests.length === 1 ? 'shows' : 'show'} nothing`,
      fix: 'Add `system:` to it.',
    };
  const present = graph.evidence.product?.[system.id];
  if (present === undefined)
    return {
      alsoClauses,
      message: `The present product of ${system.id} is not known, so nobody can tell whether ${run.id} tested it`,
      fix: `Name the files of ${system.id} under \`systems\` in dhf.yaml.`,
    };
  return {
    place: fieldPlace(run, 'product-sha256'),
    alsoClauses,
    message: `${allOf(runs.map(({ id }) => id))} tested another product of ${system.id} (${short(answer(run, 'product-sha256'))}) than the present one (${short(present.sha256)}), and no approved bridge joins them, so ${whom} ${tests.length === 1 ? 'counts' : 'count'} for nothing`,
    fix: `${again} If what changed cannot matter to them, write a bridge that says why (\`dhf new BRG\`) and have it approved.`,
    related: [
      ...runs.slice(1).map((each) => ({ message: `${each.id} tested the same product`, place: fieldPlace(each, 'product-sha256') })),
      ...changedFiles(run, system, graph),
      ...bridgesOf(run, graph).map((bridge) => ({
        message: `${bridge.id} ${whyNoBridge(bridge, run, present.sha256, graph)}`,
        place: bridge.idPlace,
      })),
    ],
  };
}

/** The files of a system that history shows changed after a run began, the latest first; a few of them. */
function changedFiles(run: TraceItem, system: TraceItem, graph: TraceGraph): readonly Related[] {
  const began = answer(run, 'started') ?? answer(run, 'ended') ?? '';
  const { source, history } = graph.evidence;
  const changed = (source?.files ?? []).flatMap(({ path, system: owner }) => {
    const last = history?.files[path];
    return owner === system.id && last !== undefined && isLater(last.at, began) ? [{ path, ...last }] : [];
  });
  const latestFirst = changed.sort((a, b) => compareText(b.at, a.at) || compareText(a.path, b.path));
  return latestFirst.slice(0, shown).map(({ path, at, commit }) => ({
    message: `${path} was changed since, on ${dayOf(at)} with commit ${commit.slice(0, 7)}`,
    place: lineStart(path),
  }));
}

/** Changed files that a finding names. */
const shown = 5;

/** Bridges that start at the product tested. */
function bridgesOf(run: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph.ofKind('bridge').filter((bridge) => answer(bridge, 'from-product') === answer(run, 'product-sha256'));
}

function whyNoBridge(bridge: TraceItem, run: TraceItem, present: string, graph: TraceGraph): string {
  if (answer(bridge, 'to-product') !== present) return 'leads to another product';
  if (!graph.approvals.isApproved(bridge)) return 'is not approved';
  return answers(bridge, 'keeps').length === 0 ? 'keeps no results' : `does not keep all results of ${run.id}`;
}

function short(hash: string | undefined): string {
  return `${hash?.slice(0, 8)}…`;
}

function some(tests: readonly TraceItem[]): string {
  const ids = tests.map(({ id }) => id);
  return ids.length > 3 ? `${ids.slice(0, 2).join(', ')} and ${ids.length - 2} more` : ids.join(', ');
}
