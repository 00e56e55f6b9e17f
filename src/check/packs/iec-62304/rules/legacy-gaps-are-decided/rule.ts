import type { TraceGraph } from '../../../../../model/graph.ts';
import { answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { clauses } from '../../clauses.ts';
import { type Gap, gapsIn } from '../../legacy.ts';

export default defineRule({
  id: 'legacy-gaps-are-decided',
  clause: '4.4.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.4.3-1'],
  expect: every('legacy-assessment')
    .where((item) => item.status !== 'draft' && answers(item, 'gap-table').length > 0)
    .passes((item, { graph }): readonly Breach[] => {
      const gaps = gapsIn(item, graph);
      if (gaps.length === 0)
        return [
          {
            place: fieldPlace(item, 'gap-table'),
            message: `${item.id} holds no table of gaps with a column Clause and a column Decision`,
            fix: 'Write a table with one row for each sub-clause of 5.2, 5.3, 5.7 and 7: what is there, what is missing, what making it would do for the risk, and the decision.',
          },
        ];
      return [...uncovered(item, gaps, graph), ...undecided(item, gaps)];
    }),
});

function uncovered(item: TraceItem, gaps: readonly Gap[], graph: TraceGraph): Breach[] {
  const [concerned] = graph.targets(item, 'concerns');
  if (concerned === undefined) return [];
  const { class: judged } = graph.classOf(concerned);
  const named = new Set(gaps.flatMap((gap) => gap.clauses));
  const open = clauses.filter(({ number, classes }) => /^(?:5\.[237]|7)\./.test(number) && classes.includes(judged) && !named.has(number));
  if (open.length === 0) return [];
  return [
    {
      place: fieldPlace(item, 'gap-table'),
      class: graph.classOf(concerned),
      message: `The table of gaps in ${item.id} leaves out ${open.map(({ number }) => number).join(', ')}, which ${open.length === 1 ? 'is' : 'are'} asked of ${concerned.id} at class ${judged}`,
      fix: 'Add a row for each, even where nothing is missing.',
    },
  ];
}

function undecided(item: TraceItem, gaps: readonly Gap[]): Breach[] {
  return gaps
    .filter(({ decision }) => decision === undefined)
    .map(({ clauses: of, place }) => ({
      place,
      message: `The table of gaps in ${item.id} does not say what was decided about ${of.length === 0 ? 'one of its rows' : of.join(', ')}`,
      fix: 'Write the decision: `create` with what is made, or that it is not needed and why.',
    }));
}
