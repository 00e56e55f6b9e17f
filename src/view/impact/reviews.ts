import { meaningOf } from '../../model/approvals.ts';
import { leads, type TraceGraph } from '../../model/graph.ts';
import type { ImpactAction, ImpactReason } from '../../model/impact.ts';
import { linkTypes } from '../../model/kinds.ts';
import { linksOfThePast, type TraceLink } from '../../model/link.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import { type Answer, type Ask, answerBy, editorialOver } from './ask.ts';
import { type Move, reasonsOf, type Sides } from './moves.ts';

/** Kinds that say what somebody judged, so that looking at them again is to decide again. */
const judged: ReadonlySet<TraceItem['kind']> = new Set(['risk', 'benefit-risk', 'vulnerability']);

/** Links on which somebody rests the class of a system. */
const classifying: ReadonlySet<string> = new Set(['considers', 'credits']);

/**
 * Whoever links to what moved, one step: by links that a change of their target makes suspect, where an approval stored how the target read; and by any link
 * where the target is gone; those of records may lead to what was retired. What was never approved is asked for when it is.
 */
export function* reviewsAsked(sides: Sides): Iterable<Ask> {
  for (const move of sides.moves.values()) {
    if (move.how === 'gone') yield* dangling(move, sides);
    else yield* dependents(move, sides);
  }
  yield* withoutMove(sides);
}

function* dependents(move: Move, sides: Sides): Iterable<Ask> {
  const { before, after } = sides;
  const item = move.item as TraceItem;
  for (const link of after.linksTo(item)) {
    if (!isSensitive(link) || !leads(link)) continue;
    if (link.state === 'suspect') yield askAbout(link, move);
    else if (move.was !== undefined) {
      const answer = answered(link, move.was, sides);
      if (answer !== undefined) yield { ...askAbout(link, move), answer };
    }
  }
  if (move.was === undefined) return;
  for (const link of before.linksTo(move.was)) {
    if (isSensitive(link) && before.approvals.storedFor(link) !== undefined) yield* unlinked(link, move, sides);
  }
}

/** The holder of a link no longer has it: that answers for it as soon as somebody approves the holder without it. */
function* unlinked(link: TraceLink, move: Move, { after }: Sides): Iterable<Ask> {
  const holder = living(link.from, after);
  if (holder === undefined || sameLink(link, holder, after) !== undefined) return;
  const record = after.approvals.approvalOf(holder);
  if (record !== undefined) yield { ...askAbout({ ...link, from: holder }, move), answer: { by: 'changed', record: record.id } };
}

/** What leads to something that is gone has to lead elsewhere, or nowhere. */
function* dangling(move: Move, sides: Sides): Iterable<Ask> {
  const { before, after } = sides;
  if (move.was === undefined) return;
  for (const link of before.linksTo(move.was)) {
    const holder = living(link.from, after);
    if (holder === undefined || holder.kind === 'approval' || holder.kind === 'test-result') continue;
    if (linksOfThePast.has(link.field) && after.item(move.id) !== undefined) continue;
    const now = sameLink(link, holder, after);
    if (now?.state === 'dangling') yield askAbout(now, move);
    else if (now === undefined) yield* unlinked(link, move, sides);
  }
}

/** Links that are suspect although what they lead to did not move: their holder, or a record about either end, did. */
function* withoutMove({ before, after, moves, records }: Sides): Iterable<Ask> {
  const found = new Map<TraceLink, ImpactReason>();
  const add = (links: readonly TraceLink[], reason: ImpactReason) => {
    for (const link of links) if (link.state === 'suspect' && isSensitive(link) && !found.has(link)) found.set(link, reason);
  };
  for (const [id, reason] of records) {
    const things = [before, after].flatMap((graph) => storedIn(id, graph));
    for (const thing of new Set(things)) {
      const item = after.item(thing);
      if (item !== undefined) add([...after.linksFrom(item), ...after.linksTo(item)], reason);
    }
  }
  for (const move of moves.values()) {
    const [reason] = reasonsOf(move, []);
    if (move.item !== undefined && reason !== undefined) add(after.linksFrom(move.item), reason);
  }
  for (const [link, reason] of found) {
    const was = before.item(link.from.id);
    const isNew = was === undefined || sameLink(link, was, before)?.state !== 'suspect';
    if (isNew && !moves.has((link.to as TraceItem).id)) yield { action: actionOf(link), item: link.from, because: [reason] };
  }
}

function storedIn(record: string, graph: TraceGraph): readonly string[] {
  const item = graph.item(record);
  return item === undefined ? [] : [...(graph.approvals.storedIn(item)?.keys() ?? [])];
}

function askAbout(link: TraceLink, move: Move): Ask {
  return { action: actionOf(link), item: link.from, because: reasonsOf(move, [{ from: link.from.id, field: link.field, to: move.id }]) };
}

function actionOf({ from, field }: TraceLink): ImpactAction {
  return judged.has(from.kind) || (from.kind === 'software-system' && classifying.has(field)) ? 'decide' : 'review';
}

/** How somebody answered for a link that was fresh, led to what moved, and is fresh again; undefined where it never was approved. */
function answered(link: TraceLink, was: TraceItem, { before, after, moves }: Sides): Answer | undefined {
  const old = before.item(link.from.id);
  const oldLink = old && sameLink(link, old, before);
  if (oldLink === undefined || before.approvals.storedFor(oldLink) === undefined) return undefined;
  const item = link.to as TraceItem;
  const looked = after.approvals.covers(link.from.id).find(({ approval }) => meaningOf(approval) !== 'editorial');
  const stored = looked?.parts.get(link.target)?.hash;
  if (looked === undefined || stored === undefined) return undefined;
  if (stored === after.hashOf(item).whole) return answerBy(looked.approval, moves.has(link.from.id));
  const editorial = editorialOver(item, stored, after) ?? editorialOver(item, before.hashOf(was).whole, after);
  return editorial && answerBy(editorial, false);
}

function isSensitive({ field, from }: TraceLink): boolean {
  return from.kind !== 'approval' && linkTypes[field]?.suspect === true;
}

function sameLink({ field, target, to }: TraceLink, holder: TraceItem, graph: TraceGraph): TraceLink | undefined {
  return graph.linksFrom(holder, field).find((each) => each.target === target || (each.to !== undefined && each.to.id === to?.id));
}

function living(item: TraceItem, graph: TraceGraph): TraceItem | undefined {
  const now = graph.item(item.id);
  return now?.status === 'retired' ? undefined : now;
}
