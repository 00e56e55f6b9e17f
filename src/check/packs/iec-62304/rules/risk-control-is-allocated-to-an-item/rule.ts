import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

export default defineRule({
  id: 'risk-control-is-allocated-to-an-item',
  clause: '5.3.6',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.3.6-2'],
  expect: every('risk-control')
    .where((control) => answer(control, 'location') === 'software')
    .passes((control, { graph }) => {
      const requirements = graph.sources(control, 'implements').filter(({ status }) => status !== 'draft');
      const ends = requirements.flatMap((each) => graph.targets(each, 'allocated-to'));
      // No requirement, and a requirement that is allocated to nothing, are each told at the place where they are missing.
      if (ends.length === 0 || ends.some((end) => isPart(end)) || ends.every((end) => hasNoParts(end, graph))) return undefined;
      return {
        message: `No part of the software carries ${control.id}: ${allOf(requirements.map(({ id }) => id))} ${requirements.length === 1 ? 'is' : 'are'} allocated to the software system as a whole`,
        fix: 'Allocate the requirement to the software item or unit that carries the risk control: `allocated-to: [SWU-…]`.',
        related: requirements.map(({ id, idPlace }) => ({ message: `${id} implements ${control.id}`, place: idPlace })),
      };
    }),
});

function isPart({ kind }: TraceItem): boolean {
  return kind === 'software-item' || kind === 'software-unit';
}

/** A system that is not divided has nothing else to allocate to; that it is not is found by itself. */
function hasNoParts(system: TraceItem, graph: TraceGraph): boolean {
  return graph.sources(system, 'part-of').length === 0;
}
