import { asEvidenceOfControl } from '../../../../../model/conditions.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { type HazardChain, hazardChains } from '../../../../../model/hazard-trace.ts';
import { reaches } from '../../../../../model/safety-class.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, eachOf, type ItemSubject, type LinkDemand } from '../../../../expect.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';

/** A hazardous situation, and the gaps that are told here: one that breaks several traces is told at the first of them. */
interface Traced extends ItemSubject {
  readonly gaps: readonly Gap[];
}

interface Gap {
  readonly chain: HazardChain;
  readonly situations: TraceItem[];
}

export default defineRule({
  id: 'hazard-trace-is-complete',
  clause: '7.3.3',
  alsoClauses: ['7.1.1', '7.3.1'],
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-7.1.1-2', 'R-7.3.3-1'],
  expect: eachOf(tracedSituations).passes(({ gaps }, { graph }) => gaps.map((gap) => say(gap, graph))),
});

function* tracedSituations({ graph }: RuleContext): Iterable<Traced> {
  const told = new Map<string, Gap>();
  const traced = graph
    .ofKind('hazardous-situation')
    .filter((item) => answer(item, 'software-involved') === 'yes' && reaches(graph.classOf(item).class, 'B'))
    .map((item) => ({ item, gaps: hazardChains(item, graph).flatMap((chain) => firstTold(chain, told)) }));
  yield* traced;
}

/** The gap a chain ends in, unless it is told already: then the situation joins those that have it. */
function firstTold(chain: HazardChain, told: Map<string, Gap>): readonly Gap[] {
  const { situation, item = situation, cause = item, control = cause, missing } = chain;
  if (missing === undefined) return [];
  const name = missing === 'control' || missing === 'evidence' ? control.id : `${situation.id} ${item.id}`;
  const before = told.get(name);
  if (before === undefined) {
    const gap = { chain, situations: [situation] };
    told.set(name, gap);
    return [gap];
  }
  if (!before.situations.includes(situation)) before.situations.push(situation);
  return [];
}

const evidence: LinkDemand = {
  in: 'verifies',
  where: (other, _graph, control) => asEvidenceOfControl.holds(other, control),
  whereNot: (other) => `${other.id} ${asEvidenceOfControl.otherwise}`,
};

/** The first link that is missing, found at the last thing the trace reaches. */
function say({ chain, situations }: Gap, graph: TraceGraph): Breach {
  const { situation, item = situation, cause = item, control = cause, missing } = chain;
  const names = situations.map(({ id }) => id).join(', ');
  const related = situations.map(({ id, title, idPlace }) => ({
    message: `${id} “${title.text}” is the hazardous situation`,
    place: idPlace,
  }));
  const endsAt = ({ id }: TraceItem) => `The trace of ${names} ends at ${id}`;
  const instead = (item: TraceItem, demand: LinkDemand) => breachOfAll(item, graph, [demand])?.instead ?? '';
  switch (missing) {
    case 'cause':
      return {
        item,
        related,
        message: `${endsAt(item)}: no cause is written that arises there and leads to ${names}`,
        fix: `Write the cause with \`arises-in: ${item.id}\` and \`causes: [${names}]\` (\`dhf new CAUSE\`); one that cannot happen is written with \`credible: no\`.`,
      };
    case 'control':
      return {
        item: cause,
        related,
        message: `${endsAt(cause)}: no risk control mitigates this cause${instead(cause, { in: 'mitigates' })}`,
        fix: `Add \`mitigates: [${cause.id}]\` to the risk control that answers it, or write one (\`dhf new RCM\`).`,
      };
    case 'evidence':
      return {
        item: control,
        related,
        message: `${endsAt(control)}: nothing verifies this risk control${instead(control, evidence)}`,
        fix: `Add \`verifies: [${control.id}]\` to the test case or review that shows it.`,
      };
    default:
      return {
        message: `Software is involved in ${names}, but no part of the software contributes to it${instead(situation, { in: 'contributes-to' })}`,
        fix: `Add \`contributes-to: [${names}]\` to the software item, unit or SOUP that could bring it about.`,
      };
  }
}
