import type { TableFacts } from './facts.ts';
import type { TraceGraph } from './graph.ts';
import { compareIds } from './ids.ts';
import { linkTypes } from './kinds.ts';
import type { TraceLink } from './link.ts';
import { compareText, type Place } from './place.ts';
import { push, sameOr } from './sorted.ts';
import { answer, type TraceItem } from './trace-item.ts';

/** One row of an approval's table `Thing | Part | Hash`. */
interface Stored {
  readonly hash: string;
  readonly place: Place;
}

/** What one approval stored about one thing: `whole`, field names and IDs of link targets. */
export interface Cover {
  readonly approval: TraceItem;
  readonly signedAt: string;
  readonly parts: ReadonlyMap<string, Stored>;
}

/** The part under which an editorial record holds the hash of the whole as it was before. */
export const formerly = 'before';

/** Who approved what, by hash. A draft approves nothing. */
export class ApprovalLedger {
  readonly #graph: TraceGraph;
  /** What each approval that counts stored, by thing. */
  readonly #stored = new Map<TraceItem, ReadonlyMap<string, Cover>>();
  readonly #covers = new Map<string, readonly Cover[]>();
  /** IDs of which approvals stored something else than in the earlier ledger. */
  readonly changed: ReadonlySet<string>;

  /** What the same approvals stored is taken from an earlier ledger, and so are lists of the same covers. */
  constructor(graph: TraceGraph, earlier?: ApprovalLedger) {
    this.#graph = graph;
    const covers = new Map<string, Cover[]>();
    for (const approval of graph.ofKind('approval')) {
      if (approval.status === 'draft') continue;
      const stored = earlier?.storedIn(approval) ?? readStored(approval);
      this.#stored.set(approval, stored);
      this.#read(approval, stored, covers);
    }
    for (const [thing, list] of covers) this.#covers.set(thing, sameOr(earlier?.covers(thing), list.sort(latestFirst)));
    const things = [...covers.keys(), ...(earlier?.things ?? [])];
    this.changed = new Set(things.filter((thing) => this.covers(thing) !== (earlier?.covers(thing) ?? none)));
  }

  /** Does an approval with meaning approval or acceptance cover the present hash of the item, or of the document it stands in? */
  isApproved(item: TraceItem): boolean {
    return this.approvalOf(item) !== undefined;
  }

  /** The latest current approval of an item or of the document it stands in. */
  approvalOf(item: TraceItem): TraceItem | undefined {
    const own = this.#current(item);
    return own ?? (item.document === undefined ? undefined : this.#current(item.document));
  }

  /** Every current approval of an item or of the document it stands in. */
  approvalsOf(item: TraceItem): readonly TraceItem[] {
    return [...this.#allCurrent(item), ...(item.document === undefined ? [] : this.#allCurrent(item.document))];
  }

  /** The target's hash differs from the one stored in the latest approval that covers the holder. */
  isSuspect(link: Pick<TraceLink, 'field' | 'from' | 'target' | 'to'>): boolean {
    if (link.to === undefined || linkTypes[link.field]?.suspect !== true) return false;
    const stored = this.#looked(link.from)?.parts.get(link.target);
    return stored !== undefined && !this.readsAs(link.to, stored.hash);
  }

  /** The approval that made a link suspect, and where it stored the hash. */
  storedFor(link: TraceLink): { readonly approval: TraceItem; readonly place: Place } | undefined {
    const cover = this.#looked(link.from);
    const stored = cover?.parts.get(link.target);
    return cover === undefined || stored === undefined ? undefined : { approval: cover.approval, place: stored.place };
  }

  /** Fields whose hash moved since the latest approval of an item; undefined when it was never approved. */
  movedSince(item: TraceItem): readonly string[] | undefined {
    const [cover] = this.covers(item.id);
    return cover && this.movedFrom(item, cover);
  }

  /** Fields of an item whose hash is another than an approval stored. */
  movedFrom(item: TraceItem, cover: Cover): readonly string[] {
    const present = this.#graph.hashOf(item).fields;
    const names = new Set([
      ...present.keys(),
      ...[...cover.parts.keys()].filter((part) => part !== 'whole' && part !== formerly && !this.#isTarget(item, part)),
    ]);
    return [...names].filter((name) => cover.parts.get(name)?.hash !== present.get(name)).sort();
  }

  /** IDs of which approvals stored something. */
  get things(): Iterable<string> {
    return this.#covers.keys();
  }

  /** What approvals stored about the thing of an ID, the latest first. */
  covers(id: string): readonly Cover[] {
    this.#graph.asked('covers', id);
    return this.#covers.get(id) ?? none;
  }

  /** What an approval stored, by thing; undefined for one that approves nothing. */
  storedIn(approval: TraceItem): ReadonlyMap<string, Cover> | undefined {
    return this.#stored.get(approval);
  }

  /**
   * Did somebody record, after an instant, that what an item says now instead of what it said with some hash makes no difference: to nobody, as editorial,
   * or to the holder of a link to it, as having no impact?
   */
  carriesOver(holder: TraceItem, item: TraceItem, then: string, since: string): boolean {
    const part = holder === item ? 'whole' : item.id;
    const present = this.#graph.hashOf(item).whole;
    const saidSo = ({ approval, signedAt, parts }: Cover) =>
      signedAt > since && meaningOf(approval) === 'no-impact' && parts.get(part)?.hash === present;
    return this.covers(holder.id).some(saidSo) || this.readsAs(item, then);
  }

  /** Does an item say what it said when it had some content hash: the same words, or others that editorial records carry over from those? */
  readsAs(item: TraceItem, then: string): boolean {
    return then === this.#graph.hashOf(item).whole || this.#alike(item).has(then);
  }

  /** The hash of an item as it was last approved, where what it says now is neither that nor carried over from it: what an editorial record stands over. */
  formerOf(item: TraceItem): string | undefined {
    const last = this.covers(item.id).find(({ approval }) => isApproving(approval) || meaningOf(approval) === 'editorial');
    const hash = last?.parts.get('whole')?.hash;
    return hash === undefined || this.readsAs(item, hash) ? undefined : hash;
  }

  /** The present hash of an item and those before it from which editorial records lead here. */
  #alike(item: TraceItem): ReadonlySet<string> {
    const alike = new Set([this.#graph.hashOf(item).whole]);
    const editorial = this.covers(item.id).filter(({ approval }) => meaningOf(approval) === 'editorial');
    // A set is walked through to what is put into it meanwhile.
    for (const hash of alike) {
      for (const { parts } of editorial) {
        const before = parts.get(formerly)?.hash;
        if (before !== undefined && parts.get('whole')?.hash === hash) alike.add(before);
      }
    }
    return alike;
  }

  /** The latest record of somebody who looked at an item; what is editorial says nothing of what it links to. */
  #looked(item: TraceItem): Cover | undefined {
    return this.covers(item.id).find(({ approval }) => meaningOf(approval) !== 'editorial');
  }

  #current(item: TraceItem): TraceItem | undefined {
    return this.#allCurrent(item)[0];
  }

  #allCurrent(item: TraceItem): readonly TraceItem[] {
    const covers = this.covers(item.id);
    if (covers.length === 0) return [];
    const alike = this.#alike(item);
    const current = covers.filter(({ approval, parts }) => isApproving(approval) && alike.has(parts.get('whole')?.hash ?? ''));
    return current.map((cover) => cover.approval);
  }

  #isTarget(item: TraceItem, part: string): boolean {
    return this.#graph.linksFrom(item).some((link) => link.target === part);
  }

  #read(approval: TraceItem, stored: ReadonlyMap<string, Cover>, covers: Map<string, Cover[]>): void {
    const covered = new Set(this.#graph.targets(approval, 'covers').map((item) => item.id));
    for (const [thing, cover] of stored) {
      // What a thing was called when it was approved may be a former ID of it.
      const item = this.#graph.item(thing);
      if (item === undefined || !(covered.has(item.id) || (item.document !== undefined && covered.has(item.document.id)))) continue;
      push(covers, item.id, cover);
    }
  }
}

const none: readonly Cover[] = [];

/** Does an approval have a meaning that makes the thing covered approved? */
export function isApproving(approval: TraceItem): boolean {
  return ['approval', 'acceptance'].includes(meaningOf(approval));
}

/** What an approval stands for; empty where it does not say. */
export function meaningOf(approval: TraceItem): string {
  return answer(approval, 'meaning') ?? '';
}

function readStored(approval: TraceItem): ReadonlyMap<string, Cover> {
  const signedAt = instant(answer(approval, 'signed-at'));
  return new Map([...hashTable(approval)].map(([thing, parts]) => [thing, { approval, signedAt, parts }]));
}

/** Of two of the same second the one with the higher ID is the later. */
function latestFirst(a: Cover, b: Cover): number {
  return compareText(b.signedAt, a.signedAt) || compareIds(b.approval.id, a.approval.id);
}

/** The rows of the table `Thing | Part | Hash` in an approval's body, by thing. */
export function hashTable(approval: TraceItem): Map<string, Map<string, Stored>> {
  const things = new Map<string, Map<string, Stored>>();
  for (const table of tablesOf(approval)) {
    const columns = table.header.map((cell) => cell.text.toLowerCase());
    if (columns[0] !== 'thing' || columns[1] !== 'part' || columns[2] !== 'hash') continue;
    for (const [thing, part, hash] of table.rows) {
      if (thing === undefined || part === undefined || hash === undefined) continue;
      const parts = things.get(thing.text) ?? new Map<string, Stored>();
      parts.set(part.text, { hash: hash.text, place: hash.place });
      things.set(thing.text, parts);
    }
  }
  return things;
}

function tablesOf(item: TraceItem): TableFacts[] {
  return [...item.fields.values()].flatMap((field) => field.prose?.tables ?? []);
}

/** RFC 3339 as a sortable UTC instant; unreadable text sorts first, so it never counts as the latest. */
export function instant(text: string | undefined): string {
  const parsed = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(parsed) ? '' : new Date(parsed).toISOString();
}

/** `Thing, Part, Hash` for things to be approved as they stand: each with its fields and the targets of its links; with a document also the items in it. */
export function hashRows(
  things: readonly TraceItem[],
  graph: TraceGraph,
): readonly (readonly [thing: string, part: string, hash: string])[] {
  const covered = new Set(things.flatMap((thing) => [thing, ...graph.within(thing)]));
  return [...covered].flatMap((thing) => {
    const { whole, fields } = graph.hashOf(thing);
    const parts = new Map([['whole', whole], ...fields]);
    for (const { target, to } of graph.linksFrom(thing)) if (to !== undefined) parts.set(target, graph.hashOf(to).whole);
    return [...parts].map(([part, hash]) => [thing.id, part, hash] as const);
  });
}
