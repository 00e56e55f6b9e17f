import { type ContentHash, contentHash } from '../../../model/content-hash.ts';
import type { Facts } from '../../../model/facts.ts';
import { itemsOf } from '../../../model/items.ts';
import type { TraceItem } from '../../../model/trace-item.ts';
import type { Vocabulary } from '../../../model/vocabulary.ts';

/** What the items of one file say, as far as it enters their content hashes. */
export class Contents {
  readonly #items: ReadonlyMap<string, TraceItem>;
  readonly #inside: readonly TraceItem[];
  readonly #hashes = new Map<string, ContentHash>();

  constructor(facts: Facts, vocabulary: Vocabulary) {
    const items = itemsOf(facts, vocabulary, false);
    this.#inside = items.filter(({ document }) => document !== undefined);
    const byId = new Map<string, TraceItem>();
    for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
    this.#items = byId;
  }

  /** The first of each ID. */
  get items(): Iterable<TraceItem> {
    return this.#items.values();
  }

  get ids(): Iterable<string> {
    return this.#items.keys();
  }

  get isSingle(): boolean {
    return this.#items.size < 2;
  }

  item(id: string): TraceItem | undefined {
    return this.#items.get(id);
  }

  /** Two are the same where the content hashes of the items are; they are compared here and never shown, so that nothing is shortened to a digest. */
  hashOf(id: string): ContentHash | undefined {
    const item = this.#items.get(id);
    if (item === undefined) return undefined;
    const known = this.#hashes.get(id) ?? this.#hash(item);
    this.#hashes.set(id, known);
    return known;
  }

  #hash(item: TraceItem): ContentHash {
    const within = item.kind === 'document' ? this.#inside.map((each) => `${each.id}@${this.hashOf(each.id)?.whole}`) : [];
    return contentHash(item, (text) => text, within);
  }
}

/** Names of fields that say something else. */
export function movedFields(before: ContentHash, after: ContentHash): readonly string[] {
  const names = [...new Set([...before.fields.keys(), ...after.fields.keys()])].sort();
  return names.filter((name) => before.fields.get(name) !== after.fields.get(name));
}
