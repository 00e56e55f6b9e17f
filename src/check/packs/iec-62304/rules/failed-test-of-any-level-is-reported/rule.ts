import { formalResults } from '../../../../../model/results.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { formalResultsOf, type TestedFormally, unreported } from '../../test-outcomes.ts';

export default defineRule({
  id: 'failed-test-of-any-level-is-reported',
  clause: '9.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  needs: ['results'],
  expect: eachOf(others).passes((result, { graph }) => unreported(result, graph)),
});

/**
 * Formal results of tests that belong neither to the system nor to integration. What the latest test of a unit shows is asked of the unit; a failure before
 * it is erased by nothing.
 */
function* others(context: RuleContext): Iterable<TestedFormally> {
  const { graph } = context;
  const isLatest = ({ item, test }: TestedFormally) => formalResults(test, graph)[0] === item;
  for (const result of formalResultsOf(undefined, context)) yield result;
  for (const result of formalResultsOf('unit', context)) if (!isLatest(result)) yield result;
}
