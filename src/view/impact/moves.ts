import type { Difference } from '../../model/difference.ts';
import type { TraceGraph } from '../../model/graph.ts';
import type { ImpactReason, ImpactStep } from '../../model/impact.ts';
import { compareText } from '../../model/place.ts';
import { push } from '../../model/sorted.ts';
import type { TraceItem } from '../../model/trace-item.ts';

/** Something that is not what it was, so that whoever looked at it has to look again. */
export interface Move {
  /** As it is now; as it was, for what is gone. */
  readonly id: string;
  /** `came`: not there before, or retired. `gone`: retired or taken out. */
  readonly how: 'changed' | 'came' | 'gone';
  /** Living item of now. */
  readonly item: TraceItem | undefined;
  readonly was: TraceItem | undefined;
  /** Hashed fields that moved; none where only what stands in a document did. */
  readonly fields: readonly string[];
  /** What moved in a document. */
  readonly inside: readonly Move[];
}

/** The two sides, and what moved between them by content hash, by ID. What is outside the hash (owner, iteration, tags, allocation) moves nothing. */
export interface Sides {
  readonly before: TraceGraph;
  readonly after: TraceGraph;
  readonly moves: ReadonlyMap<string, Move>;
  /** Approvals that came, went or say something else, by ID. */
  readonly records: ReadonlyMap<string, ImpactReason>;
  readonly difference: Difference;
}

export function sidesOf(difference: Difference, after: TraceGraph, before: TraceGraph): Sides {
  const moves = new Map(itemMoves(difference, after, before).map((move) => [move.id, move]));
  for (const move of documentMoves([...moves.values()], after, before)) moves.set(move.id, move);
  return { before, after, moves, records: recordsMoved(difference, after, before), difference };
}

/** Documents are in the second round, as they move with what stands in them. */
function itemMoves({ added, removed, retired, changed }: Difference, after: TraceGraph, before: TraceGraph): readonly Move[] {
  const isRevived = (id: string) => before.item(id)?.status === 'retired' && after.item(id)?.status !== 'retired';
  const came = [...added, ...changed.filter(({ id }) => isRevived(id))].map(({ id }) => moved('came', after.item(id), undefined, id));
  const gone = [...retired, ...removed].map(({ id }) => moved('gone', undefined, before.item(id), id));
  const known = new Set([...came, ...gone].map(({ id }) => id));
  const otherwise = changed
    .filter(({ id, hashes }) => hashes.before !== hashes.after && !known.has(id))
    .flatMap(({ id, was = id }): readonly Move[] => {
      const [item, old] = [after.item(id), before.item(was)];
      if (item === undefined || old === undefined || item.status === 'retired') return [];
      return [{ ...moved('changed', item, old, id), fields: movedFields(old, item, before, after) }];
    });
  return [...came, ...gone, ...otherwise];
}

function moved(how: Move['how'], item: TraceItem | undefined, was: TraceItem | undefined, id: string): Move {
  return { id, how, item, was, fields: [], inside: [] };
}

function movedFields(was: TraceItem, item: TraceItem, before: TraceGraph, after: TraceGraph): readonly string[] {
  const [old, now] = [before.hashOf(was).fields, after.hashOf(item).fields];
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name)).sort(compareText);
}

/** Documents whose hash is another one, with what moved inside them. */
function documentMoves(moves: readonly Move[], after: TraceGraph, before: TraceGraph): readonly Move[] {
  const inside = new Map<string, Move[]>();
  for (const move of moves) {
    for (const id of new Set([move.was?.document?.id, move.item?.document?.id])) {
      if (id !== undefined) push(inside, id, move);
    }
  }
  const documents = new Set([...moves.filter(({ item }) => item?.kind === 'document').map(({ id }) => id), ...inside.keys()]);
  const known = new Map(moves.map((move) => [move.id, move]));
  return [...documents].flatMap((id): readonly Move[] => {
    const [item, was] = [after.item(id), before.item(known.get(id)?.was?.id ?? id)];
    if (item === undefined || was === undefined || item.status === 'retired') return [];
    if (after.hashOf(item).whole === before.hashOf(was).whole) return [];
    const fields = movedFields(was, item, before, after);
    return [{ ...moved('changed', item, was, id), fields, inside: inside.get(id) ?? [] }];
  });
}

function recordsMoved({ added, removed, retired, changed }: Difference, after: TraceGraph, before: TraceGraph): Sides['records'] {
  const ids = [...added, ...removed, ...retired, ...changed].filter(({ kind }) => kind === 'approval').map(({ id }) => id);
  return new Map(
    ids.map((id) => {
      const [was, now] = [before.item(id), after.item(id)];
      const fields = was === undefined || now === undefined ? [] : movedFields(was, now, before, after);
      return [id, { moved: id, fields, through: [] }];
    }),
  );
}

/** A move as a reason for somebody from whom these steps lead to it; of a document what moved in it. */
export function reasonsOf({ id, fields, inside }: Move, through: readonly ImpactStep[]): readonly ImpactReason[] {
  const own = fields.length > 0 || inside.length === 0 ? [{ moved: id, fields, through }] : [];
  const held = inside.map((each) => ({
    moved: each.id,
    fields: each.fields,
    through: [...through, { from: id, field: 'holds', to: each.id }],
  }));
  return [...own, ...held];
}
