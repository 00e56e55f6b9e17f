import type { TraceGraph } from '../../../model/graph.ts';
import { caseOf, isFailure, isFormal, isReported, latestStanding, recordedHashes, runOf, whyNotDecided } from '../../../model/results.ts';
import { answer, type TraceItem } from '../../../model/trace-item.ts';
import type { Breach, RuleContext } from '../../rule.ts';
import { type Activity, activityOf } from './test-levels.ts';

/** A result of a formal run, with its test and its run. */
export interface TestedFormally {
  readonly item: TraceItem;
  readonly test: TraceItem;
  readonly run: TraceItem;
}

/** Results of formal runs of tests of an activity; of those that belong to none when it is absent. */
export function* formalResultsOf(activity: Activity | undefined, { graph }: RuleContext): Iterable<TestedFormally> {
  for (const item of graph.ofKind('test-result')) {
    const [test, run] = [caseOf(item, graph), runOf(item, graph)];
    if (test === undefined || run === undefined || !isFormal(run) || activityOf(test, graph) !== activity) continue;
    yield { item, test, run };
  }
}

/** A failure that has neither a problem report nor a disposition that settles it. */
export function unreported({ item: result, test, run }: TestedFormally, graph: TraceGraph): Breach | undefined {
  if (!isFailure(result) || isReported(result, graph)) return undefined;
  const instead = [...graph.sources(result, 'found-in'), ...graph.sources(result, 'settles')].map(
    (each) => `; ${each.id} ${whyNot(each, graph)}`,
  );
  return {
    message: `${test.id} ${whatHappened(result)} in the formal run ${run.id}, and no problem report says so${instead.join('')}`,
    fix: `Write a problem report with \`found-in: [${result.id}]\` (\`dhf new PRB\`); where the test itself was wrong, a disposition that \`settles\` the result (\`dhf new DSP\`).`,
    related: [{ message: `${test.id} is the test`, place: test.idPlace }],
  };
}

/** What a test lacks for having passed, as far as nothing else says so; undefined when it passed, or when that is a finding of its own. */
export function notPassed(test: TraceItem, graph: TraceGraph): string | undefined {
  const standing = latestStanding(test, graph);
  if (standing === undefined) return isClaimedByARun(test, graph) ? undefined : 'has no formal result';
  const [first] = standing.doubts;
  if (first?.about !== 'outcome') return undefined;
  if (!isFailure(standing.result)) return `${first.words}, and no later formal run has a result of it`;
  if (!isReported(standing.result, graph)) return undefined;
  return `${first.words}, and no later formal run shows that it passes`;
}

/** Is the latest formal result of a test a failure on the present product that nobody settled? No other evidence makes up for it. */
export function hasFailed(test: TraceItem, graph: TraceGraph): boolean {
  const standing = latestStanding(test, graph);
  return standing !== undefined && isFailure(standing.result) && standing.doubts[0]?.about === 'outcome';
}

/** A formal run says that it ran the test, and holds no result of it: that is a finding about the run. */
export function isClaimedByARun(test: TraceItem, graph: TraceGraph): boolean {
  return graph.ofKind('test-run').some((run) => isFormal(run) && recordedHashes(run).has(test.id));
}

function whyNot(each: TraceItem, graph: TraceGraph): string {
  if (each.kind !== 'disposition') return 'is still a draft';
  return whyNotDecided(each, graph) ?? 'calls it flaky, and it never passed';
}

function whatHappened(result: TraceItem): string {
  const outcome = answer(result, 'outcome');
  return outcome === 'fail' ? 'failed' : outcome === 'blocked' ? 'was blocked' : 'passed only when tried again';
}
