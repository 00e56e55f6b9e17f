import { asEvidenceOfControl } from '../../../../../model/conditions.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { type HazardChain, hazardChains } from '../../../../../model/hazard-trace.ts';
import { reaches } from '../../../../../model/safety-class.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { breachOfAll, every, type LinkDemand } from '../../../../expect.ts';
import type { Gathering } from '../../../../gather.ts';
import { type Breach, defineRule, type RuleContext } from '../../../../rule.ts';

interface Gap {
  readonly chain: HazardChain;
  readonly situations: readonly TraceItem[];
}

/** Broken chains by what they lack: one gap that breaks the traces of several situations is told at the first of them. */
const brokenChains: Gathering<HazardChain> = {
  kinds: ['hazardous-situation'],
  says: (item, { graph }) =>
    isTraced(item, graph) ? hazardChains(item, graph).flatMap((chain) => (chain.missing === undefined ? [] : [[gapOf(chain), chain]])) : [],
};

export default defineRule({
  id: 'hazard-trace-is-complete',
  clause: '7.3.3',
  alsoClauses: ['7.1.1', '7.3.1'],
  classes: ['B', 'C'],
  severity: { draft: 'warning', release: 'error' },
  checks: ['R-7.1.1-2', 'R-7.3.3-1'],
  expect: every('hazardous-situation')
    .where((item, { graph }) => isTraced(item, graph))
    .passes((item, context) => gapsAt(item, context).map((gap) => say(gap, context.graph))),
});

function isTraced(situation: TraceItem, graph: TraceGraph): boolean {
  return answer(situation, 'software-involved') === 'yes' && reaches(graph.classOf(situation).class, 'B');
}

/** The gaps that are told at a situation: those that no earlier one has. */
function gapsAt(item: TraceItem, { graph, gathered }: RuleContext): readonly Gap[] {
  const names = new Set(hazardChains(item, graph).flatMap((chain) => (chain.missing === undefined ? [] : [gapOf(chain)])));
  return [...names].flatMap((name) => {
    const [chain, ...others] = gathered.of(brokenChains, name);
    return chain?.situation === item ? [{ chain, situations: [...new Set([chain, ...others].map(({ situation }) => situation))] }] : [];
  });
}

function gapOf({ situation, item = situation, cause = item, control = cause, missing }: HazardChain): string {
  return missing === 'control' || missing === 'evidence' ? control.id : `${situation.id} ${item.id}`;
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
