import type { Declared } from '../../../../../model/declared.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { nearest } from '../../../../../model/nearest.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { eachOf, together } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext, type Subject } from '../../../../rule.ts';
import { aKindTitle } from '../../../../words.ts';

export default defineRule({
  id: 'software-system-has-its-settings',
  severity: { draft: 'error', release: 'error' },
  expect: together(
    eachOf(entries).passes(({ id, declared }, { graph }) => wrongEntry(id, declared, graph)),
    eachOf(systems).passes(({ item, declared }, { graph }) => withoutEntry(item, declared, graph)),
  ),
});

interface Entry extends Subject {
  /** A key under `systems`. */
  readonly id: string;
  readonly declared: Declared;
}

function* entries({ graph }: RuleContext): Iterable<Entry> {
  const { declared } = graph;
  if (declared !== undefined) for (const id of Object.keys(declared.systems)) yield { id, declared };
}

function* systems({ graph }: RuleContext) {
  const { declared } = graph;
  if (declared !== undefined) for (const item of graph.ofKind('software-system')) yield { item, declared };
}

/** Where no software system stands at all, that is what is told: nothing of the kind could be judged. */
function wrongEntry(id: string, declared: Declared, graph: TraceGraph): Breach | undefined {
  const known = graph.ofKind('software-system');
  const item = graph.item(id);
  if (known.length === 0 || (item !== undefined && known.includes(item) && item.id === id)) return undefined;
  const near = nearest(
    id,
    known.map((each) => each.id).filter((each) => declared.systems[each] === undefined),
  );
  return {
    place: declared.placeOf(['systems', id]),
    message: `\`systems\` names ${id}, which ${whatItIs(item, id)}: its files, tests and results belong to nothing`,
    fix: near === undefined ? `Name a software system that exists, or write ${id} as one (\`dhf new SWS\`).` : `Write \`${near}\`.`,
  };
}

function whatItIs(item: TraceItem | undefined, id: string): string {
  if (item === undefined) return 'no item has as its ID';
  if (item.id !== id) return `is now called ${item.id}`;
  if (item.status === 'retired') return 'is retired';
  return item.kind === 'unknown' ? 'is of no known kind' : `is ${aKindTitle(item.kind)} and no software system`;
}

/** An entry that no item answers to is likely meant for this system, and told by itself. */
function withoutEntry(item: TraceItem, declared: Declared, graph: TraceGraph): Breach | undefined {
  if (declared.systems[item.id] !== undefined || Object.keys(declared.systems).some((id) => graph.item(id) === undefined)) return undefined;
  return {
    place: declared.placeOf(['systems']),
    severity: { draft: 'warning', release: 'error' },
    message: `${item.id} is a software system, but \`systems\` does not say where its files and tests are, so no result can be bound to it`,
    fix: `Add \`${item.id}:\` under \`systems:\` with \`product\`, \`tests\`, \`lockfiles\` and \`build\`.`,
    related: [{ message: `${item.id} “${item.title.text}”`, place: item.idPlace }],
  };
}
