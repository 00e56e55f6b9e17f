import type { TraceGraph } from '../../../../../model/graph.ts';
import { isFormal, systemOfRun, testedProduct } from '../../../../../model/results.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { plainVersion } from '../../../../../model/version.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { anyOf } from '../../../../words.ts';

export default defineRule({
  id: 'run-names-the-version-it-tested',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['product'],
  expect: every('test-run')
    .where((run, { graph }) => isFormal(run) && answer(run, 'version') !== undefined && testedProduct(run, graph).state === 'present')
    .passes((run, { graph }) => {
      const present = presentVersions(run, graph);
      const named = answer(run, 'version') ?? '';
      if (present.length === 0 || present.map(plainVersion).includes(plainVersion(named))) return undefined;
      return {
        place: fieldPlace(run, 'version'),
        message: `${run.id} says that it tested version ${named}, and the product that it tested is ${anyOf(present)}`,
        fix: 'Correct the version where it is wrong; where the version of the product was changed afterwards, run the tests again on the product that says it.',
      };
    }),
});

/** What the product that is there now is called: the version of its software system, and of the whole. */
function presentVersions(run: TraceItem, graph: TraceGraph): readonly string[] {
  const system = systemOfRun(run, graph);
  const own = system === undefined ? undefined : answer(system, 'version');
  return [...new Set([own, graph.declared?.product.version].filter((version) => version !== undefined))];
}
