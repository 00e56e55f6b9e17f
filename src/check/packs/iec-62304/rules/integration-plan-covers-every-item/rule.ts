import type { TableFacts } from '../../../../../model/facts.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { idsIn } from '../../../../../model/mentions.ts';
import { holders, systemsOf } from '../../../../../model/structure.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { answersClause, type ClauseAnswer } from '../../../../claims.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

const fix = 'Name it in the row of the step that takes it in, in a table with the columns Step and Items.';

export default defineRule({
  id: 'integration-plan-covers-every-item',
  clause: '5.1.5',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.1.5-1'],
  expect: answersClause({
    clause: '5.1.5',
    home: ['integration-plan', 'software-development-plan'],
    and: (answer, { graph }) => {
      const steps = answer.claims.flatMap(({ section }) => section.tables.filter(isOfSteps));
      return steps.length === 0 ? stepless(answer) : leftOut(answer, steps, graph);
    },
  }),
});

function isOfSteps({ header: [step, items] }: TableFacts): boolean {
  return (
    /^(?:integration[- ]?|build[- ]?)?steps?$|^(?:integrations)?schritte?$/i.test((step?.text ?? '').trim()) &&
    /^(?:(?:software[- ]?)?(?:items?|units?|components?|parts?)(?: (?:integrated|joined|taken in))?|teile?|gegenstände|elemente?|komponenten|bausteine?)$/i.test(
      (items?.text ?? '').trim(),
    )
  );
}

function stepless({ claims: [first] }: ClauseAnswer): Breach[] {
  if (first === undefined) return [];
  const { document, section } = first;
  const message = `“${section.heading.text}” holds no table with the columns Step and Items, so it plans no integration`;
  return [
    {
      item: document,
      place: section.heading.place,
      message,
      fix: 'Write one row for each step, with the IDs of what is put together in it.',
    },
  ];
}

function leftOut({ systems, claims }: ClauseAnswer, steps: readonly TableFacts[], graph: TraceGraph): Breach[] {
  const named = new Set(steps.flatMap(({ rows }) => rows.flatMap((cells) => cells.flatMap(({ text }) => idsIn(text, graph)))));
  const missing = toIntegrate(systems, graph).filter((each) => ![each, ...holders(each, graph)].some((around) => isStep(around, named)));
  const [table] = steps as [TableFacts];
  if (missing.length === 0) return [];
  const ids = allOf(missing.map(({ id }) => id));
  return [
    {
      item: claims[0]?.document as TraceItem,
      place: table.place,
      message: `No integration step takes in ${ids}`,
      fix,
      related: missing.map(({ id, idPlace }) => ({ message: `${id} is in no step`, place: idPlace })),
    },
  ];
}

/** A step with the system as a whole in it says nothing of its parts. */
function isStep(around: TraceItem, named: ReadonlySet<TraceItem>): boolean {
  return around.kind !== 'software-system' && named.has(around);
}

/** Units, items without parts, and SOUP, of class B and C. */
function toIntegrate(systems: readonly TraceItem[], graph: TraceGraph): readonly TraceItem[] {
  const leaves = [...graph.ofKind('software-item'), ...graph.ofKind('software-unit')].filter(
    (each) => graph.sources(each, 'part-of').length === 0,
  );
  return [...leaves, ...graph.ofKind('soup')].filter(
    (each) => graph.classOf(each).class !== 'A' && systemsOf(each, graph).some((system) => systems.includes(system)),
  );
}
