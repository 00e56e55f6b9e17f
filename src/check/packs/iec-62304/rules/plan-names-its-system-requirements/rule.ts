import { requirementsAreOneSet } from '../../../../../model/conditions.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import type { KindName } from '../../../../../model/kinds.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { answersClause } from '../../../../claims.ts';
import { defineRule } from '../../../../rule.ts';
import { namedIn, namesNothing } from '../../sections.ts';

export default defineRule({
  id: 'plan-names-its-system-requirements',
  clause: '5.1.3',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.3-1'],
  expect: answersClause({
    clause: '5.1.3',
    home: ['software-development-plan'],
    and: ({ item, claims }, { graph }) => {
      const inputs = claims.filter(({ claim }) => claim.points.includes('a'));
      const kinds = inputKinds(item, graph);
      const [first] = inputs;
      if (first === undefined || inputs.some((each) => namesNothing(each, graph))) return undefined;
      if (inputs.flatMap((each) => namedIn(each, graph)).some((each) => isInput(each, kinds, graph))) return undefined;
      return {
        item: first.document,
        place: first.section.heading.place,
        message: `“${first.section.heading.text}” names no system requirement and no document that holds them, so nobody can tell what the software is made from`,
        fix: 'Name the system requirements, or the document they stand in, by ID.',
      };
    },
  }),
});

/** Where system and software requirements are one set, what the software is made from are the needs. */
function inputKinds(item: TraceItem, graph: TraceGraph): readonly (KindName | 'unknown')[] {
  return requirementsAreOneSet.holds(item, graph) ? ['system-requirement', 'user-need', 'software-requirement'] : ['system-requirement'];
}

function isInput(named: TraceItem, kinds: readonly (KindName | 'unknown')[], graph: TraceGraph): boolean {
  return [named, ...graph.within(named)].some(({ kind }) => kinds.includes(kind));
}
