import { ApprovalLedger } from './approvals.ts';
import { type ContentHash, contentHash, type Sha256 } from './content-hash.ts';
import type { Declared } from './declared.ts';
import type { Evidence } from './evidence.ts';
import type { DocumentFacts, Facts, FieldFacts, ItemFacts } from './facts.ts';
import type { Kind, LinkRow } from './kind.ts';
import { type KindName, kinds } from './kinds.ts';
import type { LinkState, TraceLink } from './link.ts';
import { comparePlaces, compareText } from './place.ts';
import { ClassEngine, type EffectiveClass } from './safety-class.ts';
import { factsOfResults } from './test-results.ts';
import { isPlaceholder, type Status, type TraceItem } from './trace-item.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a graph is made from. */
export interface GraphInput {
  readonly facts: readonly Facts[];
  readonly vocabulary: Vocabulary;
  /** Standards whose packs judge, e.g. `IEC 62304`. */
  readonly packs: ReadonlySet<string>;
  /** Does this file belong to the risk management file? */
  readonly inRiskFile: (file: string) => boolean;
  readonly sha256: Sha256;
  /** What `dhf.yaml` says besides; absent where sources stand alone. */
  readonly declared?: Declared;
  /** What tools say of the product; nothing when absent. */
  readonly evidence?: Evidence;
  /** IDs that the history shows taken away and later given to something else; absent when no history could be read. */
  readonly reusedIds?: ReadonlyMap<string, string>;
}

const noLinks: readonly TraceLink[] = [];

/** Items and links of one DHF. Built once, then only asked. Lists are sorted by ID, whatever the order of files. */
export class TraceGraph {
  readonly vocabulary: Vocabulary;
  readonly packs: ReadonlySet<string>;
  readonly facts: readonly Facts[];
  readonly reusedIds: ReadonlyMap<string, string> | undefined;
  readonly declared: Declared | undefined;
  readonly evidence: Evidence;
  /** Every item and document, retired ones included, the first of each ID. */
  readonly items: readonly TraceItem[];
  /** IDs that stand in more than one place, with all the places. */
  readonly duplicates: ReadonlyMap<string, readonly TraceItem[]>;
  readonly links: readonly TraceLink[];
  readonly approvals: ApprovalLedger;
  readonly #byId = new Map<string, TraceItem>();
  readonly #byFormerId = new Map<string, TraceItem>();
  readonly #byKind = new Map<string, TraceItem[]>();
  readonly #out = new Map<TraceItem, TraceLink[]>();
  readonly #in = new Map<TraceItem, TraceLink[]>();
  readonly #within = new Map<TraceItem, TraceItem[]>();
  readonly #hashes = new Map<TraceItem, ContentHash>();
  readonly #classes = new ClassEngine(this);
  readonly #sha256: Sha256;

  constructor(input: GraphInput) {
    this.vocabulary = input.vocabulary;
    this.packs = input.packs;
    this.reusedIds = input.reusedIds;
    this.declared = input.declared;
    this.evidence = input.evidence ?? {};
    this.#sha256 = input.sha256;
    this.facts = [...input.facts, ...factsOfResults(this.evidence.results ?? [])].sort((a, b) => compareText(a.file, b.file));
    const { items, duplicates } = this.#gather(input.inRiskFile);
    this.items = items;
    this.duplicates = duplicates;
    this.links = this.#link();
    this.approvals = new ApprovalLedger(this);
    this.links = this.#suspect();
  }

  /** By present or former ID. */
  item(id: string): TraceItem | undefined {
    return this.#byId.get(id) ?? this.#byFormerId.get(id);
  }

  /** Living items of a kind; `document` gives documents. */
  ofKind(kind: KindName | 'unknown'): readonly TraceItem[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** Links written on an item, in the order of fields. */
  linksFrom(item: TraceItem, field?: string): readonly TraceLink[] {
    const links = this.#out.get(item) ?? noLinks;
    return field === undefined ? links : links.filter((link) => link.field === field);
  }

  /** Links that arrive at an item from living items. */
  linksTo(item: TraceItem, field?: string): readonly TraceLink[] {
    const links = this.#in.get(item) ?? noLinks;
    return field === undefined ? links : links.filter((link) => link.field === field);
  }

  /** Items that links of a field lead to; dangling, ambiguous and unwanted links lead nowhere. */
  targets(item: TraceItem, field: string): TraceItem[] {
    return this.linksFrom(item, field)
      .filter(leads)
      .map((link) => link.to as TraceItem);
  }

  /** Living items whose links of a field lead here. */
  sources(item: TraceItem, field: string): TraceItem[] {
    return this.linksTo(item, field)
      .filter(leads)
      .map((link) => link.from);
  }

  classOf(item: TraceItem): EffectiveClass {
    return this.#classes.of(item);
  }

  /** Items that stand in a document as sections or rows. */
  within(document: TraceItem): readonly TraceItem[] {
    return this.#within.get(document) ?? [];
  }

  hashOf(item: TraceItem): ContentHash {
    let hash = this.#hashes.get(item);
    if (hash === undefined) {
      hash = contentHash(
        item,
        this.#sha256,
        this.within(item).map((each) => `${each.id}@${this.hashOf(each).whole}`),
      );
      this.#hashes.set(item, hash);
    }
    return hash;
  }

  #gather(inRiskFile: (file: string) => boolean) {
    const all: TraceItem[] = [];
    for (const facts of this.facts) {
      const risk = inRiskFile(facts.file);
      const document = facts.document === undefined ? undefined : documentItem(facts.document, risk);
      if (document !== undefined) all.push(document);
      for (const item of facts.items) all.push(traceItem(item, this.vocabulary, document, risk));
    }
    all.sort((a, b) => compareIds(a.id, b.id) || comparePlaces(a.idPlace, b.idPlace));
    return this.#index(all);
  }

  #index(all: readonly TraceItem[]) {
    const items: TraceItem[] = [];
    const duplicates = new Map<string, TraceItem[]>();
    for (const item of all) {
      const first = this.#byId.get(item.id);
      if (first !== undefined) {
        push(duplicates, item.id, ...(duplicates.has(item.id) ? [item] : [first, item]));
        continue;
      }
      this.#byId.set(item.id, item);
      items.push(item);
      if (item.status !== 'retired') push(this.#byKind, item.kind, item);
      if (item.document !== undefined) push(this.#within, item.document, item);
    }
    for (const item of items) {
      for (const former of item.fields.get('former-ids')?.values ?? []) {
        if (!this.#byFormerId.has(former.text)) this.#byFormerId.set(former.text, item);
      }
    }
    return { items, duplicates };
  }

  #link(): TraceLink[] {
    const links: TraceLink[] = [];
    for (const item of this.items) {
      if (item.kind === 'unknown') continue;
      for (const row of (kinds[item.kind] as Kind).links) {
        const written = item.fields.get(row.name);
        if (written === undefined) continue;
        for (const value of written.values) {
          if (isPlaceholder(value.text) || (row.none && value.text === 'none')) continue;
          links.push(this.#resolve(item, row, value.text, value.place));
        }
      }
    }
    this.#register(links);
    return links;
  }

  #resolve(from: TraceItem, row: LinkRow, target: string, place: TraceLink['place']): TraceLink {
    const to = this.item(target);
    return { field: row.name, from, target, to, place, state: this.#state(from, row, to) };
  }

  #state(from: TraceItem, row: LinkRow, to: TraceItem | undefined): LinkState {
    if (to === undefined || to.status === 'retired') return 'dangling';
    if (this.duplicates.has(to.id)) return 'ambiguous';
    return fits(row, from, to, this) ? 'resolved' : 'unwanted';
  }

  #register(links: readonly TraceLink[]): void {
    this.#out.clear();
    this.#in.clear();
    for (const link of links) {
      push(this.#out, link.from, link);
      if (link.to !== undefined && link.from.status !== 'retired') push(this.#in, link.to, link);
    }
  }

  #suspect(): readonly TraceLink[] {
    let changed = false;
    const links = this.links.map((link) => {
      if (link.state !== 'resolved' || !this.approvals.isSuspect(link)) return link;
      changed = true;
      return { ...link, state: 'suspect' as const };
    });
    if (changed) this.#register(links);
    return links;
  }
}

/** Does the link lead to something that counts? Suspect links do: they resolve, but to changed content. */
export function leads(link: TraceLink): boolean {
  return link.to !== undefined && (link.state === 'resolved' || link.state === 'suspect');
}

/** IDs in human order: by prefix, then by number. */
export function compareIds(a: string, b: string): number {
  const [aNumber, bNumber] = [numberAt(a), numberAt(b)];
  return compareText(a.slice(0, aNumber), b.slice(0, bNumber)) || Number(a.slice(aNumber)) - Number(b.slice(bNumber)) || compareText(a, b);
}

/** Where the digits at the end of an ID begin. Threads compare millions of IDs, so this is no regular expression. */
function numberAt(id: string): number {
  let at = id.length;
  while (at > 0 && (id[at - 1] as string) >= '0' && (id[at - 1] as string) <= '9') at -= 1;
  return at;
}

function fits(row: LinkRow, from: TraceItem, to: TraceItem, graph: TraceGraph): boolean {
  if (to.kind === 'unknown') return false;
  if (row.to === 'any' || row.to.includes(to.kind)) return true;
  return row.alsoTo?.kinds.includes(to.kind) === true && row.alsoTo.when.holds(from, graph);
}

function traceItem(facts: ItemFacts, vocabulary: Vocabulary, document: TraceItem | undefined, risk: boolean): TraceItem {
  const fields = byName(facts.fields);
  return {
    id: facts.id.text,
    kind: kindOf(facts, vocabulary),
    title: facts.title,
    idPlace: facts.id.place,
    place: facts.place,
    spelling: facts.spelling,
    fields,
    status: statusOf(fields),
    document,
    sections: [],
    words: '',
    inRiskFile: risk,
  };
}

function documentItem(facts: DocumentFacts, risk: boolean): TraceItem {
  const fields = byName(facts.fields);
  return {
    id: facts.id.text,
    kind: 'document',
    title: facts.title,
    idPlace: facts.id.place,
    place: facts.place,
    spelling: 'document',
    fields,
    status: statusOf(fields),
    document: undefined,
    sections: facts.sections,
    words: facts.words,
    inRiskFile: risk,
  };
}

function kindOf(facts: ItemFacts, vocabulary: Vocabulary): KindName | 'unknown' {
  const name = facts.type?.text ?? vocabulary.kindOfId(facts.id.text);
  return name !== undefined && Object.hasOwn(kinds, name) && name !== 'document' ? (name as KindName) : 'unknown';
}

function byName(fields: readonly FieldFacts[]): Map<string, FieldFacts> {
  const map = new Map<string, FieldFacts>();
  for (const field of fields) if (!map.has(field.name)) map.set(field.name, field);
  return map;
}

function statusOf(fields: ReadonlyMap<string, FieldFacts>): Status | undefined {
  const text = fields.get('status')?.values[0]?.text;
  return text === 'draft' || text === 'in-review' || text === 'retired' ? text : undefined;
}

function push<K, V>(map: Map<K, V[]>, key: K, ...values: V[]): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, values);
  else list.push(...values);
}
