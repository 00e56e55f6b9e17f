import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { type Gap, gapsIn, isToBeMade } from '../../legacy.ts';
import { whyNotApproved } from '../../not-approved.ts';

export default defineRule({
  id: 'legacy-gaps-are-closed',
  clause: '4.4.4',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.4.4-1'],
  expect: every('legacy-assessment')
    .where((item) => item.status !== 'draft')
    .passes((item, { graph }): readonly Breach[] => [
      ...gapsIn(item, graph)
        .filter(isToBeMade)
        .flatMap((gap) => notMade(item, gap, graph)),
      ...withoutMaintenance(item),
    ]),
});

function notMade(item: TraceItem, { clauses, named, place }: Gap, graph: TraceGraph): Breach[] {
  const made = named.flatMap((each) => (each.kind === 'deliverable' ? graph.targets(each, 'produced-as') : [each]));
  const open = made.filter((each) => each.status === 'draft' || !graph.approvals.isApproved(each));
  if (made.length > 0 && open.length < made.length) return [];
  const why = open[0] === undefined ? 'the row names nothing that was made' : `${open[0].id} ${whyNot(open[0], graph)}`;
  return [
    {
      place,
      message: `${item.id} decides to make what ${clauses.join(', ')} asks for, but ${why}`,
      fix: 'Name the document or item in the row by its ID, and have it approved.',
    },
  ];
}

function whyNot(made: TraceItem, graph: TraceGraph): string {
  return made.status === 'draft' ? 'is still a draft' : whyNotApproved(made, graph);
}

/** From now on problems are solved by clause 9 and changes made by clause 6 (decision 17). */
function withoutMaintenance(item: TraceItem): Breach[] {
  if (answers(item, 'closure').length === 0) return [];
  const text = answer(item, 'closure') ?? '';
  const open = ['9', '6'].filter((clause) => !new RegExp(`(?<![\\d.])${clause}(?:\\.\\d+)*(?!\\d)`).test(text));
  if (open.length === 0) return [];
  const words = open.map((clause) =>
    clause === '9' ? 'how its problems are solved from now on (clause 9)' : 'how it is changed from now on (clause 6)',
  );
  return [
    {
      place: fieldPlace(item, 'closure'),
      message: `The closure of ${item.id} does not say ${words.join(', nor ')}`,
      fix: 'Name the clause and the procedure or plan that holds for this software from now on.',
    },
  ];
}
