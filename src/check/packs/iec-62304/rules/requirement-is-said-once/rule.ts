import { normal } from '../../../../../model/content-hash.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { systemsOf } from '../../../../../model/structure.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { type ItemSubject, inEachGroup } from '../../../../expect.ts';
import type { Gathering } from '../../../../gather.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';

/** Requirements by their words; what says nothing stands by itself. */
const byWords: Gathering<TraceItem> = {
  kinds: ['software-requirement'],
  says: (item) => [[plain(answer(item, 'statement') ?? '') || `#${item.id}`, item]],
};

export default defineRule({
  id: 'requirement-is-said-once',
  clause: '5.2.6',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'error', release: 'error' },
  checks: ['R-5.2.6-1'],
  expect: inEachGroup(byWords, said).passes(({ item, first }) =>
    first === undefined
      ? undefined
      : {
          place: fieldPlace(item, 'statement'),
          message: `${item.id} says the same as ${first.id}, word for word`,
          fix: `Keep one of the two and set the other to \`status: retired\`; or say in what ${item.id} differs.`,
          related: [{ message: `${first.id} says it here`, place: fieldPlace(first, 'statement') }],
        },
  ),
});

interface Said extends ItemSubject {
  /** The requirement of the same software system with the same words and a lower ID. */
  readonly first: TraceItem | undefined;
}

function said(items: readonly TraceItem[], { graph }: RuleContext): readonly Said[] {
  return items.map((item, at) => ({ item, first: items.slice(0, at).find((each) => sharesASystem(each, item, graph)) }));
}

/** Letters and numbers alone tell two statements apart. */
function plain(text: string): string {
  return normal(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}<>=≤≥%+\-.,]+/gu, ' ')
    .replaceAll(/[.,\s]+(?= |$)/g, '');
}

function sharesASystem(a: TraceItem, b: TraceItem, graph: TraceGraph): boolean {
  const systems = systemsFor(a, graph);
  return systemsFor(b, graph).some((each) => systems.includes(each));
}

function systemsFor(requirement: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const allocated = graph.targets(requirement, 'allocated-to');
  return (allocated.length > 0 ? allocated : [requirement]).flatMap((each) => systemsOf(each, graph));
}
