import type { FieldFacts } from '../../../model/facts.ts';
import type { TraceGraph } from '../../../model/graph.ts';
import type { FieldRow, Kind, LinkRow } from '../../../model/kind.ts';
import type { TraceItem } from '../../../model/trace-item.ts';
import type { ItemSubject } from '../../expect.ts';
import type { RuleContext } from '../../rule.ts';
import { livingItems } from './demands.ts';

/** A field as an item wrote it, with its row in the table of kinds: none when the kind does not know it. */
export interface WrittenField extends ItemSubject {
  readonly kind: Kind;
  readonly field: FieldFacts;
  readonly row: FieldRow | undefined;
  readonly link: LinkRow | undefined;
}

/** Every field of every living item. What a document hands down is looked at where the kind knows it, and else on its first item only. */
export function* writtenFields({ graph }: RuleContext): Iterable<WrittenField> {
  for (const { item, kind } of livingItems(graph)) {
    for (const field of item.fields.values()) {
      const row = graph.vocabulary.fieldRow(kind, field.name);
      const link = kind.links.find((each) => each.name === field.name);
      if (row === undefined && link === undefined && field.inherited && !isFirstOfItsDocument(item, graph)) continue;
      yield { item, kind, field, row, link };
    }
  }
}

function isFirstOfItsDocument(item: TraceItem, graph: TraceGraph): boolean {
  return item.document !== undefined && graph.within(item.document)[0] === item;
}
