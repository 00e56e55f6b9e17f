import type { TraceGraph } from '../../../../../model/graph.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every, fieldBreach } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

export default defineRule({
  id: 'segregation-is-claimed-or-denied',
  clause: '5.3.5',
  classes: ['C'],
  severity: { draft: 'info', release: 'warning' },
  checks: ['R-5.3.5-2'],
  expect: every('software-system').passes((system, { graph }) => {
    const records = segregationsOf(system, graph);
    const claimed = answer(system, 'segregation-claimed');
    const place = fieldPlace(system, 'segregation-claimed');
    if (claimed === undefined)
      return {
        place,
        message: `${system.id} does not say whether any part of it is kept apart from the rest${fieldBreach(system, 'segregation-claimed')?.instead ?? ''}`,
        fix: `Write \`segregation-claimed: ${records.length > 0 ? 'yes' : 'no'}\`; an empty list is no statement.`,
      };
    if (claimed === 'no' && records.length > 0)
      return {
        place,
        message: `${system.id} claims no segregation, but ${allOf(records.map(({ id }) => id))} keeps parts of it apart`,
        fix: 'Write `segregation-claimed: yes`, or retire the record.',
        related: records.map(({ id, idPlace }) => ({ message: `${id} stands here`, place: idPlace })),
      };
    if (claimed === 'yes' && records.length === 0)
      return {
        place,
        message: `${system.id} claims segregation, but no record says what is kept apart from what`,
        fix: 'Write the record (`dhf new SEG`), or `segregation-claimed: no`.',
      };
    return undefined;
  }),
});

function segregationsOf(system: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  return graph
    .ofKind('segregation')
    .filter((each) =>
      ['segregates-low', 'segregates-high'].some((field) =>
        graph.targets(each, field).some((end) => systemsOf(end, graph).includes(system)),
      ),
    );
}
