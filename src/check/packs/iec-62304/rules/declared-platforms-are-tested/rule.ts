import type { TraceGraph } from '../../../../../model/graph.ts';
import { namedPlatforms } from '../../../../../model/platforms.ts';
import { isFormal, runOf, systemOfRun, testedProduct } from '../../../../../model/results.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, type ItemSubject, together } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf, anyOf } from '../../../../words.ts';
import { activityOf, casesIn, isOfUse } from '../../test-levels.ts';

export default defineRule({
  id: 'declared-platforms-are-tested',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['results', 'product'],
  expect: together(
    eachOf(runsOnSomething).passes(({ item: run, platforms }) => {
      const words = answer(run, 'platform') ?? '';
      if (namedPlatforms(words, platforms).length > 0) return undefined;
      return {
        place: fieldPlace(run, 'platform'),
        message: `${run.id} ran on ${words}, which is no platform that the software system declares (${anyOf(platforms)})`,
        fix: 'Write the platform as the software system declares it; where it is one more, add it to its `platforms`.',
      };
    }),
    eachOf(systems).passes(({ item, platforms }, { graph }) => {
      const tested = new Set(runsOf(item, graph).flatMap((run) => namedPlatforms(answer(run, 'platform') ?? '', platforms)));
      const untested = platforms.filter((platform) => !tested.has(platform));
      if (untested.length === 0) return undefined;
      return {
        place: fieldPlace(item, 'platforms'),
        severity: { draft: 'info', release: 'error' } as const,
        message: `No formal run of the present product has a result on ${allOf(untested)}, which ${item.id} declares as ${untested.length === 1 ? 'a platform' : 'platforms'}`,
        fix: 'Run the tests there formally and record them (`dhf record`), or take out what is no platform of it.',
      };
    }),
  ),
});

interface OnPlatforms extends ItemSubject {
  readonly platforms: readonly string[];
}

/** Formal runs of whole systems that say where they ran, of a system that says where it runs. Units and parts may be tested on other machines. */
function* runsOnSomething({ graph }: RuleContext): Iterable<OnPlatforms> {
  for (const item of graph.ofKind('test-run')) {
    const system = isFormal(item) && testsTheWhole(item, graph) ? systemOfRun(item, graph) : undefined;
    const platforms = system === undefined ? [] : answers(system, 'platforms').map(({ text }) => text);
    if (platforms.length > 0 && answer(item, 'platform') !== undefined) yield { item, platforms };
  }
}

/** Systems of which some formal run has a result: what was never run is asked about test by test. */
function* systems({ graph }: RuleContext): Iterable<OnPlatforms> {
  for (const item of graph.ofKind('software-system')) {
    const platforms = answers(item, 'platforms').map(({ text }) => text);
    if (platforms.length > 0 && runsOf(item, graph).length > 0) yield { item, platforms };
  }
}

/** Did it run a test of the system, or of the device in use? */
function testsTheWhole(run: TraceItem, graph: TraceGraph): boolean {
  return casesIn(run, graph).some((test) => activityOf(test, graph) === 'system' || isOfUse(test, graph));
}

/** Formal runs of the present product of a system that have results of it as a whole. */
function runsOf(system: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const withResults = new Set(graph.ofKind('test-result').map((result) => runOf(result, graph)));
  return graph
    .ofKind('test-run')
    .filter((run) => isFormal(run) && withResults.has(run) && testsTheWhole(run, graph) && systemOfRun(run, graph) === system)
    .filter((run) => ['present', 'bridged'].includes(testedProduct(run, graph).state));
}
