import type { TableFacts } from './facts.ts';
import { compareIds, type TraceGraph } from './graph.ts';
import { linkTypes } from './kinds.ts';
import type { TraceLink } from './link.ts';
import { compareText, type Place } from './place.ts';
import { answer, type TraceItem } from './trace-item.ts';

/** One row of an approval's table `Thing | Part | Hash`. */
interface Stored {
  readonly hash: string;
  readonly place: Place;
}

/** What one approval stored about one thing: `whole`, field names and IDs of link targets. */
interface Cover {
  readonly approval: TraceItem;
  readonly signedAt: string;
  readonly parts: ReadonlyMap<string, Stored>;
}

/** Meanings that make the thing covered approved. */
const approving = new Set(['approval', 'acceptance']);

/** Who approved what, by hash. A draft approves nothing. */
export class ApprovalLedger {
  readonly #graph: TraceGraph;
  readonly #covers = new Map<string, Cover[]>();

  constructor(graph: TraceGraph) {
    this.#graph = graph;
    for (const approval of graph.ofKind('approval')) if (approval.status !== 'draft') this.#read(approval);
    for (const covers of this.#covers.values()) covers.sort(latestFirst);
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

  /** The target's hash differs from the one stored in the latest approval that covers the holder. */
  isSuspect(link: TraceLink): boolean {
    if (link.to === undefined || linkTypes[link.field]?.suspect !== true) return false;
    const stored = this.#covers.get(link.from.id)?.[0]?.parts.get(link.target);
    return stored !== undefined && stored.hash !== this.#graph.hashOf(link.to).whole;
  }

  /** The approval that made a link suspect, and where it stored the hash. */
  storedFor(link: TraceLink): { readonly approval: TraceItem; readonly place: Place } | undefined {
    const cover = this.#covers.get(link.from.id)?.[0];
    const stored = cover?.parts.get(link.target);
    return cover === undefined || stored === undefined ? undefined : { approval: cover.approval, place: stored.place };
  }

  /** Fields whose hash moved since the latest approval of an item; undefined when it was never approved. */
  movedSince(item: TraceItem): readonly string[] | undefined {
    const cover = this.#covers.get(item.id)?.[0];
    if (cover === undefined) return undefined;
    const present = this.#graph.hashOf(item).fields;
    const names = new Set([
      ...present.keys(),
      ...[...cover.parts.keys()].filter((part) => part !== 'whole' && !this.#isTarget(item, part)),
    ]);
    return [...names].filter((name) => cover.parts.get(name)?.hash !== present.get(name)).sort();
  }

  #current(item: TraceItem): TraceItem | undefined {
    const covers = this.#covers.get(item.id);
    if (covers === undefined) return undefined;
    const present = this.#graph.hashOf(item).whole;
    return covers.find((cover) => approving.has(answer(cover.approval, 'meaning') ?? '') && cover.parts.get('whole')?.hash === present)
      ?.approval;
  }

  #isTarget(item: TraceItem, part: string): boolean {
    return this.#graph.linksFrom(item).some((link) => link.target === part);
  }

  #read(approval: TraceItem): void {
    const covered = new Set(this.#graph.targets(approval, 'covers').map((item) => item.id));
    for (const [thing, parts] of hashTable(approval)) {
      const item = this.#graph.item(thing);
      if (item === undefined || !(covered.has(thing) || (item.document !== undefined && covered.has(item.document.id)))) continue;
      const cover = { approval, signedAt: instant(answer(approval, 'signed-at')), parts };
      const list = this.#covers.get(thing);
      if (list === undefined) this.#covers.set(thing, [cover]);
      else list.push(cover);
    }
  }
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
function instant(text: string | undefined): string {
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
