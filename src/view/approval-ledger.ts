import { type Cover, instant } from '../model/approvals.ts';
import type { Signing } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';
import { movedWords, signedWords } from './approvals.ts';

/**
 * `moved`: what it stands over reads otherwise now, and nobody stands for that since. `replaced`: so, but a later record does. `holds`: it stands over what is
 * written now, in words or in meaning. `draft`: it is not finished, and counts for nothing.
 */
export type Holding = 'moved' | 'draft' | 'holds' | 'replaced';

/** In the order in which they are read: what no longer holds first. */
export const holdings: readonly Holding[] = ['moved', 'draft', 'holds', 'replaced'];

/** Something that a record names, and how it stands. */
export interface CoveredThing {
  readonly thing: TraceItem;
  /** Of the whole, as the record has it; empty where it holds none. */
  readonly hash: string;
  readonly holding: Holding;
  /** Fields that changed since, in words; empty where nothing did. */
  readonly moved: string;
}

/** One approval, review or other signature. Fields that it does not answer are undefined. */
export interface LedgerEntry {
  readonly approval: TraceItem;
  readonly signer: string | undefined;
  readonly role: string | undefined;
  readonly meaning: string | undefined;
  /** As written. */
  readonly when: string | undefined;
  readonly method: string | undefined;
  /** What was seen of the signature; undefined where nobody looked. */
  readonly signing: Signing | undefined;
  /** How it is signed, to stand behind its ID. */
  readonly signed: string;
  /** What it names itself, in the order written. */
  readonly things: readonly CoveredThing[];
  /** Further things that it holds a hash of, because they stand in a document that it names. */
  readonly inside: number;
  /** As the worst of what it names. */
  readonly holding: Holding;
}

/** Every approval, in the order of holdings, then the latest first. */
export function approvalLedger(graph: TraceGraph): readonly LedgerEntry[] {
  const at = (entry: LedgerEntry) => instant(entry.when);
  return graph
    .ofKind('approval')
    .map((approval) => entryOf(approval, graph))
    .sort((a, b) => holdings.indexOf(a.holding) - holdings.indexOf(b.holding) || compareText(at(b), at(a)));
}

function entryOf(approval: TraceItem, graph: TraceGraph): LedgerEntry {
  const stored = graph.approvals.storedIn(approval);
  const named = graph.targets(approval, 'covers');
  const things = named.map((thing) => coveredThing(approval, thing, stored?.get(thing.id), graph));
  const ids = new Set(named.map(({ id }) => id));
  const rest = [...(stored?.keys() ?? [])].filter((id) => !ids.has(id));
  return {
    approval,
    signer: answer(approval, 'signer'),
    role: answer(approval, 'role'),
    meaning: answer(approval, 'meaning'),
    when: answer(approval, 'signed-at'),
    method: answer(approval, 'method'),
    signing: graph.evidence.signatures?.[approval.id],
    signed: signedWords(graph, approval),
    things,
    inside: rest.length,
    holding: approval.status === 'draft' ? 'draft' : (holdings.find((each) => things.some(({ holding }) => holding === each)) ?? 'moved'),
  };
}

function coveredThing(approval: TraceItem, thing: TraceItem, cover: Cover | undefined, graph: TraceGraph): CoveredThing {
  const hash = cover?.parts.get('whole')?.hash ?? '';
  if (approval.status === 'draft') return { thing, hash, holding: 'draft', moved: '' };
  if (cover !== undefined && graph.approvals.readsAs(thing, hash)) return { thing, hash, holding: 'holds', moved: '' };
  const isReplaced = graph.approvals
    .covers(thing.id)
    .some(
      ({ signedAt, parts }) =>
        signedAt > instant(answer(approval, 'signed-at')) && graph.approvals.readsAs(thing, parts.get('whole')?.hash ?? ''),
    );
  const moved = cover === undefined ? '' : movedWords(graph.approvals.movedFrom(thing, cover));
  return { thing, hash, holding: isReplaced ? 'replaced' : 'moved', moved };
}
