import type { TraceGraph } from '../model/graph.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';

/** One record that stands over an item or document, as people read it. */
export interface ApprovalShown {
  readonly approval: TraceItem;
  /** `Ada Example, quality`. */
  readonly who: string;
  /** What it stands for; `approval` makes approved, `review` does not. */
  readonly meaning: string;
  /** As written. */
  readonly when: string;
  /** The content hash of the whole that it stands over. */
  readonly hash: string;
  /** How it is signed, to stand behind the ID of the record: `is asserted, unsigned`. */
  readonly signed: string;
  /** Is it over the item as it reads now, in words or in meaning? */
  readonly isCurrent: boolean;
  /** Is it over the same words, over others that mean the same, or over something else? */
  readonly over: 'same' | 'reworded' | 'moved';
  /** Fields that moved since; none where what stands in a document did. */
  readonly moved: readonly string[];
  /** `current`, or what moved since: `statement changed since`. */
  readonly standing: string;
}

/** Every record that stands over an item or document, the latest first. */
export function approvalsOver(graph: TraceGraph, item: TraceItem): readonly ApprovalShown[] {
  const { approvals } = graph;
  const present = graph.hashOf(item).whole;
  return approvals.covers(item.id).map((cover) => {
    const { approval, parts } = cover;
    const hash = parts.get('whole')?.hash ?? '';
    const isCurrent = approvals.readsAs(item, hash);
    const moved = isCurrent ? [] : approvals.movedFrom(item, cover);
    return {
      approval,
      who: `${answer(approval, 'signer') ?? 'nobody'}, ${answer(approval, 'role') ?? 'no role'}`,
      meaning: answer(approval, 'meaning') ?? 'no meaning',
      when: answer(approval, 'signed-at') ?? 'no time',
      hash,
      signed: signedWords(graph, approval),
      isCurrent,
      over: isCurrent ? (hash === present ? 'same' : 'reworded') : 'moved',
      moved,
      standing: isCurrent
        ? hash === present
          ? 'current'
          : 'current: only the wording changed since'
        : `${movedWords(moved)} changed since`,
    };
  });
}

/** How an approval is signed, to stand behind its ID. */
export function signedWords({ evidence }: TraceGraph, approval: TraceItem): string {
  const method = answer(approval, 'method');
  return (
    evidence.signatures?.[approval.id]?.words ??
    (method === undefined ? 'is asserted, unsigned' : `says ${method}, and nobody looked at it`)
  );
}

/** Fields that moved, in words; a document changes with what stands in it. */
export function movedWords(moved: readonly string[]): string {
  return moved.length === 0 ? 'what stands in it' : moved.map((name) => (name === 'text' ? 'its own words' : name)).join(', ');
}
