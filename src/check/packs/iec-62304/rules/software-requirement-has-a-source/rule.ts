import type { TraceGraph } from '../../../../../model/graph.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, counted, every, fieldBreach, type LinkDemand } from '../../../../expect.ts';
import { defineRule } from '../../../../rule.ts';

const derived: LinkDemand = { out: 'derives-from' };
const implemented: LinkDemand = { out: 'implements' };

export default defineRule({
  id: 'software-requirement-has-a-source',
  clause: '5.2.1',
  alsoClauses: ['5.2.6'],
  classes: ['A', 'B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-5.2.1-1'],
  expect: every('software-requirement').passes((item, { graph }) => sourceless(item, graph) ?? unexplained(item, graph)),
});

function sourceless(item: TraceItem, graph: TraceGraph) {
  const breach = breachOfAll(item, graph, [derived, implemented]);
  return (
    breach && {
      ...breach,
      message: `${item.id} comes from nothing${breach.instead}`,
      fix: 'Name what it comes from: `derives-from: [SYS-…]`, or the risk control it implements. A standard or a regulation is an STD item.',
    }
  );
}

/** A system requirement, a risk control it implements, or a user need where the plan makes them one set, needs no reason; any other source does. */
function unexplained(item: TraceItem, graph: TraceGraph) {
  const from = counted(item, graph, derived);
  const needsNone = from.some((each) => each.kind === 'system-requirement' || each.kind === 'user-need');
  const breach = fieldBreach(item, 'source-reason');
  if (from.length === 0 || needsNone || breach === undefined || counted(item, graph, implemented).length > 0) return undefined;
  return {
    ...breach,
    message: `${item.id} derives from ${from.map((each) => each.id).join(', ')} and from no system requirement, but does not say why${breach.instead}`,
    fix: 'Say under `source-reason` why the requirement comes from there.',
  };
}
