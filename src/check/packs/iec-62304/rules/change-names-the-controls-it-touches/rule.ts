import { isRejected } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { idsIn } from '../../../../../model/mentions.ts';
import { parts } from '../../../../../model/structure.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

export default defineRule({
  id: 'change-names-the-controls-it-touches',
  clause: '7.4.2',
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-7.4.2-1'],
  // That something is said about controls at all is demanded of every change request.
  expect: every('change-request')
    .where((item) => item.status !== 'draft' && !isRejected(item) && answers(item, 'control-impact').length > 0)
    .passes((item, { graph }): readonly Breach[] => {
      const touched = controlsTouched(item, graph);
      const named = idsIn(answer(item, 'control-impact') ?? '', graph);
      const unnamed = [...touched].filter(([control]) => !named.includes(control));
      if (unnamed.length > 0) return [notNamed(item, unnamed)];
      return touched.size === 0 || isShownAgain(item, named, graph) ? [] : [notShown(item, [...touched.keys()])];
    }),
});

/** Controls that the changed things carry out, each with the thing: a control itself, a requirement that implements it, the software it is allocated to. */
function controlsTouched(request: TraceItem, graph: TraceGraph): ReadonlyMap<TraceItem, TraceItem> {
  const touched = new Map<TraceItem, TraceItem>();
  for (const thing of graph.targets(request, 'changes'))
    for (const control of controlsIn(thing, graph)) if (!touched.has(control)) touched.set(control, thing);
  return touched;
}

function controlsIn(thing: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  if (thing.kind === 'risk-control') return [thing];
  if (thing.kind === 'software-requirement') return graph.targets(thing, 'implements');
  if (thing.kind !== 'software-item' && thing.kind !== 'software-unit') return [];
  const requirements = [thing, ...parts(thing, graph)].flatMap((part) => graph.sources(part, 'allocated-to'));
  return [...new Set(requirements.flatMap((each) => graph.targets(each, 'implements')))];
}

function notNamed(request: TraceItem, unnamed: readonly (readonly [TraceItem, TraceItem])[]): Breach {
  const words = unnamed.map(([control, thing]) => (control === thing ? control.id : `${control.id} (through ${thing.id})`));
  return {
    place: fieldPlace(request, 'control-impact'),
    message: `${request.id} touches ${allOf(words)}, but does not say what it does to ${unnamed.length === 1 ? 'that control' : 'these controls'}`,
    fix: `Name ${unnamed.length === 1 ? 'it' : 'each'} under Control impact: what changes, or that nothing does, and what shows it afterwards.`,
    related: unnamed.map(([control]) => ({ message: `${control.id} is a risk control of software that changes`, place: control.idPlace })),
  };
}

/** Something that verifies is named beside the controls, or among the activities to repeat. */
function isShownAgain(request: TraceItem, named: readonly TraceItem[], graph: TraceGraph): boolean {
  const repeated = answers(request, 'repeat-activities').flatMap(({ text }) => idsIn(text, graph));
  return [...named, ...repeated].some(({ kind }) => ['test-case', 'review', 'test-run'].includes(kind));
}

function notShown(request: TraceItem, controls: readonly TraceItem[]): Breach {
  return {
    place: fieldPlace(request, 'control-impact'),
    message: `${request.id} touches ${allOf(controls.map(({ id }) => id))}, but names no test and no review that shows ${controls.length === 1 ? 'it works' : 'they work'} afterwards`,
    fix: 'Name the test cases or reviews under Control impact, or among `repeat-activities`.',
  };
}
