import { isClosed, solving } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { isLater } from '../../../../../model/times.ts';
import { answer, fieldPlace, isAnswered, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'problem-report-follows-its-states',
  clause: '6.2.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-6.2.2-1'],
  expect: every('problem-report').passes((item, { graph }) => [
    ...reopened(item),
    ...closedTooEarly(item),
    ...closedBeforeChange(item, graph),
  ]),
});

function reopened(item: TraceItem): readonly Breach[] {
  if (!isAnswered(item, 'reopened-on') || isAnswered(item, 'closed-on')) return [];
  return [
    {
      place: fieldPlace(item, 'reopened-on'),
      message: `${item.id} was opened again, but no closing before it is recorded`,
      fix: 'Keep `closed-on` with its answers when a report is opened again; a later `closed-on` takes its place.',
    },
  ];
}

function closedTooEarly(item: TraceItem): readonly Breach[] {
  const closed = answer(item, 'closed-on') ?? '';
  const investigated = answer(item, 'investigated-on') ?? '';
  if (!isLater(investigated, closed)) return [];
  return [
    {
      place: fieldPlace(item, 'closed-on'),
      message: `${item.id} was closed on ${closed}, before it was investigated on ${investigated}`,
      fix: 'Correct the date that is wrong; a report is investigated first, then resolved, verified and closed.',
    },
  ];
}

function closedBeforeChange(item: TraceItem, graph: TraceGraph): readonly Breach[] {
  if (!isClosed(item) || isAnswered(item, 'no-action-reason')) return [];
  const closed = answer(item, 'closed-on') ?? '';
  return solving(item, graph)
    .filter((request) => !isAnswered(request, 'closed-on') || isLater(answer(request, 'closed-on') ?? '', closed))
    .map((request) => ({
      place: fieldPlace(item, 'closed-on'),
      message: `${item.id} was closed on ${closed}, but ${request.id}, which is to solve it, ${stateOf(request)}`,
      fix: `Verify and close ${request.id} first; the report is closed when its change is shown to work.`,
      related: [{ message: `${request.id} is to solve it`, place: request.idPlace }],
    }));
}

function stateOf(request: TraceItem): string {
  const closed = answer(request, 'closed-on');
  return closed === undefined ? 'is still open' : `was closed only on ${closed}`;
}
