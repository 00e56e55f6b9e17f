import { formerly, meaningOf } from '../../model/approvals.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { ClearedTask, ImpactAction, ImpactReason } from '../../model/impact.ts';
import type { TraceItem } from '../../model/trace-item.ts';

/** Something asked of one item for some reasons. */
export interface Ask {
  readonly action: ImpactAction;
  /** As it is now. */
  readonly item: TraceItem;
  readonly because: readonly ImpactReason[];
  /** Who is asked, where that is not found by the action. */
  readonly role?: string | undefined;
  /** Absent while nobody has answered. */
  readonly answer?: Answer | undefined;
}

export type Answer = Pick<ClearedTask, 'by' | 'record'>;

/** The record that says of the present words of an item that they mean what they meant when it had some hash; undefined where none leads there. */
export function editorialOver(item: TraceItem, then: string, graph: TraceGraph): TraceItem | undefined {
  const present = graph.hashOf(item).whole;
  if (then === present || !graph.approvals.readsAs(item, then)) return undefined;
  const records = graph.approvals.covers(item.id).filter(({ parts }) => parts.has(formerly) && parts.get('whole')?.hash === present);
  return records.find(({ approval }) => meaningOf(approval) === 'editorial')?.approval;
}

/** How a record over an item, made after what it rests on had moved, answers for that. */
export function answerBy(record: TraceItem, hasMoved: boolean): Answer {
  const meaning = meaningOf(record);
  const by = meaning === 'no-impact' || meaning === 'editorial' ? 'no-impact' : hasMoved ? 'changed' : 'approved';
  return { by, record: record.id };
}
