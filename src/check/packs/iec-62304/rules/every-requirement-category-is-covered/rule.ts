import type { TraceGraph } from '../../../../../model/graph.ts';
import { requirementCategories } from '../../../../../model/kinds.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import { answers, type TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

export default defineRule({
  id: 'every-requirement-category-is-covered',
  clause: '5.2.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'error' },
  checks: ['R-5.2.2-1'],
  expect: eachOf(categoriesOfSystems).passes(({ item, letter, category, inCategory }) => {
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

/** Each of the twelve categories of each software system, with the requirements in it. */
function* categoriesOfSystems({ graph }: RuleContext) {
  const byCategory = Map.groupBy(
    graph.ofKind('software-requirement').flatMap((each) => answers(each, 'category').map(({ text }) => ({ text, each }))),
    ({ text }) => text,
  );
  for (const item of graph.ofKind('software-system')) {
    for (const [at, category] of requirementCategories.entries()) {
      const all = (byCategory.get(category) ?? []).map(({ each }) => each);
      const inCategory = all.filter((each) => belongsTo(each, item, graph));
      yield { item, category, letter: 'abcdefghijkl'.charAt(at), inCategory };
    }
  }
}

/** Allocation decides, then the system named; a requirement that neither places counts for every system. */
function belongsTo(requirement: TraceItem, system: TraceItem, graph: TraceGraph): boolean {
  const allocated = graph.targets(requirement, 'allocated-to');
  return (allocated.length > 0 ? allocated : [requirement]).some((each) => systemsOf(each, graph).includes(system));
}

function isFinished(item: TraceItem): boolean {
  return item.status !== 'draft';
}
