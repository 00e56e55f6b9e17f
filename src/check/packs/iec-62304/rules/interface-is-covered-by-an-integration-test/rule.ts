import type { TraceGraph } from '../../../../../model/graph.ts';
import { reaches } from '../../../../../model/safety-class.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { anyOf } from '../../../../words.ts';
import { levelsOf } from '../../test-levels.ts';

export default defineRule({
  id: 'interface-is-covered-by-an-integration-test',
  clause: '5.6.3',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  expect: every('interface')
    .where((item, { graph }) => joinsParts(item, graph))
    .has({
      in: 'verifies',
      from: ['test-case'],
      where: (test) => levelsOf(test).includes('integration'),
      whereNot: (test) => `${test.id} ${levelsOf(test).length === 0 ? 'declares no level' : `is of level ${anyOf(levelsOf(test))}`}`,
    }),
  message: ({ item, instead }) => `${item.id} joins parts of the software, and no test of level integration verifies it${instead}`,
  fix: ({ item }) =>
    `Add \`verifies: [${item.id}]\` to a test case with \`level: integration\`; one that tests the whole system may have both levels.`,
});

const own: readonly string[] = ['software-system', 'software-item', 'software-unit', 'soup'];

/** Two ends or more are software of class B or C; an interface to people, hardware or other software is tested with the system. */
function joinsParts(item: TraceItem, graph: TraceGraph): boolean {
  const ends = graph.targets(item, 'connects').filter((end) => own.includes(end.kind) && reaches(graph.classOf(end).class, 'B'));
  return ends.length > 1;
}
