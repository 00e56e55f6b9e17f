import type { TraceGraph } from '../../../../../model/graph.ts';
import { byItemId } from '../../../../../model/item-index.ts';
import { holders, parts } from '../../../../../model/structure.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf, someOf } from '../../../../words.ts';

/** The kinds of cause of 7.1.2 a to e. */
const kindsOfCause = {
  specification: 'a wrong or incomplete specification (a)',
  defect: 'a defect in what it does (b)',
  soup: 'a failure of SOUP (c)',
  'hardware-or-other-software': 'a failure of hardware or of other software (d)',
  misuse: 'misuse that can be foreseen (e)',
} as const;

export default defineRule({
  id: 'every-kind-of-cause-is-considered',
  clause: '7.1.2',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-7.1.2-1'],
  expect: every('software-item', 'software-unit')
    .where((item, { graph }) => graph.targets(item, 'contributes-to').length > 0)
    .passes((item, { graph }): Breach | undefined => {
      const open = unconsidered(item, graph);
      if (open.length === 0) return waved(item, graph);
      const situations = allOf(graph.targets(item, 'contributes-to').map(({ id }) => id));
      return {
        message: `${item.id} can contribute to ${situations}, but nobody has looked at ${allOf(open.map((kind) => kindsOfCause[kind]))} as its cause`,
        fix: `Write a cause with \`arises-in: ${item.id}\` and \`cause-kind: ${open[0]}\` (\`dhf new CAUSE\`); for one that cannot happen say \`credible: no\` and why.`,
      };
    }),
});

/** What can contribute to a situation has some way in which it does: that none is credible contradicts it. */
function waved(item: TraceItem, graph: TraceGraph): Breach | undefined {
  const causes = causesNear(item, graph).toSorted(byItemId);
  if (causes.length === 0 || causes.some((cause) => answer(cause, 'credible') !== 'no')) return undefined;
  const situations = allOf(graph.targets(item, 'contributes-to').map(({ id }) => id));
  return {
    message: `${item.id} can contribute to ${situations}, but each of its causes is said not to be credible: ${someOf(causes.map(({ id }) => id))}`,
    fix: `Say of the cause by which it can happen that it is credible; or take ${situations} out of \`contributes-to\` where it cannot.`,
    related: causes.map((cause) => ({ message: `${cause.id} is said not to be credible`, place: fieldPlace(cause, 'credible') })),
  };
}

type KindOfCause = keyof typeof kindsOfCause;

/** Kinds that no cause at the item has; a cause that does not say its kind may be of any. No cause at all is a gap in the trace, and told there. */
function unconsidered(item: TraceItem, graph: TraceGraph): readonly KindOfCause[] {
  const causes = causesNear(item, graph);
  if (!causes.some((cause) => graph.targets(cause, 'arises-in').length > 0)) return [];
  const considered = causes.map((cause) => answer(cause, 'cause-kind'));
  const open = (Object.keys(kindsOfCause) as KindOfCause[])
    .filter((kind) => kind !== 'soup' || usesSoup(item, graph))
    .filter((kind) => !considered.includes(kind));
  return open.slice(considered.filter((kind) => kind === undefined).length);
}

/** Causes that arise in the item, in its parts, in what holds it, or in SOUP of these; and those that do not say where they arise. */
function causesNear(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const own = [item, ...parts(item, graph), ...holders(item, graph)];
  const near = [...own, ...own.flatMap((each) => graph.targets(each, 'uses')).filter(({ kind }) => kind === 'soup')];
  const homeless = graph.targets(item, 'contributes-to').flatMap((situation) => graph.sources(situation, 'causes'));
  const found = [
    ...near.flatMap((each) => graph.sources(each, 'arises-in')),
    ...homeless.filter((cause) => cause.kind === 'software-cause' && graph.targets(cause, 'arises-in').length === 0),
  ];
  return [...new Set(found)].filter(({ status }) => status !== 'draft');
}

function usesSoup(item: TraceItem, graph: TraceGraph): boolean {
  return [item, ...parts(item, graph)].some((each) => graph.targets(each, 'uses').some(({ kind }) => kind === 'soup'));
}
