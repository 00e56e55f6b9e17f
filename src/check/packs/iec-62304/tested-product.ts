import type { TraceGraph } from '../../../model/graph.ts';
import { isFormal, systemOfRun } from '../../../model/results.ts';
import { reaches } from '../../../model/safety-class.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../model/trace-item.ts';
import { eachOf, type ItemSubject } from '../../expect.ts';
import type { Breach, Expectation, RuleContext } from '../../rule.ts';
import { type Activity, casesIn, isSystemEvidence, levelsOf, outdatedIn } from './test-levels.ts';

/**
 * The formal runs to which tests of an activity owe their latest results are of the present product of their system, made from a clean state, or joined
 * to it by an approved bridge. A run that several activities rest on is told for the system test.
 */
export function runsOfThisProduct(activity: 'system' | 'integration'): Expectation<ItemSubject, Breach> {
  return eachOf((context: RuleContext) => runsWith(activity, context)).passes(({ item: run }, { graph }) => {
    if (activity === 'integration' && outdatedIn(run, 'system', graph).length > 0) return undefined;
    const tests = outdatedIn(run, activity, graph);
    return tests.length === 0 ? undefined : breachOf(run, tests, graph);
  });
}

function* runsWith(activity: Activity, { graph }: RuleContext): Iterable<ItemSubject> {
  for (const item of graph.ofKind('test-run')) {
    if (isFormal(item) && casesIn(item, graph).some((test) => isAt(activity, test, graph))) yield { item };
  }
}

/** A combined test is looked at for integration too. */
function isAt(activity: Activity, test: TraceItem, graph: TraceGraph): boolean {
  if (activity === 'system') return isSystemEvidence(test, graph);
  return levelsOf(test).includes(activity) && reaches(graph.classOf(test).class, 'B');
}

function breachOf(run: TraceItem, tests: readonly TraceItem[], graph: TraceGraph): Breach | undefined {
  const whom = some(tests);
  const again = 'Run them again on the present product, from a commit, and record the run (`dhf record`).';
  if (answer(run, 'dirty') === undefined || answer(run, 'product-sha256') === undefined) return undefined;
  if (answer(run, 'dirty') !== 'no')
    return {
      place: fieldPlace(run, 'dirty'),
      message: `${run.id} was made from files that no commit holds, so nobody can tell what ${whom} tested`,
      fix: again,
    };
  const system = systemOfRun(run, graph);
  if (system === undefined)
    return {
      message: `${run.id} does not say which software system it tested, so ${whom} ${tests.length === 1 ? 'shows' : 'show'} nothing`,
      fix: 'Add `system:` to it.',
    };
  const present = graph.evidence.product?.[system.id];
  if (present === undefined)
    return {
      message: `The present product of ${system.id} is not known, so nobody can tell whether ${run.id} tested it`,
      fix: `Name the files of ${system.id} under \`systems\` in dhf.yaml.`,
    };
  return {
    place: fieldPlace(run, 'product-sha256'),
    message: `${run.id} tested another product of ${system.id} (${short(answer(run, 'product-sha256'))}) than the present one (${short(present.sha256)}), and no approved bridge joins them, so ${whom} ${tests.length === 1 ? 'counts' : 'count'} for nothing`,
    fix: `${again} If what changed cannot matter to them, write a bridge that says why (\`dhf new BRG\`) and have it approved.`,
    related: bridgesOf(run, graph).map((bridge) => ({
      message: `${bridge.id} ${whyNoBridge(bridge, run, present.sha256, graph)}`,
      place: bridge.idPlace,
    })),
  };
}

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
