import type { TraceGraph } from '../../../model/graph.ts';
import type { Kind } from '../../../model/kind.ts';
import { type KindName, kinds, linkTypes } from '../../../model/kinds.ts';
import { kebab } from '../../../model/vocabulary.ts';
import type { WrittenField } from './written.ts';

/** A link field read backwards, and who writes it forwards. */
export interface Reverse {
  readonly field: string;
  readonly writers: readonly KindName[];
}

/** Link fields by their reverse label, with and without its "is". */
const fieldsByLabel = labels();

function labels(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [field, { reverse }] of Object.entries(linkTypes)) {
    if (reverse === undefined) continue;
    for (const label of new Set([kebab(reverse), kebab(reverse.replace(/^is /, ''))])) {
      found.set(label, [...(found.get(label) ?? []), field]);
    }
  }
  return found;
}

/** The links that a field means backwards. A heading means them only when IDs stand under it. */
export function asReverse({ kind, field, row, link }: WrittenField, { vocabulary }: TraceGraph): readonly Reverse[] {
  if (row !== undefined || link !== undefined) return [];
  // Hardly any heading reads like a link, so its text is looked through last.
  const reverses = reverseOf(field.name, kind);
  if (reverses.length === 0) return [];
  if (field.prose !== undefined && field.values.every((value) => vocabulary.idsIn(value.text).length === 0)) return [];
  return reverses;
}

function reverseOf(name: string, kind: Kind): readonly Reverse[] {
  const fields = fieldsByLabel.get(kebab(name)) ?? [];
  return fields.map((field) => ({ field, writers: writersOf(field, kind) })).filter(({ writers }) => writers.length > 0);
}

function writersOf(field: string, target: Kind): KindName[] {
  return (Object.values(kinds) as Kind[])
    .filter((kind) => kind.links.some((row) => row.name === field && (row.to === 'any' || row.to.includes(target.name as KindName))))
    .map((kind) => kind.name as KindName);
}
