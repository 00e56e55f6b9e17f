import { compareText } from './place.ts';
import type { TraceItem } from './trace-item.ts';

/** The version of the hash rule; a version once released is supported for ever. */
const hashVersion = 'h1';

/** SHA-256 of UTF-8 text as 64 hex digits; given from outside, so that the model imports nothing. */
export type Sha256 = (text: string) => string;

/** `h1:<64 hex>` of a whole item and of each hashed field (statement and title among them). */
export interface ContentHash {
  readonly whole: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Fields whose change leaves the content as it was. */
export const unhashedFields: ReadonlySet<string> = new Set(['status', 'owner', 'iteration', 'tags', 'former-ids', 'allocated-to']);

/**
 * Fields of single kinds that say what became of a thing after it was approved, as its approval foresees: closing a change request, withdrawing a
 * release, filling the register of a plan or finding a document still current voids no approval. What a problem report says at its end is judged by
 * itself, so all of it is hashed.
 */
export const recordedAfterwards: Readonly<Partial<Record<TraceItem['kind'], readonly string[]>>> = {
  'change-request': ['commits', 'closed-on'],
  release: ['withdrawn-on'],
  deliverable: ['produced-as'],
  document: ['reviewed-on'],
};

/**
 * Hash of an item's content: kind, title, words of statement and prose, and every hashed field. NFC, white space collapsed, lists as sets.
 * File, place, spelling, wrapping and order do not enter. `within` are the hashes of the items that stand in a document.
 */
export function contentHash(item: TraceItem, sha256: Sha256, within: readonly string[] = []): ContentHash {
  const hash = (parts: readonly unknown[]) => `${hashVersion}:${sha256(JSON.stringify(parts))}`;
  const fields = new Map<string, string>([['title', hash(['title', normal(item.title.text)])]]);
  for (const [name, facts] of item.fields) {
    if (unhashedFields.has(name) || recordedAfterwards[item.kind]?.includes(name)) continue;
    const values = facts.values.map((value) => normal(value.text)).filter((text) => text !== '');
    if (values.length > 0) fields.set(name, hash([name, [...new Set(values)].sort(compareText)]));
  }
  if (item.words !== '') fields.set('text', hash(['text', normal(item.words)]));
  const sorted = [...fields].sort(([a], [b]) => compareText(a, b));
  return { whole: hash([item.kind, sorted, [...within].sort(compareText)]), fields: new Map(sorted) };
}

/** NFC with every run of white space as one space. */
export function normal(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}
