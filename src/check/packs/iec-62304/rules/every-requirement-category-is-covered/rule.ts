import type { TraceGraph } from '../../../../../model/graph.ts';
import { requirementCategories } from '../../../../../model/kinds.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import { answers, type TraceItem } from '../../../../../model/trace-item.ts';
import { everyThingOf } from '../../../../expect.ts';
import type { Gathering } from '../../../../gather.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

/** Requirements by software system and category. */
const byCategory: Gathering<TraceItem> = {
  kinds: ['software-requirement'],
  says: (item, { graph }) => {
    const named = answers(item, 'category');
    const systems = named.length === 0 ? [] : [...systemsFor(item, graph)];
    return named.flatMap(({ text }) => systems.map((system): [string, TraceItem] => [keyOf(system, text), item]));
  },
};

export default defineRule({
  id: 'every-requirement-category-is-covered',
  clause: '5.2.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.2.2-1'],
  expect: everyThingOf(['software-system'], categories).passes(({ item, letter, category, inCategory }) => {
    if (inCategory.some(isFinished)) return undefined;
    const instead = inCategory.map((each) => `; ${each.id} is still a draft`);
    return {
      clause: `5.2.2 ${letter}`,
      message: `${item.id} has no requirement of category ${category} (5.2.2 ${letter})${instead.join('')}`,
    };
  }),
  fix: ({ letter }) =>
    `Write the requirement (\`dhf new SRS\`); or, when there is nothing to require, a justification with \`claim: not-applicable\` and \`justifies: IEC 62304 5.2.2 ${letter}\`.`,
});

/** The twelve categories of a software system, with the requirements in each. */
function categories(item: TraceItem, { gathered }: RuleContext) {
  return requirementCategories.map((category, at) => ({
    item,
    category,
    letter: 'abcdefghijkl'.charAt(at),
    inCategory: gathered.of(byCategory, keyOf(item, category)),
  }));
}

function keyOf(system: TraceItem, category: string): string {
  return `${system.id} ${category}`;
}

/** Allocation decides, then the system named; a requirement that neither places counts for every system. */
function systemsFor(requirement: TraceItem, graph: TraceGraph): ReadonlySet<TraceItem> {
  const allocated = graph.targets(requirement, 'allocated-to');
  return new Set((allocated.length > 0 ? allocated : [requirement]).flatMap((each) => systemsOf(each, graph)));
}

function isFinished(item: TraceItem): boolean {
  return item.status !== 'draft';
}
