import { isRejected, solving } from '../../../../../model/changes.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { isAnswered, type TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, every, type LinkDemand } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';

export default defineRule({
  id: 'investigation-ends-in-a-decision',
  clause: '9.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-9.2-1'],
  expect: every('problem-report')
    .where((item, { graph }) => isAnswered(item, 'investigated-on') || further(item, graph) !== undefined)
    .passes((item, { graph }) => (isAnswered(item, 'investigated-on') ? undecided(item, graph) : uninvestigated(item, graph))),
});

const request: LinkDemand = {
  in: 'resolves',
  from: ['change-request'],
  where: (other) => !isRejected(other),
  whereNot: (other) => `${other.id} was rejected`,
};

function undecided(item: TraceItem, graph: TraceGraph): Breach | undefined {
  if (isAnswered(item, 'no-action-reason')) return undefined;
  const breach = breachOfAll(item, graph, [request]);
  if (breach === undefined) return undefined;
  return {
    related: breach.related,
    message: `${item.id} was investigated, but leads to no change request, and no reason says why nothing is changed${breach.instead}`,
    fix: `Add \`resolves: [${item.id}]\` to a change request, or write \`no-action-reason\` in the report.`,
  };
}

function uninvestigated(item: TraceItem, graph: TraceGraph): Breach {
  return {
    message: `${item.id} ${further(item, graph)}, but does not say when and how it was investigated`,
    fix: 'Write `investigated-on`, then investigation, cause, effect on safety and security, and outcome.',
  };
}

/** What shows that a report is past being open, with the words for it. */
function further(item: TraceItem, graph: TraceGraph): string | undefined {
  if (isAnswered(item, 'closed-on')) return 'is closed';
  const [first] = solving(item, graph);
  if (first !== undefined) return `is to be solved by ${first.id}`;
  return isAnswered(item, 'no-action-reason') ? 'says why nothing is changed' : undefined;
}
