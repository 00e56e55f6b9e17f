import { historyStart } from '../../../../../model/changes.ts';
import type { ItemChange } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { dayOf, isLater, latest } from '../../../../../model/times.ts';
import { answer, type TraceItem } from '../../../../../model/trace-item.ts';
import { answersTo } from '../../../../claims.ts';
import { eachOf } from '../../../../expect.ts';
import { defineRule, type RuleContext } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

/** Fields whose change may make a plan wrong, by kind; a tool may change in any. */
const planned: Readonly<Record<string, readonly string[] | 'any'>> = {
  'software-system': ['safety-class'],
  'software-item': ['safety-class', 'part-of', 'uses'],
  'software-unit': ['safety-class', 'part-of', 'uses'],
  tool: 'any',
  deliverable: ['author-role', 'reviewer-role', 'approver-role'],
};

/** Kinds of which a new one changes what was planned: it came with its first content, so no field moved. */
const parts: readonly string[] = ['software-item', 'software-unit', 'tool'];

export default defineRule({
  id: 'plan-is-as-new-as-what-it-plans',
  clause: '5.1.2',
  classes: ['A', 'B', 'C'],
  severity: { draft: 'info', release: 'warning' },
  checks: ['R-5.1.2-1'],
  needs: ['history'],
  expect: eachOf(plans).passes(({ plan, current, changes }) => {
    const newer = changes.filter(({ at }) => isLater(at, current));
    const last = latest(newer, ({ at }) => at);
    if (last === undefined) return undefined;
    const what = newer.map(({ id, fields }) => `${id} (${fields.join(', ')})`);
    return {
      item: plan,
      place: plan.idPlace,
      message: `${plan.id} was last found current on ${dayOf(current)}, and after that ${allOf(what)} changed, last on ${dayOf(last.at)}`,
      fix: 'Read the plan again. Change it where it is out of date; where it is not, write the day under `reviewed-on`.',
    };
  }),
});

/** Each finished plan that was ever approved or looked at again, with the later of the two; what never was is told elsewhere. */
function* plans({ graph }: RuleContext) {
  const changes = planChanges(graph);
  for (const { item, claims } of answersTo({ clause: '5.1.1', home: ['software-development-plan'] }, graph)) {
    for (const plan of new Set(claims.map(({ document }) => document))) {
      const approval = graph.approvals.approvalOf(plan);
      const moments = [answer(plan, 'reviewed-on'), approval && answer(approval, 'signed-at')].flatMap((each) => each ?? []);
      const current = latest(moments, (each) => each);
      if (current !== undefined) yield { item, plan, current, changes };
    }
  }
}

interface PlanChange extends Pick<ItemChange, 'at' | 'fields'> {
  readonly id: string;
}

function planChanges(graph: TraceGraph): readonly PlanChange[] {
  const { history } = graph.evidence;
  const begins = history && historyStart(history);
  return Object.entries(planned).flatMap(([kind, watched]) =>
    graph.ofKind(kind as TraceItem['kind']).flatMap(({ id }) => {
      const change = history?.changed[id];
      if (change === undefined) return [];
      const fields = change.fields.filter((field) => watched === 'any' || watched.includes(field));
      // What came with the first commit may be older.
      const isNew = change.fields.length === 0 && parts.includes(kind) && change.at !== begins;
      return fields.length > 0 || isNew ? [{ id, at: change.at, fields: isNew ? ['new'] : fields }] : [];
    }),
  );
}
