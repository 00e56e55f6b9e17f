import { isFormal, systemOfRun, testedProduct } from '../../../../../model/results.ts';
import { answer, fieldPlace } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'run-tested-what-its-commit-holds',
  clause: '5.7.5',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['product'],
  expect: every('test-run')
    .where((run, { graph }) => isFormal(run) && counts.has(testedProduct(run, graph).state))
    .passes((run, { graph }) => {
      const system = systemOfRun(run, graph)?.id ?? '';
      const [named, tested] = [(answer(run, 'commit') ?? '').toLowerCase(), answer(run, 'product-sha256') ?? ''];
      const held = Object.entries(graph.evidence.productAt ?? {}).find(([commit]) => named.length >= 7 && commit.startsWith(named))?.[1][
        system
      ];
      if (held === undefined || held === tested) return undefined;
      return {
        place: fieldPlace(run, 'product-sha256'),
        message: `${run.id} says that it tested product ${short(tested)} of ${system}, but its commit ${named.slice(0, 7)} holds product ${short(held)}, so nobody can tell which of them was tested`,
        fix: 'Run the tests again from a commit that holds the product, and record the run with `dhf record`, which writes both.',
      };
    }),
});

/** Runs that count for the present product. Others show nothing, whatever they say. */
const counts: ReadonlySet<string> = new Set(['present', 'bridged']);

function short(hash: string): string {
  return `${hash.slice(0, 8)}…`;
}
