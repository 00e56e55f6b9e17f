import { normal } from '../../../../../model/content-hash.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { answers, type TraceItem } from '../../../../../model/trace-item.ts';
import { answersTo, type ClauseAnswer } from '../../../../claims.ts';
import { eachOf } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { readStatement } from '../../stated-class.ts';

export default defineRule({
  id: 'development-plan-agrees-with-the-settings',
  clause: '5.1.1',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.1-2'],
  expect: eachOf(plans).passes((answer, { graph }) => {
    const documents = [...new Set(answer.claims.map(({ document }) => document))];
    return [unstated(answer, documents, graph), ...unnamed(answer, documents, graph)].flatMap((each) => each ?? []);
  }),
});

/** What plans each system; while no finished document does, that is what is told. */
function plans({ graph }: RuleContext): readonly ClauseAnswer[] {
  return [...answersTo({ clause: '5.1.1', home: ['software-development-plan'] }, graph)].filter(({ claims }) => claims.length > 0);
}

/** A class that is stated and wrong is told by `class-stands-in-the-risk-management-file`; one that nobody declared, by itself. */
function unstated({ systems, home }: ClauseAnswer, documents: readonly TraceItem[], graph: TraceGraph): Breach | undefined {
  const stated = new Set(
    documents.flatMap((plan) => answers(plan, 'states-class')).flatMap(({ text }) => readStatement(text, graph).item ?? []),
  );
  const open = systems.filter((system) => !stated.has(system) && !graph.classOf(system).byDefault);
  if (open.length === 0) return undefined;
  const classes = open.map((system) => `"${system.id}: ${graph.classOf(system).class}"`).join(', ');
  return {
    item: home,
    place: home.idPlace,
    message: `The development plan does not state the class of ${allOf(open.map(({ id }) => id))}`,
    fix: `Write \`states-class: [${classes}]\` at the plan.`,
  };
}

/** The model of the life cycle and each repository of `dhf.yaml`, as words of the plan. */
function unnamed({ home }: ClauseAnswer, documents: readonly TraceItem[], { declared }: TraceGraph): Breach[] {
  const { model, repositories = [] } = declared?.development ?? {};
  const words = documents.map((plan) => plain(plan.words)).join(' ');
  const named = [
    ...(model === undefined ? [] : [{ text: model, what: 'the life cycle model', path: ['development', 'model'] }]),
    ...repositories.map((text, at) => ({ text, what: 'the repository', path: ['development', 'repositories', at] })),
  ];
  return named
    .filter(({ text }) => text !== '' && !words.includes(plain(text)))
    .map(({ text, what, path }) => ({
      item: home,
      place: home.idPlace,
      message: `dhf.yaml gives ${what} as “${text}”, and the development plan does not name it`,
      fix: 'Write it into the plan in the same words, or correct dhf.yaml.',
      related: declared === undefined ? [] : [{ message: `Here dhf.yaml says “${text}”`, place: declared.placeOf(path) }],
    }));
}

function plain(text: string): string {
  return normal(text).toLowerCase();
}
