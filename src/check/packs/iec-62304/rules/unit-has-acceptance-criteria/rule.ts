import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { every, fieldBreach } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { shorten } from '../../../../words.ts';
import { criteriaSections, holdsText } from '../../criteria-set.ts';

export default defineRule({
  id: 'unit-has-acceptance-criteria',
  clause: '5.5.3',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.5.3-1'],
  expect: every('software-unit').passes((item, { graph }) => {
    const own = fieldBreach(item, 'acceptance-criteria');
    if (own === undefined) return undefined;
    const set = answer(item, 'criteria-set');
    return set === undefined ? (own.instead === '' ? fieldBreach(item, 'criteria-set') : own) : emptySet(item, set, graph);
  }),
  message: ({ item, instead }) => `${item.id} has no acceptance criteria${instead}`,
  fix: () => 'Write them under a heading Acceptance criteria, or name in `criteria-set` the heading of a plan that holds them.',
});

function emptySet(item: TraceItem, set: string, graph: TraceGraph) {
  const sections = criteriaSections(item, graph);
  if (sections.some(holdsText)) return undefined;
  const instead =
    sections.length === 0 ? `; no document has the heading “${shorten(set)}”` : `; nothing stands under the heading “${shorten(set)}”`;
  return { field: 'criteria-set', instead, place: item.fields.get('criteria-set')?.values[0]?.place ?? item.idPlace };
}
