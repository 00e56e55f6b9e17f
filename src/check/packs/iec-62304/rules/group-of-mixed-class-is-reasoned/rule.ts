import type { TraceGraph } from '../../../../../model/graph.ts';
import { compareText } from '../../../../../model/place.ts';
import { isSafetyClass } from '../../../../../model/safety-class.ts';
import { answer, answers, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';
import { whyNotApproved } from '../../not-approved.ts';

export default defineRule({
  id: 'group-of-mixed-class-is-reasoned',
  clause: '4.3 f',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-4.3.f-1'],
  // A system that declares no group is worked to the class of each of its parts, which every other rule looks at.
  expect: every('software-system', 'justification')
    .where((item) => item.kind === 'software-system' || (item.status !== 'draft' && answer(item, 'claim') === 'group'))
    .passes((item, { graph }): readonly Breach[] => (item.kind === 'software-system' ? [] : faults(item, graph))),
});

function faults(group: TraceItem, graph: TraceGraph): readonly Breach[] {
  const worked = answer(group, 'worked-to-class');
  const named = members(group, graph);
  if (!isSafetyClass(worked) || named === undefined) return [];
  if ('unknown' in named) return [unknownMember(group, named.unknown)];
  const above = named.filter((each) => graph.classOf(each).class > worked);
  if (above.length === 0) return [nothingHigher(group, worked, named)];
  const what = `${group.id} works ${allOf(above.map((each) => `${each.id} (class ${graph.classOf(each).class})`))} to class ${worked}`;
  return [...outside(group, what), ...unapproved(group, what, graph)];
}

/** What the group covers; undefined while nothing is named, which is told at the field. */
function members(group: TraceItem, graph: TraceGraph): readonly TraceItem[] | { readonly unknown: string } | undefined {
  const scope = answers(group, 'scope').map(({ text }) => text);
  if (scope.length === 0) return undefined;
  const found = scope.map((id) => (id === 'system' ? highestSystem(graph) : graph.item(id)));
  const unknown = scope[found.findIndex((each) => each === undefined || each.status === 'retired')];
  return unknown === undefined ? (found as TraceItem[]) : { unknown };
}

function highestSystem(graph: TraceGraph): TraceItem | undefined {
  return [...graph.ofKind('software-system')].sort((a, b) => compareText(graph.classOf(b).class, graph.classOf(a).class))[0];
}

function unknownMember(group: TraceItem, id: string): Breach {
  return {
    place: answers(group, 'scope').find(({ text }) => text === id)?.place ?? group.idPlace,
    message: `${group.id} names ${id} as part of its group, which does not exist`,
    fix: 'Name items that exist, or `system`.',
  };
}

function nothingHigher(group: TraceItem, worked: string, named: readonly TraceItem[]): Breach {
  return {
    place: fieldPlace(group, 'worked-to-class'),
    message: `${group.id} gives a reason to work ${allOf(named.map(({ id }) => id))} to class ${worked}, but nothing there is of a higher class`,
    fix: 'Name what the group covers, parts of higher class included; or take the justification out.',
  };
}

function outside(group: TraceItem, what: string): Breach[] {
  if (group.inRiskFile) return [];
  return [
    {
      message: `${what}, and stands outside the risk management file, where the reason for a lower class belongs`,
      fix: 'Move it into the folder that `files.risk-management-file` names.',
    },
  ];
}

function unapproved(group: TraceItem, what: string, graph: TraceGraph): Breach[] {
  if (graph.approvals.isApproved(group)) return [];
  return [
    {
      message: `${what}, and ${whyNotApproved(group, graph)}`,
      fix: `Have it approved (\`dhf approve ${group.id}\`).`,
    },
  ];
}
