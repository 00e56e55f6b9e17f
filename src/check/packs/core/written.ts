import type { FieldFacts } from '../../../model/facts.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import type { FieldRow, Kind, LinkRow } from '../../../model/kind.ts';
import type { TraceItem } from '../../../model/trace-item.ts';
import { type ItemSubject, inEachItem } from '../../expect.ts';
import { livingKind } from './demands.ts';

/** A field as an item wrote it, with its row in the table of kinds: none when the kind does not know it. */
export interface WrittenField extends ItemSubject {
  readonly kind: Kind;
  readonly field: FieldFacts;
  readonly row: FieldRow | undefined;
  readonly link: LinkRow | undefined;
}

/** Every field of every living item. What a document hands down is looked at where the kind knows it, and else on its first item only. */
export const everyField = inEachItem((item, { graph }): readonly WrittenField[] => {
  const kind = livingKind(item);
  if (kind === undefined) return [];
  const fields: WrittenField[] = [];
  for (const field of item.fields.values()) {
    const row = graph.vocabulary.fieldRow(kind, field.name);
    const link = row === undefined ? linkRow(kind, field.name) : undefined;
    if (row === undefined && link === undefined && field.inherited && !isFirstOfItsDocument(item, graph)) continue;
    fields.push({ item, kind, field, row, link });
  }
  return fields;
});

const linkRows = new WeakMap<Kind, ReadonlyMap<string, LinkRow>>();

function linkRow(kind: Kind, name: string): LinkRow | undefined {
  let rows = linkRows.get(kind);
  if (rows === undefined) {
    rows = new Map(kind.links.map((row) => [row.name, row]));
    linkRows.set(kind, rows);
  }
  return rows.get(name);
}

function isFirstOfItsDocument(item: TraceItem, graph: TraceGraph): boolean {
  return item.document !== undefined && graph.within(item.document)[0] === item;
}
