import type { Difference } from '../model/difference.ts';
import type { TraceGraph } from '../model/graph.ts';
import { compareIds } from '../model/graph.ts';
import type { ClearedTask, Impact, ImpactAction, ImpactReason, ImpactTask } from '../model/impact.ts';
import { compareText } from '../model/place.ts';
import { approvalsAsked } from './impact/approvals.ts';
import type { Ask } from './impact/ask.ts';
import { classFloorsAsked } from './impact/class-floors.ts';
import { decisionsAsked } from './impact/decisions.ts';
import { sidesOf } from './impact/moves.ts';
import { reviewsAsked } from './impact/reviews.ts';
import { roleFor } from './impact/roles.ts';
import { runsAsked } from './impact/runs.ts';

/** In the order in which tasks are told. */
export const impactActions: readonly ImpactAction[] = ['approve', 'review', 'run', 'decide'];

/**
 * What the differences between two graphs make out of date in the later one, one step from what moved: approvals, links that an approval stored otherwise,
 * formal results, and judgements of persons; and what of that somebody has answered since. Whatever the rules call suspect or outdated because something
 * moved is among the tasks; beyond that only what `decisionsAsked` names. What is new, and what was never approved or run, is asked for by rules alone.
 */
export function impactOf(difference: Difference, after: TraceGraph, before: TraceGraph): Impact {
  const sides = sidesOf(difference, after, before);
  const asks = [approvalsAsked, reviewsAsked, runsAsked, decisionsAsked, classFloorsAsked].flatMap((asked) => [...asked(sides)]);
  const open = tasksOf(
    asks.filter(({ answer }) => answer === undefined),
    after,
  );
  const cleared = asks.filter(({ answer }) => answer !== undefined);
  const answers = Map.groupBy(cleared, ({ answer }) => `${answer?.by} ${answer?.record ?? ''}`);
  return {
    tasks: open.sort(inOrder),
    cleared: [...answers.values()].flatMap((group) => clearedTasks(group, after)).sort(clearedInOrder),
  };
}

function clearedTasks(asks: readonly Ask[], graph: TraceGraph): readonly ClearedTask[] {
  const answer = asks[0]?.answer;
  return answer === undefined ? [] : tasksOf(asks, graph).map((task) => ({ ...task, ...answer }));
}

/** One task for all that is asked of one item in one way of one role. */
function tasksOf(asks: readonly Ask[], graph: TraceGraph): ImpactTask[] {
  const whole = asks.map((ask) => ({ ...ask, role: ask.role ?? roleFor(ask.action, ask.item, graph) }));
  const groups = Map.groupBy(whole, ({ action, item, role }) => JSON.stringify([action, item.id, role]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { action, item, role } = first;
    const because = reasonsIn(group.flatMap((ask) => ask.because));
    return [{ action, item: item.id, kind: item.kind, title: item.title.text, role, because }];
  });
}

/** Each thing that moved once, by the shortest way. */
function reasonsIn(reasons: readonly ImpactReason[]): readonly ImpactReason[] {
  const shortest = new Map<string, ImpactReason>();
  for (const reason of reasons) {
    const known = shortest.get(reason.moved);
    if (known === undefined || reason.through.length < known.through.length) shortest.set(reason.moved, reason);
  }
  return [...shortest.values()].sort((a, b) => compareIds(a.moved, b.moved));
}

function inOrder(a: ImpactTask, b: ImpactTask): number {
  return impactActions.indexOf(a.action) - impactActions.indexOf(b.action) || compareText(a.role, b.role) || compareIds(a.item, b.item);
}

function clearedInOrder(a: ClearedTask, b: ClearedTask): number {
  return inOrder(a, b) || compareText(a.by, b.by) || compareIds(a.record ?? '', b.record ?? '');
}
