import type { TraceGraph } from '../../../../../model/graph.ts';
import { fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { declaredClass } from '../../class-givers.ts';

export default defineRule({
  id: 'class-is-not-above-its-parent',
  clause: '4.3 d',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-4.3.d-4'],
  expect: every('software-system', 'software-item', 'software-unit', 'soup').passes((item, { graph }): Breach | undefined => {
    const own = declaredClass(item);
    const { others, words } = around(item, graph);
    const highest = others.reduce<TraceItem | undefined>((best, each) => (isHigher(each, best, graph) ? each : best), undefined);
    if (own === undefined || highest === undefined || own <= graph.classOf(highest).class) return undefined;
    const { class: above, from } = graph.classOf(highest);
    return {
      place: fieldPlace(item, 'safety-class'),
      message: `${item.id} is declared class ${own}, but ${highest.id}, which ${words}, is only class ${above}: what contains a part of class ${own} is of class ${own}`,
      fix: `Declare class ${own} for ${from}, and look at its classification again; or correct the class of ${item.id}.`,
      related: [{ message: `${highest.id} has class ${above}${from === highest.id ? '' : ` from ${from}`}`, place: highest.idPlace }],
    };
  }),
});

/** What holds a part, or uses SOUP. */
function around(item: TraceItem, graph: TraceGraph): { readonly others: readonly TraceItem[]; readonly words: string } {
  if (item.kind === 'soup') return { others: graph.sources(item, 'uses'), words: 'uses it' };
  return { others: graph.targets(item, 'part-of'), words: 'it is part of' };
}

function isHigher(each: TraceItem, best: TraceItem | undefined, graph: TraceGraph): boolean {
  return best === undefined || graph.classOf(each).class > graph.classOf(best).class;
}
