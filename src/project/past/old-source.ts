import { hash } from 'node:crypto';
import { contentHash } from '../../model/content-hash.ts';
import { itemsOf } from '../../model/items.ts';
import type { TraceItem } from '../../model/trace-item.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import { readMarkdown } from '../../read/markdown/index.ts';
import type { Source } from '../facts.ts';

/** A source as it once was, read as far as it is asked. */
export class OldSource {
  readonly source: Source;
  readonly #vocabulary: Vocabulary;
  readonly #hashes = new Map<string, string>();
  #items: readonly TraceItem[] | undefined;

  constructor(source: Source, vocabulary: Vocabulary) {
    this.source = source;
    this.#vocabulary = vocabulary;
  }

  /** The document and the items in it. */
  get items(): readonly TraceItem[] {
    this.#items ??= itemsOf(this.#factsOf(this.source.text), this.#vocabulary, false);
    return this.#items;
  }

  get ids(): ReadonlySet<string> {
    return new Set(this.items.map(({ id }) => id));
  }

  /** The first of an ID. */
  item(id: string): TraceItem | undefined {
    return this.items.find((item) => item.id === id);
  }

  /** The revision that the document says, read without the rest; undefined where it says none. */
  get revision(): string | undefined {
    const [front] = /^---\r?\n[\s\S]*?\n---\r?\n/.exec(this.source.text) ?? [];
    const document = front === undefined ? undefined : this.#factsOf(front).document;
    return document?.fields.find(({ name }) => name === 'revision')?.values[0]?.text;
  }

  /** The content hash of an item or document as it then was. */
  hashOf(id: string): string | undefined {
    const item = this.item(id);
    if (item === undefined) return undefined;
    const known = this.#hashes.get(id) ?? contentHash(item, sha256, this.#within(item)).whole;
    this.#hashes.set(id, known);
    return known;
  }

  #within(item: TraceItem): readonly string[] {
    if (item.kind !== 'document') return [];
    return this.items.flatMap((each) => (each.document === undefined ? [] : [`${each.id}@${this.hashOf(each.id)}`]));
  }

  #factsOf(text: string) {
    return readMarkdown(this.source.file, text, this.#vocabulary);
  }
}

function sha256(text: string): string {
  return hash('sha256', text);
}
