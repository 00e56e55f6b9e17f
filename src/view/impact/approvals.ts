import { isApproving } from '../../model/approvals.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { ImpactReason } from '../../model/impact.ts';
import { plannedRoles } from '../../model/planned-roles.ts';
import { remembered } from '../../model/remembered.ts';
import { answer, type TraceItem } from '../../model/trace-item.ts';
import { type Answer, type Ask, answerBy, editorialOver } from './ask.ts';
import { reasonsOf, type Sides } from './moves.ts';
import { decidedRole } from './roles.ts';

/** Items and documents that a record approved by name and that say something else now, and those whose record is gone: each role that has to approve. */
export function* approvalsAsked(sides: Sides): Iterable<Ask> {
  const { before, after, moves, difference } = sides;
  for (const move of moves.values()) {
    const { item, was } = move;
    if (item === undefined || was === undefined || approversOf(was, before).length === 0) continue;
    yield* asked(item, was, reasonsOf(move, []), sides);
  }
  const lost = difference.changed.filter(({ id, approved }) => approved?.before === true && !approved.after && !moves.has(id));
  for (const { id, was = id } of lost) {
    const [item, old] = [after.item(id), before.item(was)];
    const gone = old === undefined ? [] : approversOf(old, before).flatMap((record) => sides.records.get(record.id) ?? []);
    if (item !== undefined && old !== undefined && gone.length > 0) yield* asked(item, old, gone, sides);
  }
}

function* asked(item: TraceItem, was: TraceItem, because: readonly ImpactReason[], { before, after }: Sides): Iterable<Ask> {
  const current = after.approvals.approvalsOf(item);
  const held = new Set(current.map((record) => answer(record, 'role')));
  const planned = new Set(plannedRoles(item.kind === 'document' ? item : (item.document ?? item), after));
  for (const role of new Set([...rolesBefore(was, before), ...planned])) {
    const isOpen = current.length === 0 || (planned.has(role) && !held.has(role));
    const record = current.find((each) => answer(each, 'role') === role) ?? current[0];
    yield {
      action: 'approve',
      item,
      because,
      role,
      ...(isOpen || record === undefined ? {} : { answer: answered(item, was, record, before, after) }),
    };
  }
}

/** Who approved it as it read then; where that was out of date already, who approved it last. */
function rolesBefore(was: TraceItem, before: TraceGraph): readonly string[] {
  const records = approversOf(was, before);
  const current = before.approvals.approvalsOf(was).filter((record) => records.includes(record));
  const roles = (current.length > 0 ? current : records.slice(0, 1)).map((record) => answer(record, 'role'));
  return roles.map((role) => role ?? decidedRole(was, before));
}

/**
 * Approving records that name a thing for its own sake, the latest first. What stands in a document need not be named; and a record over nothing but reviews and
 * what they cover approves the reviews, as long as something else approves the thing.
 */
function approversOf(item: TraceItem, graph: TraceGraph): readonly TraceItem[] {
  const named = graph.sources(item, 'covers');
  const records = graph.approvals.covers(item.id).map(({ approval }) => approval);
  const approving = records.filter((record) => isApproving(record) && named.includes(record));
  const own = item.kind === 'review' ? approving : approving.filter((record) => !isOfReviews(record, graph));
  return own.length > 0 || item.document !== undefined ? own : approving;
}

const isOfReviews = remembered((record, graph): boolean => {
  const named = graph.targets(record, 'covers');
  const reviews = named.filter(({ kind }) => kind === 'review');
  const looked = new Set([...reviews, ...reviews.flatMap((review) => graph.targets(review, 'covers'))]);
  return reviews.length > 0 && named.every((each) => looked.has(each));
});

function answered(item: TraceItem, was: TraceItem, record: TraceItem, before: TraceGraph, after: TraceGraph): Answer {
  const editorial = editorialOver(item, before.hashOf(was).whole, after);
  return editorial === undefined ? answerBy(record, false) : answerBy(editorial, false);
}
