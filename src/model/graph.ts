import { ApprovalLedger } from './approvals.ts';
import { type ContentHash, contentHash, type Sha256 } from './content-hash.ts';
import type { Declared } from './declared.ts';
import type { Evidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import { byItemId, type Changed, formerIds, ItemIndex } from './item-index.ts';
import type { KindName } from './kinds.ts';
import type { TraceLink } from './link.ts';
import { type Ends, LinkIndex } from './link-index.ts';
import { ClassEngine, type EffectiveClass } from './safety-class.ts';
import { factsOfResults } from './test-results.ts';
import type { TraceItem } from './trace-item.ts';
import type { Vocabulary } from './vocabulary.ts';
import { differInWordsOnly, linkAlike } from './wording.ts';

export { compareIds } from './ids.ts';

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

/** Somebody who hears what a graph is asked: the question, and the ID or kind it is about, empty where it is about all. */
export type Listener = (question: Question, about: string) => void;

/** What a graph can be asked. `anything` stands for what may be another answer in every graph. */
export type Question =
  | 'file'
  | 'item'
  | 'kind'
  | 'links-from'
  | 'links-to'
  | 'within'
  | 'class'
  | 'covers'
  | 'items'
  | 'links'
  | 'facts'
  | 'duplicates'
  | 'reused-ids'
  | 'declared'
  | 'evidence'
  | 'anything';

/** What a graph answers otherwise than the one before it: which files and items came and went, and of what and whom other things are said. */
export interface News {
  readonly files: Changed<Facts>;
  readonly items: Changed<TraceItem>;
  readonly about: ReadonlyMap<Question, ReadonlySet<string>>;
}

/**
 * Items and links of one DHF. Built once, then only asked. Lists are sorted by ID, whatever the order of files. Made with an earlier graph of
 * the same words, it answers with the same objects wherever the answer is the same.
 */
export class TraceGraph {
  readonly vocabulary: Vocabulary;
  readonly packs: ReadonlySet<string>;
  readonly #input: GraphInput;
  readonly #resultFacts: readonly Facts[];
  readonly #items: ItemIndex;
  readonly #approvalLinks: LinkIndex;
  readonly #links: LinkIndex;
  readonly #approvals: ApprovalLedger;
  readonly #hashes = new Map<TraceItem, ContentHash>();
  #classes: Classes | undefined;
  #allLinks: readonly TraceLink[] | undefined;
  /** Stand for this graph and the one it was made with, without keeping that. */
  readonly #self = {};
  readonly #since: object | undefined;
  #listener: Listener | undefined;

  constructor(input: GraphInput, earlier?: TraceGraph) {
    this.#input = input;
    this.vocabulary = input.vocabulary;
    this.packs = input.packs;
    const before = earlier === undefined || !sameWords(input, earlier.#input) ? undefined : earlier.#kept();
    this.#since = before?.self;
    const results = input.evidence?.results;
    this.#resultFacts = before !== undefined && before.results === results ? before.resultFacts : factsOfResults(results ?? []);
    this.#items = new ItemIndex([...input.facts, ...this.#resultFacts], input, before?.items);
    if (before !== undefined) this.#keepHashes(before);
    // Approvals say which links are suspect, so their own are needed first.
    this.#links = this.#linked(before, (item) => item.kind === 'approval', before?.approvalLinks);
    this.#approvalLinks = this.#links;
    this.#approvals = new ApprovalLedger(this, before?.approvals);
    this.#links = this.#linked(before, () => true, before?.links, this.#approvals);
    this.#classes = before === undefined ? undefined : this.#sameClasses(before);
  }

  /** What readers gave, and the results of tests, in the order of files. */
  get facts(): readonly Facts[] {
    this.asked('facts');
    return this.#items.facts;
  }

  get reusedIds(): ReadonlyMap<string, string> | undefined {
    this.asked('reused-ids');
    return this.#input.reusedIds;
  }

  get declared(): Declared | undefined {
    this.asked('declared');
    return this.#input.declared;
  }

  get evidence(): Evidence {
    this.asked('evidence');
    return this.#input.evidence ?? noEvidence;
  }

  /** Every item and document, retired ones included, the first of each ID. */
  get items(): readonly TraceItem[] {
    this.asked('items');
    return this.#items.items;
  }

  /** IDs that stand in more than one place, with all the places. */
  get duplicates(): ReadonlyMap<string, readonly TraceItem[]> {
    this.asked('duplicates');
    return this.#items.duplicates;
  }

  /** In the order of items, then of fields. */
  get links(): readonly TraceLink[] {
    this.asked('links');
    this.#allLinks ??= this.#items.items.flatMap((item) => this.#links.from(item));
    return this.#allLinks;
  }

  get linkCount(): number {
    this.asked('links');
    return this.#links.count;
  }

  get approvals(): ApprovalLedger {
    return this.#approvals;
  }

  /** What the source file of a path says; the first where test results stand in it too. */
  file(path: string): Facts | undefined {
    this.asked('file', path);
    return this.#items.file(path);
  }

  /** By present or former ID. */
  item(id: string): TraceItem | undefined {
    this.asked('item', id);
    return this.#items.item(id);
  }

  /** Living items of a kind; `document` gives documents. */
  ofKind(kind: KindName | 'unknown'): readonly TraceItem[] {
    this.asked('kind', kind);
    return this.#items.ofKind(kind);
  }

  /** Links written on an item, in the order of fields. */
  linksFrom(item: TraceItem, field?: string): readonly TraceLink[] {
    this.asked('links-from', item.id);
    const links = this.#links.from(item);
    return field === undefined ? links : links.filter((link) => link.field === field);
  }

  /** Links that arrive at an item from living items. */
  linksTo(item: TraceItem, field?: string): readonly TraceLink[] {
    this.asked('links-to', item.id);
    const links = this.#links.to(item);
    return field === undefined ? links : links.filter((link) => link.field === field);
  }

  /** Items that links of a field lead to; dangling, ambiguous and unwanted links lead nowhere. */
  targets(item: TraceItem, field: string): TraceItem[] {
    const found: TraceItem[] = [];
    for (const link of this.linksFrom(item)) if (link.field === field && leads(link)) found.push(link.to as TraceItem);
    return found;
  }

  /** Living items whose links of a field lead here. */
  sources(item: TraceItem, field: string): TraceItem[] {
    const found: TraceItem[] = [];
    for (const link of this.linksTo(item)) if (link.field === field && leads(link)) found.push(link.from);
    return found;
  }

  classOf(item: TraceItem): EffectiveClass {
    // Another item of the same ID may have its class from anywhere.
    if (this.isHeard) {
      if (this.#items.item(item.id) === item) this.asked('class', item.id);
      else this.asked('anything');
    }
    const known = this.#classes?.of.get(item);
    if (known !== undefined) return known;
    this.#classes = this.#classes?.engine === undefined ? this.#everyClass() : this.#classes;
    return this.#classes.of.get(item) ?? (this.#classes.engine as ClassEngine).of(item);
  }

  /** Items that stand in a document as sections or rows. */
  within(document: TraceItem): readonly TraceItem[] {
    this.asked('within', document.id);
    return this.#items.within(document);
  }

  hashOf(item: TraceItem): ContentHash {
    const within = this.within(item);
    let hash = this.#hashes.get(item);
    if (hash === undefined) {
      hash = contentHash(
        item,
        this.#input.sha256,
        within.map((each) => `${each.id}@${this.hashOf(each).whole}`),
      );
      this.#hashes.set(item, hash);
    }
    return hash;
  }

  /** What is answered otherwise than by an earlier graph; undefined when this graph was not made with it, so that anything may be. */
  newsSince(earlier: TraceGraph): News | undefined {
    if (this.#since !== earlier.#self) return undefined;
    const { files, items, ids, kinds, documents } = this.#items.changes;
    const idsOf = (things: Iterable<TraceItem>) => new Set(Array.from(things, (item) => item.id));
    const all = new Set(['']);
    const about = new Map<Question, ReadonlySet<string>>([
      ['file', new Set([...files.gone, ...files.come].map(({ file }) => file))],
      ['item', ids],
      ['kind', kinds],
      ['within', idsOf(documents)],
      ['links-from', idsOf(this.#links.changes.from)],
      ['links-to', idsOf(this.#links.changes.to)],
      ['covers', this.#approvals.changed],
      ['class', this.#otherClasses(earlier)],
      ['anything', all],
    ]);
    const wholes = (['facts', 'items', 'links', 'duplicates', 'reused-ids', 'declared', 'evidence'] as const).filter((question) =>
      this.#differs(question, earlier),
    );
    for (const question of wholes) about.set(question, all);
    return { files, items, about };
  }

  #differs(question: 'facts' | 'items' | 'links' | 'duplicates' | 'reused-ids' | 'declared' | 'evidence', earlier: TraceGraph): boolean {
    switch (question) {
      case 'links':
        return this.#links.changes.from.size > 0;
      case 'reused-ids':
        return this.reusedIds !== earlier.reusedIds;
      default:
        return this[question] !== earlier[question];
    }
  }

  #otherClasses(earlier: TraceGraph): ReadonlySet<string> {
    if (this.#classes !== undefined && this.#classes.engine === undefined) return new Set();
    this.#classes ??= this.#everyClass();
    earlier.#classes ??= earlier.#everyClass();
    const [now, before] = [this.#classes.of, earlier.#classes.of];
    const other = new Set<string>();
    for (const [item, its] of now) {
      const was = before.get(item) ?? before.get(earlier.#items.item(item.id) ?? item);
      if (was === undefined || !sameClass(its, was)) other.add(item.id);
    }
    return other;
  }

  /** Lets somebody hear each question asked while some work is done. What an answer is made from is not asked again in its name. */
  heardBy<T>(listener: Listener, work: () => T): T {
    const before = this.#listener;
    this.#listener = listener;
    try {
      return work();
    } finally {
      this.#listener = before;
    }
  }

  /** Does anybody hear what is asked? */
  get isHeard(): boolean {
    return this.#listener !== undefined;
  }

  /** Tells who listens that a question was asked. For what answers in the name of the graph. */
  asked(question: Question, about = ''): void {
    this.#listener?.(question, about);
  }

  /** Where links go round in a ring, classes depend on who is asked first: so all are asked, in the order of IDs. */
  #everyClass(): Classes {
    const engine = new ClassEngine(this);
    const reads = new Set<Question>();
    const of = new Map<TraceItem, EffectiveClass>();
    const compute = () => {
      for (const item of this.#items.items) of.set(item, engine.of(item));
    };
    this.heardBy((question) => reads.add(question), compute);
    return { engine, reads, of };
  }

  /** The classes of an earlier graph, as far as they come from kinds, links and short answers, when nothing but words has changed since. */
  #sameClasses({ items, links, classes }: Kept): Classes | undefined {
    const { gone, come } = this.#items.changes.items;
    if (classes === undefined || [...classes.reads].some((question) => !wordless.has(question)) || gone.size !== come.length)
      return undefined;
    const of = new Map(classes.of);
    for (const item of come) {
      const was = items.item(item.id);
      if (was === undefined || !gone.has(was) || !differInWordsOnly(was, item) || !linkAlike(links.from(was), this.#links.from(item)))
        return undefined;
      of.set(item, classes.of.get(was) as EffectiveClass);
      of.delete(was);
    }
    for (const item of this.#links.changes.from) {
      if (!gone.has(item) && !come.includes(item) && !linkAlike(links.from(item), this.#links.from(item))) return undefined;
    }
    return { ...classes, engine: undefined, of };
  }

  /** The links of some items; those that an earlier index has are made again where what they lead to, or what approvals say of them, may differ. */
  #linked(
    before: Kept | undefined,
    wanted: (item: TraceItem) => boolean,
    earlier: LinkIndex | undefined,
    approvals?: ApprovalLedger,
  ): LinkIndex {
    const { ids, items, documents } = this.#items.changes;
    const linking = { graph: this, isSuspect: (link: Ends) => approvals?.isSuspect(link) === true };
    if (before === undefined || earlier === undefined) return new LinkIndex({ gone: [], items: items.come.filter(wanted) }, linking);
    // The hash of a document changes with those of its parts.
    const moved = [...ids, ...[...documents].flatMap((document) => [document.id, ...formerIds(document)]), ...(approvals?.changed ?? [])];
    const approved = [...(approvals?.changed ?? [])].flatMap((id) => this.#items.item(id) ?? []);
    const again = [...earlier.holders(moved, (id) => before.items.item(id)), ...approved].filter(
      (item) => this.#items.item(item.id) === item,
    );
    const todo = [...new Set([...items.come, ...again])].filter(wanted).sort(byItemId);
    return new LinkIndex({ gone: items.gone, items: todo }, linking, earlier);
  }

  #kept(): Kept {
    const { evidence } = this.#input;
    return {
      self: this.#self,
      results: evidence?.results,
      resultFacts: this.#resultFacts,
      items: this.#items,
      approvalLinks: this.#approvalLinks,
      links: this.#links,
      approvals: this.#approvals,
      hashes: this.#hashes,
      classes: this.#classes,
    };
  }

  #keepHashes({ items, hashes }: Kept): void {
    for (const [item, hash] of hashes) {
      const isSame = this.#items.item(item.id) === item && this.#items.within(item) === items.within(item);
      if (isSame) this.#hashes.set(item, hash);
    }
  }
}

/** What a later graph takes over. */
interface Kept {
  readonly self: object;
  readonly results: Evidence['results'];
  readonly resultFacts: readonly Facts[];
  readonly items: ItemIndex;
  readonly approvalLinks: LinkIndex;
  readonly links: LinkIndex;
  readonly approvals: ApprovalLedger;
  readonly hashes: ReadonlyMap<TraceItem, ContentHash>;
  readonly classes: Classes | undefined;
}

/** The classes of all items, and what was asked to find them; no engine where they were taken over. */
interface Classes {
  readonly engine: ClassEngine | undefined;
  readonly reads: ReadonlySet<Question>;
  readonly of: ReadonlyMap<TraceItem, EffectiveClass>;
}

/** Questions whose answers say the same when only words change. */
const wordless: ReadonlySet<Question> = new Set(['item', 'items', 'kind', 'links', 'links-from', 'links-to', 'within', 'duplicates']);

const noEvidence: Evidence = {};

function sameClass(one: EffectiveClass, other: EffectiveClass): boolean {
  return one === other || Object.entries(one).every(([name, value]) => other[name as keyof EffectiveClass] === value);
}

/** Facts mean the same things to both. */
function sameWords(one: GraphInput, other: GraphInput): boolean {
  return (
    one.vocabulary === other.vocabulary && one.packs === other.packs && one.inRiskFile === other.inRiskFile && one.sha256 === other.sha256
  );
}

/** Does the link lead to something that counts? Suspect links do: they resolve, but to changed content. */
export function leads(link: TraceLink): boolean {
  return link.to !== undefined && (link.state === 'resolved' || link.state === 'suspect');
}
