import type { TraceGraph } from '../../../../../model/graph.ts';
import { holders } from '../../../../../model/structure.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';

const notYet = { draft: 'warning', release: 'error' } as const;

export default defineRule({
  id: 'legacy-software-is-assessed',
  clause: '4.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-4.4-1'],
  expect: every('software-system', 'software-item', 'software-unit', 'legacy-assessment')
    .where((item) => (item.kind === 'legacy-assessment' ? item.status !== 'draft' : answer(item, 'legacy') === 'yes'))
    .passes((item, { graph }) => (item.kind === 'legacy-assessment' ? unmarked(item, graph) : unassessed(item, graph))),
});

/** What holds a part speaks for the part too, when it is legacy itself. */
function unassessed(item: TraceItem, graph: TraceGraph): Breach | undefined {
  const breach = breachOfAll(item, graph, [{ in: 'concerns', from: ['legacy-assessment'] }]);
  if (breach === undefined || holders(item, graph).some((each) => answer(each, 'legacy') === 'yes')) return undefined;
  return {
    ...breach,
    message: `${item.id} is marked as software from before, but no legacy assessment concerns it${breach.instead}; without one it has to meet clauses 5 to 9 in full`,
    fix: `Write the assessment with \`concerns: ${item.id}\` (\`dhf new LEG\`), or take \`legacy: yes\` out.`,
  };
}

function unmarked(assessment: TraceItem, graph: TraceGraph): Breach | undefined {
  const [item] = graph.targets(assessment, 'concerns');
  if (item === undefined || answer(item, 'legacy') === 'yes') return undefined;
  return {
    severity: notYet,
    message: `${assessment.id} assesses ${item.id} as software from before, but ${item.id} is not marked as such, so clauses 5 to 9 hold for it in full`,
    fix: `Write \`legacy: yes\` at ${item.id}, or take the assessment out.`,
    related: [{ message: `${item.id} is assessed as legacy`, place: item.idPlace }],
  };
}
